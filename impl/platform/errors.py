"""The exceptions that are answers: each knows the problem it stands for. `problems` gives them their form."""

from collections.abc import Mapping
from typing import ClassVar

from generated.runtime import ContractResponse, FieldError


class Refusal(Exception):
    """A request that is answered with the problem `code`.

    `detail` and `members` (extra members of the problem) are for the client; `headers` go onto the response.
    """

    code: ClassVar[str]
    detail: str
    members: Mapping[str, object] = {}
    headers: tuple[tuple[str, str], ...] = ()

    def __init__(self, detail: str | None = None) -> None:
        if detail is not None:
            self.detail = detail
        super().__init__(self.detail)


class NotFound(Refusal):
    """There is no such resource, or it is another customer's: the two must look the same."""

    code = "not_found"
    detail = "There is no such resource."


class Invalid(Refusal):
    """A field's value breaks a rule that the schema cannot express."""

    code = "validation_failed"
    detail = "The request breaks a rule of this operation; `errors` names each place."

    def __init__(self, *errors: FieldError) -> None:
        super().__init__()
        self.members = {
            "errors": [{"pointer": error.pointer, "code": error.code, "detail": error.detail} for error in errors]
        }


class DomainError(Exception):
    """A fact of the domain that stands in the way; the service maps each subclass to a problem code.

    Any exception with the attributes `detail` and `members` does as well.
    """

    def __init__(self, detail: str, **members: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.members: Mapping[str, object] = members


class RecordedOutcome(Exception):
    """A repeated request whose recorded outcome was a problem: `response` is that outcome."""

    def __init__(self, response: ContractResponse) -> None:
        super().__init__(type(response).__qualname__)
        self.response = response
