"""Two versions of what an operation answers: content, headers and problems."""

from collections.abc import Iterable, Mapping

from scripts.generate.changes.change import Direction, Use
from scripts.generate.changes.differences import Place
from scripts.generate.changes.notes import Notes
from scripts.generate.changes.schemas import Json
from scripts.generate.contract import Contract, Header, Operation, Response
from scripts.generate.value_schemas import schema_of

_NOTHING = "nothing"


def compare_responses(old: Operation, new: Operation, notes: Notes, *, use: Use, place: Place) -> None:
    """Note how the answers of two versions of an operation differ."""
    before, after = _by_status(old.responses), _by_status(new.responses)
    for status, answers in before.items():
        spot = _answer_place(status, place)
        if status not in after:
            notes.add("answer-removed", use, spot)
        else:
            _compare_formats(answers, after[status], notes, use=use, place=spot)
            first, counterpart = (_any(found) for found in (answers, after[status]))
            if first.description != counterpart.description:
                notes.add("text-changed", use, Place(lead=f"the text of {spot.lead}", pointer=spot.pointer))
            _compare_headers(_headers(first), _headers(counterpart), notes, use=use, place=spot)
    for status, answers in after.items():
        if status not in before:
            summary = _any(answers).description
            notes.add("answer-added", use, _answer_place(status, place), summary=summary)
    _compare_problems(old.problems, new.problems, notes, use=use, place=place)


def compare_problems_anywhere(old: Contract, new: Contract, notes: Notes) -> None:
    """Note which problems any path may answer with: those that no operation lists."""
    before, after = _unlisted(old), _unlisted(new)
    for code, problem in after.items():
        if code not in {known.code for known in old.problems}:
            notes.add("problem-anywhere-added", None, _problem_place(problem, "#"), summary=problem.description)
    for code, problem in before.items():
        if code not in {known.code for known in new.problems}:
            notes.add("problem-anywhere-removed", None, _problem_place(problem, "#"))
    for code in before.keys() & after.keys():
        use = Use(document=new.source.removesuffix(".yaml"), id=code, where="any path")
        _compare_problem(before[code], after[code], notes, use=use, place=_problem_place(after[code], "#"))


def _compare_formats(
    old: Mapping[str | None, Response], new: Mapping[str | None, Response], notes: Notes, *, use: Use, place: Place
) -> None:
    for media_type, answer in old.items():
        if media_type in new:
            _compare_contents(answer, new[media_type], notes, use=use, place=place)
        elif media_type is None:
            notes.add("answer-content-added", use, place, now=_content(_any(new)))
        elif None in new:
            notes.add("answer-content-removed", use, place, was=_content(answer))
        else:
            notes.add("answer-format-removed", use, place, was=media_type)
    for media_type in new:
        if media_type is not None and media_type not in old and None not in old:
            notes.add("answer-format-added", use, place, now=media_type)


def _compare_contents(old: Response, new: Response, notes: Notes, *, use: Use, place: Place) -> None:
    if old.schema is not None and new.schema is not None:
        before, after = ({"$ref": f"#/components/schemas/{answer.schema}"} for answer in (old, new))
        notes.values(before, after, place, direction=Direction.RESPONSE, use=use)
    elif old.schema != new.schema:
        rule = "answer-content-added" if old.schema is None else "answer-content-removed"
        notes.add(rule, use, place, was=_content(old), now=_content(new))


def _compare_headers(old: Iterable[Header], new: Iterable[Header], notes: Notes, *, use: Use, place: Place) -> None:
    before, after = ({header.name.lower(): header for header in headers} for headers in (old, new))
    for key, header in before.items():
        spot = _header_place(header, place)
        if key not in after:
            notes.add("header-removed", use, spot)
            continue
        counterpart = after[key]
        if header.required != counterpart.required:
            notes.add("header-became-required" if counterpart.required else "header-became-optional", use, spot)
        notes.values(_header_schema(header), _header_schema(counterpart), spot, direction=Direction.RESPONSE, use=use)
    for key, header in after.items():
        if key not in before:
            notes.add("header-added", use, _header_place(header, place))


def _compare_problems(
    old: Iterable[Response], new: Iterable[Response], notes: Notes, *, use: Use, place: Place
) -> None:
    before, after = ({problem.code: problem for problem in problems} for problems in (old, new))
    for code, problem in before.items():
        if code not in after:
            notes.add("problem-removed", use, _problem_place(problem, place.pointer))
        else:
            spot = _problem_place(after[code], place.pointer)
            _compare_problem(problem, after[code], notes, use=use, place=spot)
    for code, problem in after.items():
        if code not in before:
            notes.add("problem-added", use, _problem_place(problem, place.pointer), summary=problem.description)


def _compare_problem(old: Response, new: Response, notes: Notes, *, use: Use, place: Place) -> None:
    if old.status != new.status:
        notes.add("problem-status-changed", use, place, was=str(old.status), now=str(new.status))
    _compare_headers(_headers(old), _headers(new), notes, use=use, place=place)
    _compare_contents(old, new, notes, use=use, place=place)


def _by_status(responses: Iterable[Response]) -> dict[int, dict[str | None, Response]]:
    found: dict[int, dict[str | None, Response]] = {}
    for response in responses:
        found.setdefault(response.status, {})[response.media_type] = response
    return found


def _any(answers: Mapping[str | None, Response]) -> Response:
    """All formats of an answer have the same headers and description."""
    return next(iter(answers.values()))


def _header_schema(header: Header) -> Json:
    return {**schema_of(header.type), "description": header.description}


def _headers(response: Response) -> tuple[Header, ...]:
    return (*response.headers, *response.ambient)


def _unlisted(contract: Contract) -> dict[str, Response]:
    listed = {problem.code for operation in contract.operations for problem in operation.problems}
    return {problem.code: problem for problem in contract.problems if problem.code and problem.code not in listed}


def _content(response: Response) -> str:
    return f"`{response.schema or response.media_type}`" if response.media_type else _NOTHING


def _answer_place(status: int, place: Place) -> Place:
    return Place(lead=f"the answer {status}", pointer=f"{place.pointer}/responses/{status}")


def _header_place(header: Header, place: Place) -> Place:
    lead = f"in {place}, the header"
    return Place(lead=lead, path=header.name, pointer=f"{place.pointer}/headers/{header.name}")


def _problem_place(problem: Response, pointer: str) -> Place:
    return Place(path=problem.code or "", pointer=f"{pointer}/responses/{problem.status}")
