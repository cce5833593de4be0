"""What each kind of change of a schema means, for those who send its values and for those who receive them.

A request must go on being accepted, and an answer must go on being what applications know: wider requests and narrower
answers are compatible, the opposite is not. New values of enums and of discriminated unions are the exception: the
conventions ask applications to accept values that they do not know, and the SDK does.
"""

from collections.abc import Mapping

from scripts.generate.changes.meanings import (
    Meanings,
    attention,
    both,
    breaking,
    changed,
    deprecated,
    either,
    new,
    wording,
)

_ABSENT = "Handle its absence."
_REFUSED = "Requests with other values are refused from now on: check what you send."
_UNEXPECTED = "Check that your application accepts it: earlier versions promised otherwise."
_NEW_CASE = "Applications must get along with values they do not know; add a case if yours lists all of them."

SCHEMA_RULES: Mapping[str, Meanings] = {
    "member-added": either(
        request=new("{place} may be sent: {type}."),
        response=new("{place} may come in answers: {type}."),
    ),
    "required-member-added": either(
        request=breaking("{place} is new and has to be sent: {type}.", "Send it; requests without it are refused."),
        response=new("{place} comes in answers: {type}."),
    ),
    "member-removed": either(
        request=breaking("{place} is gone, and refused when it is sent.", "Stop sending it."),
        response=breaking("{place} is gone from answers.", "Stop reading it."),
    ),
    "ignored-member-removed": either(
        request=changed("{place} is gone, and ignored when it is sent.", "Stop sending it."),
        response=breaking("{place} is gone from answers.", "Stop reading it."),
    ),
    "member-became-required": either(
        request=breaking("{place} has to be sent from now on.", "Send it; requests without it are refused."),
        response=changed("{place} always comes in answers from now on."),
    ),
    "member-became-optional": either(
        request=changed("{place} need not be sent any more."),
        response=breaking("{place} may be absent from answers.", _ABSENT),
    ),
    "null-allowed": either(
        request=changed("{place} may be sent as `null`."),
        response=breaking("{place} may be `null` in answers.", "Handle `null`."),
    ),
    "null-refused": either(
        request=breaking("{place} is refused as `null`.", "Leave it out, or send a value."),
        response=changed("{place} is never `null` in answers any more."),
    ),
    "type-widened": either(
        request=changed("{place} may be {now} (was {was})."),
        response=breaking("{place} may be {now} in answers (was {was}).", _UNEXPECTED),
    ),
    "type-narrowed": either(
        request=breaking("{place} must be {now} (was {was}).", _REFUSED),
        response=changed("{place} is only {now} in answers from now on (was {was})."),
    ),
    "type-changed": both(breaking("{place} is {now} from now on (was {was}).", "Read and write it as the new type.")),
    "value-added": either(
        request=new("{place} may be sent as {values}."),
        response=attention("{place} may be {values} in answers: a value that is new.", _NEW_CASE),
    ),
    "value-removed": either(
        request=breaking("{place} is refused as {values}.", "Stop sending that value."),
        response=changed("{place} is never {values} in answers any more.", "A case for it can go."),
    ),
    "values-listed": either(
        request=breaking("{place} must be one of {values} from now on.", _REFUSED),
        response=changed("{place} is always one of {values} in answers from now on."),
    ),
    "values-freed": either(
        request=changed("{place} may be sent with any value; it was one of {values}."),
        response=breaking("{place} may have any value in answers; it was one of {values}.", _UNEXPECTED),
    ),
    "option-added": either(
        request=new("{place} may be sent as {option}."),
        response=breaking("{place} may be {option} in answers.", _UNEXPECTED),
    ),
    "named-option-added": either(
        request=new("{place} may be sent as {option}."),
        response=attention("{place} may be {option} in answers: a kind that is new.", _NEW_CASE),
    ),
    "option-removed": either(
        request=breaking("{place} is refused as {option}.", "Stop sending that kind."),
        response=changed("{place} is never {option} in answers any more.", "A case for it can go."),
    ),
    "limit-widened": either(
        request=changed("{place} may be {now} (was {was})."),
        response=breaking("{place} may be {now} in answers (was {was}).", _UNEXPECTED),
    ),
    "limit-narrowed": either(
        request=breaking("{place} must be {now} (was {was}).", _REFUSED),
        response=changed("{place} is {now} in answers from now on (was {was})."),
    ),
    "form-changed": both(
        breaking("`{keyword}` of {place} is {now} from now on (was {was}).", "Read and write the new form.")
    ),
    "form-set": either(
        request=breaking("`{keyword}` of {place} is {now} from now on (was free).", _REFUSED),
        response=changed("`{keyword}` of {place} is {now} in answers from now on (was free)."),
    ),
    "form-freed": either(
        request=changed("`{keyword}` of {place} is free from now on (was {was})."),
        response=breaking("`{keyword}` of {place} is free in answers from now on (was {was}).", _UNEXPECTED),
    ),
    "members-closed": either(
        request=breaking("{place} may have no other members than those listed.", "Stop sending others."),
        response=changed("{place} has no other members in answers than those listed."),
    ),
    "members-opened": either(
        request=changed("{place} may be sent with other members than those listed."),
        response=breaking("{place} may have other members in answers than those listed.", _UNEXPECTED),
    ),
    "default-changed": either(
        request=attention("{place} means {now} when it is left out (was {was}).", "Send it if you rely on {was}."),
    ),
    "named-otherwise": both(
        attention("{place} has the type {now} from now on (was {was}).", "In TypeScript: import the type by this name.")
    ),
    "told-apart-otherwise": both(
        breaking("The kinds of {place} are told apart by {now} from now on (was {was}).", "Look at the new member.")
    ),
    "deprecated": both(deprecated("{place} is deprecated.", "Move away from it: a later major version drops it.")),
    "no-longer-deprecated": both(changed("{place} is no longer deprecated.")),
    "description-changed": both(wording("The description of {place} was reworded.")),
}
