"""The forms of problem documents, read once from the generated response types, and how they are filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from generated.runtime import ContractResponse

_forms: dict[type[ContractResponse], "ProblemForm"] = {}


class UndeclaredProblem(AssertionError):
    """An operation met a problem that its contract does not declare, or not in this form: a defect of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What there is to say, before the contract gives it a form."""

    code: str
    detail: str
    members: Mapping[str, object]
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemForm:
    """One problem response of the contract: its type, and the members that are the same each time."""

    response_type: type[ContractResponse]
    body_type: type[BaseModel]
    constants: Mapping[str, Any]
    header_fields: tuple[tuple[str, str, bool], ...]

    @classmethod
    def of(cls, response_type: type[ContractResponse]) -> Self:
        """The form of a response type whose body is one problem model."""
        hints = get_type_hints(response_type)
        body_type = response_type.model
        assert body_type is not None
        return cls(
            response_type=response_type,
            body_type=body_type,
            constants=_constants(body_type),
            header_fields=tuple(
                (field, header.lower(), int in (hints[field], *get_args(hints[field])))
                for field, header in response_type.headers
            ),
        )

    @property
    def title(self) -> str:
        """The title that the contract gives to this problem."""
        return str(self.constants["title"])

    def fill(self, problem: Problem, *, request_id: str) -> ContractResponse:
        """The response that says `problem`.

        Raises:
            UndeclaredProblem: the contract wants members or headers that the problem lacks or has otherwise.
        """
        sent = {name.lower(): value for name, value in problem.headers}
        fields: dict[str, Any] = {
            field: int(sent[header]) if is_number else sent[header]
            for field, header, is_number in self.header_fields
            if header in sent
        }
        document = {**self.constants, "detail": problem.detail, "request_id": request_id, **problem.members}
        try:
            return self.response_type.of(body=self.body_type.model_validate(document), **fields)
        except (ValidationError, TypeError) as mismatch:
            raise UndeclaredProblem(f"The problem {problem.code} does not fit its contract: {mismatch}") from mismatch


def form_of(response_type: type[ContractResponse]) -> ProblemForm:
    """The form of a response type, made once."""
    form = _forms.get(response_type)
    if form is None:
        form = _forms[response_type] = ProblemForm.of(response_type)
    return form


def _constants(body_type: type[BaseModel]) -> dict[str, Any]:
    constants = {}
    for name, field in body_type.model_fields.items():
        choices = get_args(field.annotation)
        if get_origin(field.annotation) is Literal and len(choices) == 1:
            constants[field.alias or name] = choices[0]
    return constants
