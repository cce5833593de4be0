"""The chat: how messages of clients come in, and how events go out, by WebSocket or through a gateway."""
