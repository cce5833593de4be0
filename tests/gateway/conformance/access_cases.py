"""Who may pass: tokens and scopes."""

import base64
from collections.abc import Iterator

from tests.gateway.conformance.cases import Case, Family, family
from tests.gateway.conformance.outcomes import Passed, Refused
from tests.gateway.conformance.policies import all_scopes, routes
from tests.gateway.conformance.tokens import bad_tokens, good_token


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "good request",
        "A request by the contract, with a token that has the scopes, reaches its service as it was sent, and the "
        "service's answer its client.",
        _good_requests(),
    )
    yield family("public operation", "An operation that is public needs no token.", _public())
    yield family("no token", "Without a token nothing else passes: 401 with `WWW-Authenticate`.", _without_token())
    yield family("bad token", "A token that does not hold is refused like none.", _bad_tokens())
    yield family("bad credentials", "What is no bearer token is refused like none.", _bad_credentials())
    yield family("missing scope", "A token that lacks one of the operation's scopes is refused with 403.", _scopes())
    yield family(
        "only its scopes", "A token needs no more than the operation's own scopes, in whatever order.", _just_enough()
    )


def _good_requests() -> Iterator[Case]:
    token = good_token()
    for found in routes():
        yield Case(family="good request", name=found.id, call=found.call().by(token), expected=Passed(route=found))


def _public() -> Iterator[Case]:
    for found in routes():
        if found.policy["public"]:
            yield Case(family="public operation", name=found.id, call=found.call(), expected=Passed(route=found))


def _without_token() -> Iterator[Case]:
    for found in routes():
        if not found.policy["public"]:
            refused = Refused(code="unauthenticated", route=found)
            yield Case(family="no token", name=found.id, call=found.call(), expected=refused)


def _bad_tokens() -> Iterator[Case]:
    bad = list(bad_tokens())
    for found in routes():
        if found.policy["public"]:
            continue
        for kind, token in bad:
            call, refused = found.call().by(token), Refused(code="unauthenticated", route=found)
            yield Case(family="bad token", name=f"{kind}, {found.id}", call=call, expected=refused)


def _bad_credentials() -> Iterator[Case]:
    basic = base64.b64encode(b"anna:secret").decode()
    token = good_token()
    wrong = {
        "another scheme": (f"Basic {basic}",),
        "only the scheme": ("Bearer",),
        "only the token": (token,),
        "two tokens": (f"Bearer {token}", f"Bearer {token}"),
    }
    for found in (found for found in routes() if found.id in ("getCustomer", "createQuote", "listConversations")):
        for kind, values in wrong.items():
            call = found.call().with_headers(*(("Authorization", value) for value in values))
            refused = Refused(code="unauthenticated", route=found)
            yield Case(family="bad credentials", name=f"{kind}, {found.id}", call=call, expected=refused)


def _scopes() -> Iterator[Case]:
    for found in routes():
        for scope in found.scopes:
            others = " ".join(other for other in all_scopes().split() if other != scope)
            call, refused = found.call().by(good_token(scopes=others)), Refused(code="forbidden", route=found)
            yield Case(family="missing scope", name=f"{scope}, {found.id}", call=call, expected=refused)
        if found.scopes:
            longer = " ".join(f"{scope}s {scope.rpartition(':')[0]}" for scope in found.scopes)
            call, refused = found.call().by(good_token(scopes=longer)), Refused(code="forbidden", route=found)
            yield Case(family="missing scope", name=f"similar ones, {found.id}", call=call, expected=refused)


def _just_enough() -> Iterator[Case]:
    for found in routes():
        if found.scopes:
            call = found.call().by(good_token(scopes=" ".join(reversed(found.scopes))))
            yield Case(family="only its scopes", name=found.id, call=call, expected=Passed(route=found))
