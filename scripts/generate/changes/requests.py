"""Two versions of what an operation takes: parameters and body."""

from scripts.generate.changes.change import Direction, Use
from scripts.generate.changes.differences import Place
from scripts.generate.changes.notes import Notes
from scripts.generate.changes.schemas import Json
from scripts.generate.contract import Body, Operation, Parameter
from scripts.generate.value_schemas import schema_of

_KINDS = {"path": "the path parameter", "query": "the query parameter", "header": "the header"}


def compare_requests(old: Operation, new: Operation, notes: Notes, *, use: Use, place: Place) -> None:
    """Note how the requests of two versions of an operation differ."""
    _compare_parameters(old, new, notes, use=use, place=place)
    _compare_bodies(old.body, new.body, notes, use=use, place=place)


def _compare_parameters(old: Operation, new: Operation, notes: Notes, *, use: Use, place: Place) -> None:
    before, after = _by_key(old), _by_key(new)
    for key, parameter in before.items():
        spot = _spot(parameter, place)
        if key not in after:
            notes.add("parameter-removed", use, spot)
        else:
            _compare_parameter(parameter, after[key], notes, use=use, place=_spot(after[key], place))
    for key, parameter in after.items():
        if key not in before:
            rule = "required-parameter-added" if parameter.required else "parameter-added"
            notes.add(rule, use, _spot(parameter, place), type=notes.schemas.words_of(schema_of(parameter.type)))


def _compare_parameter(old: Parameter, new: Parameter, notes: Notes, *, use: Use, place: Place) -> None:
    if old.required != new.required:
        notes.add("parameter-became-required" if new.required else "parameter-became-optional", use, place)
    if old.explode != new.explode:
        now = "each by itself" if new.explode else "in one, with commas"
        notes.add("parameter-written-otherwise", use, place, now=now)
    notes.values(_schema(old), _schema(new), place, direction=Direction.REQUEST, use=use)


def _compare_bodies(old: Body | None, new: Body | None, notes: Notes, *, use: Use, place: Place) -> None:
    spot = Place(lead="the body", pointer=f"{place.pointer}/requestBody")
    if old is None and new is not None:
        notes.add("required-body-added" if new.required else "body-added", use, spot, type=f"`{new.schema}`")
    elif old is not None and new is None:
        notes.add("body-removed", use, spot)
    elif old is not None and new is not None:
        if old.required != new.required:
            notes.add("body-became-required" if new.required else "body-became-optional", use, spot)
        if old.max_bytes != new.max_bytes:
            rule = "size-raised" if new.max_bytes > old.max_bytes else "size-lowered"
            notes.add(rule, use, spot, was=str(old.max_bytes), now=str(new.max_bytes))
        for media_type in old.media_types:
            if media_type not in new.media_types:
                notes.add("body-format-removed", use, spot, was=media_type)
        for media_type in new.media_types:
            if media_type not in old.media_types:
                notes.add("body-format-added", use, spot, now=media_type)
        before, after = ({"$ref": f"#/components/schemas/{body.schema}"} for body in (old, new))
        notes.values(before, after, spot, direction=Direction.REQUEST, use=use)


def _by_key(operation: Operation) -> dict[tuple[str, str], Parameter]:
    """Parameters by what makes them the same: header names have no case, path parameters count by their place."""
    found: dict[tuple[str, str], Parameter] = {}
    for parameter in operation.parameters:
        name = parameter.name.lower() if parameter.location == "header" else parameter.name
        if parameter.location == "path":
            name = str(operation.path.split("/").index(f"{{{parameter.name}}}"))
        found[(parameter.location, name)] = parameter
    return found


def _spot(parameter: Parameter, place: Place) -> Place:
    return Place(
        lead=_KINDS[parameter.location],
        path=parameter.name,
        pointer=f"{place.pointer}/parameters/{parameter.name}",
    )


def _schema(parameter: Parameter) -> Json:
    annotations = {"description": parameter.description}
    default = {} if parameter.default is None else {"default": parameter.default}
    return {**schema_of(parameter.type), **annotations, **default}
