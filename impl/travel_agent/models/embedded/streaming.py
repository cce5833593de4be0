"""How the embedded model streams what it has decided: text in small pieces, calls whole."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic_ai.messages import ModelResponse, ModelResponseStreamEvent, TextPart, ToolCallPart
from pydantic_ai.models import StreamedResponse

# Each piece passes through the framework's layers; a dozen words at a time are as pleasant to read.
_PIECE: Final = re.compile(r"(?:\S+\s*){1,12}")


@dataclass(kw_only=True)
class DecidedResponse(StreamedResponse):
    """A response that is known as a whole before its first piece is sent."""

    response: ModelResponse

    async def _get_event_iterator(self) -> AsyncIterator[ModelResponseStreamEvent]:
        self._usage = self.response.usage
        for index, part in enumerate(self.response.parts):
            match part:
                case TextPart():
                    for piece in pieces(part.content):
                        for event in self._parts_manager.handle_text_delta(vendor_part_id=index, content=piece):
                            yield event
                case ToolCallPart():
                    yield self._parts_manager.handle_tool_call_part(
                        vendor_part_id=index,
                        tool_name=part.tool_name,
                        args=part.args_as_json_str(),
                        tool_call_id=part.tool_call_id,
                    )
                case _:
                    pass

    async def close_stream(self) -> None:
        """There is no connection to close."""

    @property
    def model_name(self) -> str:
        """The name of the model."""
        return self.response.model_name or ""

    @property
    def provider_name(self) -> str | None:
        """Who provides the model."""
        return self.response.provider_name

    @property
    def provider_url(self) -> str | None:
        """The model is nowhere but here."""
        return None

    @property
    def timestamp(self) -> datetime:
        """When the response was made."""
        return self.response.timestamp


def pieces(text: str) -> Iterator[str]:
    """The text word by word, as a large model would stream it; joined they are the text."""
    start = 0
    for word in _PIECE.finditer(text):
        yield text[start : word.end()]
        start = word.end()
    if start < len(text):
        yield text[start:]
