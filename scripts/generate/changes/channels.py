"""Two versions of a channel side by side: how to connect, what clients send, what the service sends."""

from scripts.generate.changes.change import Direction, Use
from scripts.generate.changes.differences import Place
from scripts.generate.changes.notes import Notes
from scripts.generate.changes.operations import compare_policies, compare_servers, compare_texts, sentence
from scripts.generate.contract import Channel, ChannelOperation, CloseCode, Message

_NONE = "none"


def compare_channels(old: Channel, new: Channel, notes: Notes) -> None:
    """Note how two versions of a channel differ."""
    compare_texts(old.title, new.title, notes, place=Place(lead="the title", pointer="#/info/title"))
    before, after = (f"{channel.introduction}{channel.description}" for channel in (old, new))
    compare_texts(before, after, notes, place=Place(lead="the introduction", pointer="#/info"))
    compare_servers(old.servers, new.servers, notes)
    _compare_connections(old, new, notes)
    _compare_close_codes(old, new, notes)
    _compare_commands(old, new, notes)
    _compare_events(old, new, notes)


def _compare_connections(old: Channel, new: Channel, notes: Notes) -> None:
    place = _channel_place(new)
    if old.address != new.address:
        notes.add("address-changed", None, place, was=f"`{old.address}`", now=f"`{new.address}`")
    for lead, was, now in (
        ("the subprotocol", old.subprotocol, new.subprotocol),
        ("the subprotocol of the token", old.token_subprotocol, new.token_subprotocol),
    ):
        if was != now:
            spot = Place(lead=lead, pointer=place.pointer)
            notes.add("subprotocol-changed", None, spot, was=f"`{was or _NONE}`", now=f"`{now or _NONE}`")
    if old.max_message_bytes != new.max_message_bytes:
        rule = "size-raised" if new.max_message_bytes > old.max_message_bytes else "size-lowered"
        spot = Place(lead="a message of a client", pointer=f"{place.pointer}/x-max-message-bytes")
        notes.add(rule, None, spot, was=str(old.max_message_bytes), now=str(new.max_message_bytes))
    if old.idle_timeout_s != new.idle_timeout_s:
        seconds = [channel.idle_timeout_s or float("inf") for channel in (old, new)]
        rule = "idle-time-extended" if seconds[1] > seconds[0] else "idle-time-shortened"
        spot = Place(pointer=f"{place.pointer}/x-idle-timeout-s")
        notes.add(rule, None, spot, was=str(old.idle_timeout_s or _NONE), now=str(new.idle_timeout_s or _NONE))


def _compare_close_codes(old: Channel, new: Channel, notes: Notes) -> None:
    before, after = ({code.code: code for code in channel.close_codes} for channel in (old, new))
    for number, code in before.items():
        if number not in after:
            notes.add("close-code-removed", None, _code_place(code, new))
        elif code.name != after[number].name:
            notes.add("close-code-renamed", None, _code_place(code, new), was=code.name, now=after[number].name)
        elif (code.description, code.advice) != (after[number].description, after[number].advice):
            place = Place(lead="the text of the close code", path=str(number), pointer=_code_place(code, new).pointer)
            notes.add("text-changed", None, place)
    for number, code in after.items():
        if number not in before:
            notes.add("close-code-added", None, _code_place(code, new), summary=code.description)


def _compare_commands(old: Channel, new: Channel, notes: Notes) -> None:
    after = {operation.id: operation for operation in new.operations}
    before = {operation.id: operation for operation in old.operations}
    for operation in old.operations:
        if operation.id not in after:
            use = _use(old, operation.id, operation.message)
            notes.add("command-removed", use, _place(operation), summary=sentence(operation.summary))
    for operation in new.operations:
        use = _use(new, operation.id, operation.message)
        if operation.id not in before:
            notes.add("command-added", use, _place(operation), summary=sentence(operation.summary))
        else:
            _compare_command(before[operation.id], operation, notes, use=use)


def _compare_command(old: ChannelOperation, new: ChannelOperation, notes: Notes, *, use: Use) -> None:
    place = _place(new)
    if old.message.name != new.message.name:
        notes.add("command-renamed", use, place, was=old.message.name, now=new.message.name)
    text = Place(lead="its text", pointer=place.pointer)
    compare_texts(f"{old.summary}{old.description}", f"{new.summary}{new.description}", notes, place=text, use=use)
    compare_policies((old.scopes, old.rate_limit), (new.scopes, new.rate_limit), notes, use=use, place=place)
    for name in old.replies:
        if name not in new.replies:
            notes.add("reply-removed", use, place, was=name)
    for name in new.replies:
        if name not in old.replies:
            notes.add("reply-added", use, place, now=name)
    before, after = ({answer.name: answer for answer in operation.answers} for operation in (old, new))
    for name in [name for name in before if name not in after]:
        notes.add("answer-method-removed", use, place, was=name)
    for name in [name for name in after if name not in before]:
        notes.add("answer-method-added", use, place, now=name, to=after[name].to)
    _compare_messages(old.message, new.message, notes, direction=Direction.REQUEST, use=use)


def _compare_events(old: Channel, new: Channel, notes: Notes) -> None:
    after = {message.name: message for message in new.server_messages}
    before = {message.name: message for message in old.server_messages}
    for message in old.server_messages:
        if message.name not in after:
            use = _use(old, message.name, message)
            notes.add("event-removed", use, _message_place(message), summary=sentence(message.title))
    for message in new.server_messages:
        use = _use(new, message.name, message)
        if message.name not in before:
            notes.add("event-added", use, _message_place(message), summary=sentence(message.title))
            continue
        known = before[message.name]
        if known.durable != message.durable:
            rule = "event-became-durable" if message.durable else "event-no-longer-durable"
            notes.add(rule, use, _message_place(message))
        _compare_messages(known, message, notes, direction=Direction.RESPONSE, use=use)


def _compare_messages(old: Message, new: Message, notes: Notes, *, direction: Direction, use: Use) -> None:
    place = _message_place(new)
    text = Place(lead="the text of its message", pointer=place.pointer)
    compare_texts(f"{old.title}{old.summary}", f"{new.title}{new.summary}", notes, place=text, use=use)
    before, after = ({"$ref": f"#/components/schemas/{message.schema}"} for message in (old, new))
    notes.values(before, after, Place(lead="the message", pointer=place.pointer), direction=direction, use=use)


def _use(channel: Channel, identifier: str, message: Message) -> Use:
    return Use(document=channel.source.removesuffix(".yaml"), id=identifier, where=f"message {message.name}")


def _place(operation: ChannelOperation) -> Place:
    return Place(pointer=f"#/operations/{operation.id}")


def _message_place(message: Message) -> Place:
    return Place(pointer=f"#/components/messages/{message.schema}")


def _channel_place(channel: Channel) -> Place:
    return Place(pointer=f"#/channels/{channel.name}")


def _code_place(code: CloseCode, channel: Channel) -> Place:
    pointer = f"{_channel_place(channel).pointer}/x-close-codes"
    return Place(lead="the close code", path=str(code.code), pointer=pointer)
