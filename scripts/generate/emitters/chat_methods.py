"""The methods of a channel's client: one for each message that clients send, and one for each way to answer."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from scripts.generate.contract import Answer, Channel, ChannelOperation, Member
from scripts.generate.emitters import sdk_docs
from scripts.generate.emitters.sdk_examples import literal
from scripts.generate.emitters.sdk_names import camel

_INDENT: Final = "  "
_FILLED_IN: Final = frozenset({"type", "id"})
_ACK: Final = 'ServerMessages["ack"]'
# What the runtime does by itself, and applications may do, too.
_BY_THE_RUNTIME: Final = {
    "ping": ('ServerMessages["pong"]', "this.sendPing()"),
    "token.refresh": (_ACK, "this.renewToken()"),
}

type Schemas = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method as TypeScript: its comment, its parameters, what it resolves with, and what it calls."""

    doc: str
    name: str
    parameters: tuple[str, ...]
    result: str
    call: str

    @property
    def head(self) -> str:
        """The signature, on one line if there is room."""
        result = f"Promise<{self.result}> {{"
        line = f"{self.name}({', '.join(self.parameters)}): {result}"
        if len(line) + len(_INDENT) <= sdk_docs.WIDTH:
            return line
        inner = "".join(f"\n{_INDENT * 2}{parameter}," for parameter in self.parameters)
        return f"{self.name}({inner}\n{_INDENT}): {result}"


def methods(channel: Channel, *, schemas: Schemas) -> Iterator[Method]:
    """Give the methods of the client of a channel; its greeting is none of them."""
    for operation in channel.operations:
        if operation.message.name in _BY_THE_RUNTIME:
            result, call = _BY_THE_RUNTIME[operation.message.name]
            yield Method(doc=_doc(operation), name=operation.id, parameters=(), result=result, call=call)
        elif operation.message.name != "session.hello":
            yield _sending(operation, channel=channel, schemas=schemas)
            yield from (_answering(answer, operation=operation, schemas=schemas) for answer in operation.answers)


def _sending(operation: ChannelOperation, *, channel: Channel, schemas: Schemas) -> Method:
    members = _left_to_say(operation)
    text = _sole_text(members, schemas=schemas)
    arguments = [json.dumps(operation.message.name), "content", *([json.dumps(text)] if text else [])]
    said = {name: value for name, value in operation.message.example.items() if name not in _FILLED_IN}
    example = literal(said[text] if text and said.keys() == {text} else said) if said else ""
    return Method(
        doc=_doc(operation, example=f"await {camel(channel.name)}.{operation.id}({example});"),
        name=operation.id,
        parameters=(_parameter(_content(operation), members, text=text),),
        result=_ACK,
        call=f"this.deliver({', '.join(arguments)})",
    )


def _answering(answer: Answer, *, operation: ChannelOperation, schemas: Schemas) -> Method:
    filled = [*answer.taken, *answer.fixed]
    members = _left_to_say(operation, without=filled)
    text = _sole_text(members, schemas=schemas)
    parameters = [f"message: ServerMessages[{json.dumps(answer.to)}]"]
    said = []
    if members:
        names = " | ".join(map(json.dumps, filled))
        parameters.append(_parameter(f"Omit<{_content(operation)}, {names}>", members, text=text))
        said = [f'...(typeof content === "string" ? {{ {text}: content }} : content)' if text else "...content"]
    taken = (f"{name}: {'.'.join(('message', *path))}" for name, path in answer.taken.items())
    fixed = (f"{name}: {json.dumps(value)}" for name, value in answer.fixed.items())
    object_ = "".join(f"\n{_INDENT * 3}{each}," for each in (*said, *taken, *fixed))
    doc = f"{answer.summary}: `{operation.id}` as an answer to `{answer.to}`."
    return Method(
        doc=sdk_docs.block(doc, _INDENT),
        name=answer.name,
        parameters=tuple(parameters),
        result=_ACK,
        call=f"this.{operation.id}({{{object_}\n{_INDENT * 2}}})",
    )


def _doc(operation: ChannelOperation, *, example: str = "") -> str:
    lines = [f"{operation.summary}."]
    if operation.description:
        lines += ["", operation.description]
    if example:
        lines += ["", "@example", "```ts", *(f"\t{line}" for line in example.split("\n")), "```"]
    return sdk_docs.block("\n".join(lines), _INDENT)


def _content(operation: ChannelOperation) -> str:
    return f"Content<ClientMessages[{json.dumps(operation.message.name)}]>"


def _parameter(type_: str, members: Iterable[Member], *, text: str | None) -> str:
    default = "" if any(member.required for member in members) else " = {}"
    return f"content: {type_}{' | string' if text else ''}{default}"


def _left_to_say(operation: ChannelOperation, *, without: Iterable[str] = ()) -> list[Member]:
    """List the members that are left to the application."""
    known = _FILLED_IN | set(without)
    return [member for member in operation.message.members if member.name not in known]


def _sole_text(members: Iterable[Member], *, schemas: Schemas) -> str | None:
    """Name the one member that must be said, if it is a text, so that it can be said without its name."""
    required = [member for member in members if member.required]
    if len(required) != 1:
        return None
    schema = required[0].schema
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    return required[0].name if schema.get("type") == "string" else None
