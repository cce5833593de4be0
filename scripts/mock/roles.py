"""What each operation does to the mock's memory, read from the conventions that contracts are written in.

- `GET /v1/things/{thing_id}` reads a thing, `POST /v1/things` that answers with one makes it, `GET /v1/things` that
  answers with `items` of them lists them, `PATCH /v1/things/{thing_id}` changes it.
- `POST /v1/things/{thing_id}/confirm` moves it by the event `confirm` of the state machine of its status.
- A POST that names a thing in its body and answers with that thing decides on it: the event is a member of the body.
- A path that is read and changed and has no parameter is a thing of which there is one.
- Everything else shows what the contract has written, once the things that its path names are known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scripts.mock.contract import Contract, Described, Json, name_of

_PAGE_ITEMS: Final = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The states of a thing: which member holds them, and where each event leads from where."""

    member: str
    schema: str
    initial: str
    transitions: Mapping[str, Mapping[str, str]]

    def after(self, state: str, event: str) -> str | None:
        """The state that an event leads to; None where the contract does not allow it."""
        return self.transitions.get(event, {}).get(state)

    def is_final(self, state: str) -> bool:
        """Whether nothing leads on from the state."""
        return not any(state in sources for sources in self.transitions.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that the mock remembers.

    Attributes:
        schema: the name of its schema.
        path: the path at which one is read; where it has no parameter, there is one such thing.
        parameter: the name of the parameter that names one.
        reader: the operation that reads one.
        machine: its states, where it has any.
        is_made: whether clients can make new ones.
    """

    schema: str
    path: str
    parameter: str | None
    reader: Described
    machine: Machine | None
    is_made: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Reads a thing."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """Makes a thing."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumerate:
    """Lists the things of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Changes members of a thing."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Moves a thing by an event of its state machine; where `event` is None, the body says which."""

    kind: Kind
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Shows what is written. `kinds` are those of which the path names one."""

    kinds: tuple[Kind, ...]


type Role = Read | Make | Enumerate | Change | Move | Show


class Roles:
    """The kinds of things of a contract, and the role of each of its operations."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._operations = tuple(contract.operations.values())
        self.kinds = tuple(self._kinds())
        self._roles = {operation.id: self._role(operation) for operation in self._operations}

    def of(self, operation: str) -> Role:
        """The role of an operation."""
        return self._roles[operation]

    @property
    def lasting(self) -> list[Kind]:
        """The kinds of things that clients neither make nor change."""
        moved = [role.kind for role in self._roles.values() if isinstance(role, Make | Change | Move)]
        return [kind for kind in self.kinds if kind not in moved]

    def kind_named(self, parameter: str) -> Kind | None:
        """The kind of which a member of that name, such as `quote_id`, names one."""
        return next((kind for kind in self.kinds if kind.parameter == parameter), None)

    def kind_of(self, schema: str) -> Kind | None:
        """The kind of things with that schema."""
        return next((kind for kind in self.kinds if kind.schema == schema), None)

    def _kinds(self) -> Iterator[Kind]:
        changed = {operation.path for operation in self._operations if operation.method == "patch"}
        for operation in self._operations:
            parameter = _last_parameter(operation.path)
            if operation.method != "get" or operation.produced is None:
                continue
            if parameter is not None or operation.path in changed:
                collection = operation.path.rpartition("/")[0]
                yield Kind(
                    schema=operation.produced,
                    path=operation.path,
                    parameter=parameter,
                    reader=operation,
                    machine=self._machine(operation.produced),
                    is_made=parameter is not None and self._makes(collection, operation.produced),
                )

    def _makes(self, path: str, schema: str) -> bool:
        return any(
            (operation.method, operation.path, operation.produced) == ("post", path, schema)
            for operation in self._operations
        )

    def _role(self, operation: Described) -> Role:
        exact = next((kind for kind in self.kinds if kind.path == operation.path), None)
        if exact is not None and operation.method in ("get", "patch"):
            return Read(kind=exact) if operation.method == "get" else Change(kind=exact)
        collected = next((kind for kind in self.kinds if _collection(kind) == operation.path), None)
        if collected is not None and operation.method == "post" and operation.produced == collected.schema:
            return Make(kind=collected)
        if collected is not None and operation.method == "get" and self._lists(operation) == collected.schema:
            return Enumerate(kind=collected)
        moved = self._moved(operation) if operation.method == "post" else None
        passed = [kind for kind in self.kinds if kind.parameter and operation.path.startswith(f"{kind.path}/")]
        return moved or Show(kinds=tuple(passed))

    def _moved(self, operation: Described) -> Move | None:
        parent, _, segment = operation.path.rpartition("/")
        kind = next((kind for kind in self.kinds if kind.schema == operation.produced), None)
        if kind is None or kind.machine is None:
            return None
        if kind.path == parent:
            event = segment.replace("-", "_")
            return Move(kind=kind, event=event) if event in kind.machine.transitions else None
        body = self._contract.members({"$ref": f"#/components/schemas/{operation.taken}"}) if operation.taken else {}
        return Move(kind=kind, event=None) if kind.parameter in body else None

    def _lists(self, operation: Described) -> str | None:
        if operation.produced is None:
            return None
        items = self._contract.members(self._contract.schema(operation.produced)).get(_PAGE_ITEMS, {})
        return name_of(self._contract.resolved(items).get("items", {}))

    def _machine(self, schema: str) -> Machine | None:
        for member, reference in self._contract.members(self._contract.schema(schema)).items():
            machine: Json | None = self._contract.resolved(reference).get("x-state-machine")
            name = name_of(reference)
            if machine is not None and name is not None:
                return Machine(
                    member=member, schema=name, initial=machine["initial"], transitions=_transitions(machine)
                )
        return None


def _transitions(machine: Json) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for transition in machine["transitions"]:
        found.setdefault(transition["event"], {}).update(dict.fromkeys(transition["from"], transition["to"]))
    return found


def _last_parameter(path: str) -> str | None:
    last = path.rpartition("/")[2]
    return last[1:-1] if last.startswith("{") else None


def _collection(kind: Kind) -> str | None:
    return kind.path.rpartition("/")[0] if kind.parameter is not None else None
