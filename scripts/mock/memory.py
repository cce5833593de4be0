"""What an operation does and answers, by its role: on the things that the mock remembers, as the contract shows it."""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generated.runtime import ContractResponse, Operation
from scripts.generate.example_conversations import merged
from scripts.mock import answers, drafts
from scripts.mock.contract import Contract, Described, Json, name_of
from scripts.mock.exchange import CURRENT
from scripts.mock.identifiers import Identifiers
from scripts.mock.resources import Body, Resource, Resources
from scripts.mock.roles import Change, Enumerate, Kind, Machine, Make, Move, Read, Roles, Show
from scripts.mock.sightings import things_in
from scripts.mock.times import Clock, moved, written

_UNCHANGED: Final = 304
_DEFAULT_LIMIT: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that fits the contract: the operation and its arguments as JSON, the body apart."""

    operation: Operation
    described: Described
    arguments: Mapping[str, Any]
    body: Body

    def refuse(self, code: str, *, status: int, detail: str, **members: object) -> ContractResponse:
        """The problem that answers the request."""
        return answers.problem(
            self.operation,
            self.described,
            code=code,
            status=status,
            detail=detail,
            members=members,
            request_id=CURRENT.get().request_id,
        )

    def answer(self, body: Any, *, status: int | None = None, **headers: str) -> ContractResponse:
        """The success that answers the request."""
        known = {name.replace("_", "-"): value for name, value in headers.items()}
        return answers.success(
            self.operation,
            self.described,
            status=status or self.described.successes[0].status,
            body=body,
            headers={name: known[name.lower()] for name in self._header_names() if name.lower() in known},
        )

    def _header_names(self) -> Iterator[str]:
        for headers in self.described.headers.values():
            yield from headers


class Memory:
    """The things of one contract."""

    def __init__(
        self, contract: Contract, *, roles: Roles, resources: Resources, identifiers: Identifiers, clock: Clock
    ) -> None:
        self._contract = contract
        self._roles = roles
        self._resources = resources
        self._identifiers = identifiers
        self._clock = clock

    def fill(self) -> None:
        """Remember the things that the contract's examples show. Of the same thing, the one that is read counts."""
        for kind in self._roles.kinds:
            for example in kind.reader.successes:
                self._learn(kind, example.body)
        for operation in self._contract.operations.values():
            if isinstance(self._roles.of(operation.id), Show | Enumerate) and operation.produced is not None:
                schema = {"$ref": f"#/components/schemas/{operation.produced}"}
                for example in operation.successes:
                    for kind, body in self._things(example.body, schema, self._contract):
                        self._learn(kind, body)

    def _learn(self, kind: Kind, body: Body) -> None:
        key = str(body.get("id", "")) if kind.parameter is not None else ""
        if self._resources.find(kind, key) is None and (kind.parameter is None or "id" in body):
            self._resources.keep(kind, moved(body, now=self._clock()))

    def find(self, parameter: str, key: str) -> Resource | None:
        """The thing that a member of that name, such as `quote_id`, names by this key."""
        kind = self._roles.kind_named(parameter)
        return self._resources.find(kind, key) if kind is not None else None

    def begin(self, parameter: str, key: str) -> None:
        """Remember a new thing of that key, as it is where one is made."""
        kind = self._roles.kind_named(parameter)
        if kind is not None:
            self._resources.keep(kind, {**moved(next(self._written_as_made(kind)), now=self._clock()), "id": key})

    def learn(self, value: Any, schema: Json, *, contract: Contract) -> None:
        """Remember the things that a message shows, as it shows them."""
        for kind, body in self._things(value, schema, contract):
            self._resources.keep(kind, body)

    def note(self, parameter: str, told: Mapping[str, Any]) -> None:
        """Remember what is told of a thing that is named."""
        resource = self.find(parameter, str(told[parameter]))
        if resource is not None:
            members = self._members(resource.kind.schema).keys() - {"id"}
            changed = {name: value for name, value in told.items() if name in members}
            self._resources.keep(resource.kind, {**resource.body, **changed})

    def _things(self, value: Any, schema: Json, contract: Contract) -> Iterator[tuple[Kind, Body]]:
        return things_in(value, schema, contract=contract, roles=self._roles)

    def play(self, call: Call) -> ContractResponse:
        """Do what the operation does, and give its answer."""
        role = self._roles.of(call.operation.id)
        match role:
            case Make(kind=kind):
                return self._make(call, kind)
            case Enumerate(kind=kind):
                return self._enumerate(call, kind)
            case Show():
                return self._show(call, role)
            case Read() | Change() | Move():
                return self._on_one(call, role)

    def _on_one(self, call: Call, role: Read | Change | Move) -> ContractResponse:
        resource = self._resources.find(role.kind, self._key(call, role))
        if resource is None:
            return _not_found(call)
        asked = call.arguments.get("if_match")
        if asked is not None and asked != resource.etag:
            return call.refuse(
                "precondition_failed",
                status=412,
                detail=f"The resource is at {resource.etag} by now, not at {asked}. Read it again.",
            )
        match role:
            case Read():
                return _read(call, resource)
            case Change():
                return self._change(call, resource)
            case Move(event=event):
                return self._move(call, resource, event=event)

    def _key(self, call: Call, role: Read | Change | Move) -> str | None:
        name = role.kind.parameter
        return None if name is None else str(call.arguments.get(name) or call.body.get(name, ""))

    def _make(self, call: Call, kind: Kind) -> ContractResponse:
        origins = {
            name: self._resources.find(named, str(value))
            for name, value in call.body.items()
            if (named := self._roles.kind_named(name)) is not None
        }
        if None in origins.values():
            return _not_found(call)
        example = drafts.best_fitting(call.described.successes, call.body)
        body: Body = moved(example.body, now=self._clock())
        for name, origin in origins.items():
            if origin is not None:
                body = drafts.with_origin(body, origin, named=name, kind=kind, contract=self._contract)
        body = drafts.with_request(
            body,
            request=call.body,
            sayable=self._sayable(call, origins.values()),
            members=self._members(kind.schema).keys(),
            required=self._contract.required(self._contract.schema(kind.schema)),
        )
        body["id"] = self._identifiers.like(str(example.body["id"]))
        if kind.machine is not None:
            body[kind.machine.member] = kind.machine.initial
        made = Resource(kind, body["id"], body)
        answer = call.answer(body, etag=made.etag, location=made.path)
        self._resources.keep(kind, body)
        return answer

    def _sayable(self, call: Call, origins: Iterable[Resource | None]) -> set[str]:
        """What a request may say that nothing it names says already."""
        told = {name for origin in origins if origin is not None for name in self._members(origin.kind.schema)}
        return self._members(call.described.taken).keys() - told

    def _change(self, call: Call, resource: Resource) -> ContractResponse:
        machine = resource.kind.machine
        if machine is not None and machine.is_final(str(resource.status)):
            return self._illegal(call, resource, machine=machine, event=None)
        members = self._members(resource.kind.schema)
        origins: list[tuple[str, Resource]] = []
        for name, value in call.body.items():
            origin = self._roles.kind_named(name)
            if origin is not None and name not in members:
                found = self._resources.find(origin, str(value))
                if found is None:
                    return _not_found(call)
                origins.append((name, found))
        body: Body = merged(resource.body, {name: value for name, value in call.body.items() if name in members})
        for name, found in origins:
            body = drafts.with_origin(body, found, named=name, kind=resource.kind, contract=self._contract)
        return self._replaced(call, resource, body)

    def _move(self, call: Call, resource: Resource, *, event: str | None) -> ContractResponse:
        machine = resource.kind.machine
        assert machine is not None, "Only things with states are moved."
        for name, value in call.body.items():
            if name in resource.body and resource.body[name] != value and f"{name}_mismatch" in call.operation.problems:
                return call.refuse(f"{name}_mismatch", status=409, detail=f"The {name} is not that of the resource.")
        event = event or next(
            (value for value in call.body.values() if isinstance(value, str) and value in machine.transitions), None
        )
        target = machine.after(str(resource.status), event) if event is not None else None
        if target is None:
            return self._illegal(call, resource, machine=machine, event=event)
        before = next(self._written_as_made(resource.kind), resource.body)
        after: Body = moved(call.described.successes[0].body, now=self._clock())
        body = drafts.as_shown(resource.body, before=before, after=after)
        return self._replaced(call, resource, {**body, machine.member: target})

    def _written_as_made(self, kind: Kind) -> Iterator[Body]:
        for operation in self._contract.operations.values():
            if self._roles.of(operation.id) == Make(kind=kind):
                yield operation.successes[0].body
        yield kind.reader.successes[0].body

    def _replaced(self, call: Call, resource: Resource, body: Body) -> ContractResponse:
        if "updated_at" in body:
            body["updated_at"] = written(self._clock())
        # What does not fit the contract is found here, before anything has changed.
        answer = call.answer(body, etag=f'"{resource.version + 1}"', location=resource.path)
        resource.replace(body)
        return answer

    def _illegal(self, call: Call, resource: Resource, *, machine: Machine, event: str | None) -> ContractResponse:
        """The problem that names the state, which is how a contract tells of an event that is not allowed there."""
        for code, kind in call.operation.problems.items():
            members = self._members("".join(part.capitalize() for part in code.split("_")))
            states = [name for name, schema in members.items() if name_of(schema) == machine.schema]
            if kind.status == 409 and states:
                attempted = {
                    name: event or self._event_apart(schema, machine)
                    for name, schema in members.items()
                    if set(machine.transitions) <= set(self._contract.resolved(schema).get("enum", ()))
                }
                detail = f"This does not go while the status is {resource.status}."
                return call.refuse(code, status=409, detail=detail, **{states[0]: resource.status}, **attempted)
        return call.refuse("illegal_transition", status=409, detail=f"The status is {resource.status}.")

    def _event_apart(self, schema: Json, machine: Machine) -> str:
        """What a change that is no event of the machine is called where events are named."""
        names: list[str] = list(self._contract.resolved(schema)["enum"])
        return next((name for name in names if name not in machine.transitions), names[0])

    def _enumerate(self, call: Call, kind: Kind) -> ContractResponse:
        kept = [resource.body for resource in self._resources.newest_first(kind)]
        asked = {name: value for name, value in call.arguments.items() if name not in ("limit", "cursor")}
        return self._page(call, drafts.selected(kept, asked), rest={})

    def _page(self, call: Call, items: list[Any], *, rest: Body) -> ContractResponse:
        try:
            first = _position(call.arguments.get("cursor"), operation=call.operation.id)
        except ValueError:
            detail = "The cursor is not one that this list has given. Take it from next_cursor."
            return call.refuse("invalid_cursor", status=400, detail=detail)
        last = first + int(call.arguments.get("limit", _DEFAULT_LIMIT))
        following = _cursor(last, operation=call.operation.id) if last < len(items) else None
        return call.answer({**rest, "items": items[first:last], "next_cursor": following})

    def _show(self, call: Call, role: Show) -> ContractResponse:
        for kind in role.kinds:
            if self._resources.find(kind, str(call.arguments[kind.parameter or ""])) is None:
                return _not_found(call)
        asked = {**call.arguments, **call.body}
        example = drafts.best_fitting(call.described.successes, asked)
        if not isinstance(example.body, dict):
            return call.answer(example.body)
        body: Body = moved(example.body, now=self._clock())
        body |= {name: value for name, value in asked.items() if name in body and not isinstance(value, list)}
        if "next_cursor" in body and isinstance(body.get("items"), list):
            return self._page(call, drafts.selected(body["items"], call.arguments), rest=body)
        if call.described.method == "post" and "id" in body:
            body["id"] = self._identifiers.like(str(body["id"]))
        return call.answer(body)

    def _members(self, schema: str | None) -> dict[str, Json]:
        known = self._contract.document["components"]["schemas"]
        return self._contract.members(known[schema]) if schema in known else {}


def _read(call: Call, resource: Resource) -> ContractResponse:
    unchanged = any(kind.status == _UNCHANGED for kind in call.operation.responses)
    if unchanged and call.arguments.get("if_none_match") == resource.etag:
        return call.answer(None, status=_UNCHANGED, etag=resource.etag)
    return call.answer(resource.body, etag=resource.etag)


def _not_found(call: Call) -> ContractResponse:
    detail = "The mock knows no such resource: it is neither in the contract's examples nor was it made here."
    return call.refuse("not_found", status=404, detail=detail)


def _cursor(position: int, *, operation: str) -> str:
    return base64.urlsafe_b64encode(f"{operation}:{position}".encode()).decode().rstrip("=")


def _position(cursor: object, *, operation: str) -> int:
    if cursor is None:
        return 0
    try:
        text = str(cursor)
        name, _, position = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError(cursor) from error
    if name != operation:
        raise ValueError(cursor)
    return int(position)
