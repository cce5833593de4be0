# Generated from scripts/generate/static/runtime/verification.py by `make generate`. DO NOT EDIT.
"""The check at start-up that every operation has a handler, and that it takes what its route gives."""

import inspect
from collections.abc import Iterator


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


def _parameter_faults(expected: object, handler: object) -> Iterator[str]:
    wanted = _keywords(expected)
    given = _keywords(handler)
    for name in wanted.keys() - given.keys():
        yield f"does not take the parameter {name}"
    for name in given.keys() - wanted.keys():
        if given[name].default is inspect.Parameter.empty:
            yield f"takes the parameter {name}, which the contract does not have"
    for name in wanted.keys() & given.keys():
        if inspect.Parameter.empty is not given[name].annotation != wanted[name].annotation:
            yield f"takes {name} as {given[name].annotation}, but the contract says {wanted[name].annotation}"


def _keywords(function: object) -> dict[str, inspect.Parameter]:
    assert callable(function)
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    return {parameter.name: parameter for parameter in parameters if parameter.kind is inspect.Parameter.KEYWORD_ONLY}
