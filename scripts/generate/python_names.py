"""Names of the contract as Python writes them.

Standard library only: the routes generator uses it in its own environment.
"""

import keyword
import re
from http import HTTPStatus

from scripts.generate.contract import Operation, Response

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|[0-9]+")
# Response types are named for their status; these names are clearer, or shorter, than HTTP's own phrases.
_STATUS_NAMES = {200: "Ok", 203: "NonAuthoritative", 304: "NotModified"}


def words(name: str) -> list[str]:
    """Split a name in any convention into lower-case words."""
    return [word.lower() for word in _WORDS.findall(name)]


def snake(name: str) -> str:
    """Write a name as Python writes variables; a keyword gets a trailing underscore."""
    text = "_".join(words(name))
    return f"{text}_" if keyword.iskeyword(text) else text


def variable(name: str) -> str:
    """Write the name of a parameter or header as Python writes variables: `If-Match` makes `if_match`."""
    text = re.sub(r"[^a-z0-9]+", "_", name.lower())
    return f"{text}_" if keyword.iskeyword(text) else text


def pascal(name: str) -> str:
    """Write a name as Python writes classes."""
    return "".join(word.capitalize() for word in words(name))


def constant(name: str) -> str:
    """Write a name as Python writes constants."""
    return "_".join(words(name)).upper()


def enum_member(value: str) -> str:
    """Write the value of an enum as the models generator names its member."""
    return re.sub(r"[^A-Z0-9]+", "_", value.upper())


def service_of(source: str) -> str:
    """Name the package of a document: `travel-agent.openapi.yaml` makes `travel_agent`."""
    return source.partition(".")[0].replace("-", "_")


def class_of(operation: Operation) -> str:
    """Name the namespace of an operation's response types, e.g. `CreateReservation`."""
    return pascal(operation.id)


def handlers_of(tag: str) -> str:
    """Name the Protocol of a tag's handlers, e.g. `ReservationsHandlers`."""
    return f"{pascal(tag)}Handlers"


def response_name(response: Response) -> str:
    """Name a response type: a problem for its schema, another response for its status."""
    if response.code is not None and response.schema is not None:
        return response.schema
    return _STATUS_NAMES.get(response.status) or pascal(HTTPStatus(response.status).phrase)
