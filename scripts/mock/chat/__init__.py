"""The chats of the mock: example conversations of AsyncAPI documents, replayed over WebSockets."""
