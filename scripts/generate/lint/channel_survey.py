"""Channels as the rules look at them: operations and messages, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.generate.documents import Document, Node


@dataclass(frozen=True, slots=True)
class MessageUse:
    """A message: `listed` is where the channel names it, `node` the message itself."""

    listed: Node
    node: Node

    @property
    def label(self) -> str:
        """How texts call it."""
        return str(self.node.value.get("name") or self.node.name)

    def payload(self) -> Node | None:
        """Give the reference to its schema."""
        return self.node.at("payload", "schema")

    def schema(self) -> Node | None:
        """Give its schema, after following references."""
        payload = self.payload()
        return payload.resolved() if payload is not None else None


@dataclass(frozen=True, slots=True)
class ChannelOperationUse:
    """What clients do on a channel (`receive`) or what the service does (`send`)."""

    node: Node

    @property
    def name(self) -> str:
        """How it is called."""
        return self.node.name

    @property
    def action(self) -> object:
        """Give `receive` or `send`."""
        return self.node.value.get("action")

    def messages(self) -> list[Node]:
        """Give the references to its messages."""
        return _items(self.node.get("messages"))

    def replies(self) -> list[Node]:
        """Give the references to the messages that answer it."""
        return _items(self.node.at("reply", "messages"))


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """A channel of a document."""

    document: Document
    node: Node

    @property
    def name(self) -> str:
        """How it is called."""
        return self.node.name

    def operations(self) -> list[ChannelOperationUse]:
        """Give all operations of the document."""
        operations = self.document.root.get("operations")
        return [ChannelOperationUse(node) for _name, node in operations.members()] if operations is not None else []

    def receiving(self) -> list[ChannelOperationUse]:
        """Give the operations that clients begin."""
        return [operation for operation in self.operations() if operation.action == "receive"]

    def messages(self) -> list[MessageUse]:
        """Give all messages of the channel."""
        listed = self.node.get("messages")
        return [MessageUse(node, node.resolved()) for _name, node in listed.members()] if listed is not None else []

    def client_messages(self) -> list[MessageUse]:
        """Give the messages that clients send."""
        return self._used(reference for operation in self.receiving() for reference in operation.messages())

    def server_messages(self) -> list[MessageUse]:
        """Give the messages that the service sends, by itself or as answers."""
        return self._used(
            reference
            for operation in self.operations()
            for reference in (*operation.replies(), *(operation.messages() if operation.action == "send" else ()))
        )

    def _used(self, references: Iterator[Node]) -> list[MessageUse]:
        used = {reference.resolved().identity for reference in references}
        return [message for message in self.messages() if message.node.identity in used]


def channels_of(document: Document) -> Iterator[ChannelUse]:
    """Give the channels of a document."""
    channels = document.root.get("channels")
    for _name, node in channels.members() if channels is not None else ():
        yield ChannelUse(document, node)


def _items(node: Node | None) -> list[Node]:
    return list(node.items()) if node is not None else []
