"""JSON Pointers (RFC 6901) from pydantic's locations."""

from collections.abc import Iterator


def pointer(*parts: str | int) -> str:
    """Write a JSON Pointer."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def place(location: tuple[str | int, ...], document: object, *, absent: bool) -> Iterator[str | int]:
    """Follow pydantic's location through the document and leave out the names of union members, which are not in it.

    With `absent` the last part is a member that the document lacks.
    """
    for index, part in enumerate(location):
        match document, part:
            case dict(), str() if part in document:
                document = document[part]
                yield part
            case list(), int() if part < len(document):
                document = document[part]
                yield part
            case _ if absent and index == len(location) - 1:
                yield part
            case _:
                continue
