# Generated from scripts/generate/static/runtime/verification.py by `make generate`. DO NOT EDIT.
"""The check at start-up that every operation has a handler, and that it takes what its route gives."""

import inspect
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, NewType, TypeAliasType, Union, get_args, get_origin


class HandlersIncomplete(Exception):
    """Handlers are missing or take other parameters than their Protocol says; `faults` names each one."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("The service cannot start:\n" + "\n".join(f"- {fault}" for fault in faults))
        self.faults = faults


def verify_handlers(protocol: type, handlers: object) -> None:
    """Compare handlers with the Protocol they implement; raises HandlersIncomplete."""
    faults = tuple(_faults(protocol, handlers))
    if faults:
        raise HandlersIncomplete(faults)


def _faults(protocol: type, handlers: object) -> Iterator[str]:
    owner = f"{type(handlers).__module__}.{type(handlers).__qualname__}"
    for name, expected in vars(protocol).items():
        if not inspect.iscoroutinefunction(expected):
            continue
        handler = getattr(handlers, name, None)
        if handler is None:
            yield f"{owner} has no handler {name} (see {protocol.__name__}). Write one: python -m scripts.scaffold"
        elif not inspect.iscoroutinefunction(handler):
            yield f"{owner}.{name} is not `async def`"
        else:
            yield from (f"{owner}.{name} {fault}" for fault in _parameter_faults(expected, handler))


def _parameter_faults(expected: Callable[..., object], handler: Callable[..., object]) -> Iterator[str]:
    wanted = _keywords(expected)
    given = _keywords(handler)
    for name in sorted(wanted.keys() - given.keys()) if not _takes_any(handler) else ():
        yield f"does not take the parameter {name}"
    for name in sorted(given.keys() - wanted.keys()):
        if given[name].default is inspect.Parameter.empty:
            yield f"takes the parameter {name}, which the contract does not have"
    for name in sorted(wanted.keys() & given.keys()):
        annotation = given[name].annotation
        if annotation is not inspect.Parameter.empty and not _accepts(annotation, wanted[name].annotation):
            yield f"takes {name} as {annotation}, but the contract says {wanted[name].annotation}"


def _takes_any(function: Callable[..., object]) -> bool:
    kinds = {parameter.kind for parameter in inspect.signature(function).parameters.values()}
    return inspect.Parameter.VAR_KEYWORD in kinds


def _keywords(function: Callable[..., object]) -> dict[str, inspect.Parameter]:
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    return {parameter.name: parameter for parameter in parameters if parameter.kind is inspect.Parameter.KEYWORD_ONLY}


def _accepts(given: object, wanted: object) -> bool:
    """Tell whether a parameter of one type takes all values of another. The type checker knows more; this is enough."""
    return all(any(_covers(option, member) for option in _members(given)) for member in _members(wanted))


def _members(type_: object) -> tuple[object, ...]:
    return get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)


def _covers(given: object, wanted: object) -> bool:
    if given in (Any, object, wanted):
        return True
    match wanted:
        case NewType(__supertype__=type_) | TypeAliasType(__value__=type_):
            return _accepts(given, type_)
        case type() if isinstance(given, type):
            return issubclass(wanted, given)
        case _ if get_origin(wanted) is Annotated:
            return _accepts(given, get_args(wanted)[0])
        case _:
            same = get_origin(wanted) is get_origin(given) is not None
            return same and all(map(_accepts, get_args(given), get_args(wanted)))
