"""Every problem that the services answer with, and every code of the channels: what it means, what to do about it."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate.contract import Channel, Contract, ContractSet, Header, Operation, Response
from scripts.generate.emitters.written_documents import data, document_name, markdown
from scripts.generate.schema_words import SchemaWords
from scripts.generate.value_schemas import schema_of

type Json = Mapping[str, Any]

# What every problem has; what remains is its own.
_COMMON = frozenset({"type", "title", "status", "detail", "code", "request_id"})


def emit(contracts: ContractSet) -> dict[str, str]:
    """Give the catalogue as JSON and as Markdown."""
    members = _Catalogue(contracts).members()
    return {
        "docs/problems.json": data(members, source=contracts.sources),
        "docs/problems.md": markdown("problems.jinja2", members, source=contracts.sources),
    }


class _Catalogue:
    def __init__(self, contracts: ContractSet) -> None:
        self._contracts = contracts
        self._words = SchemaWords(schemas=contracts.schemas, named=lambda name: f"`{name}`")

    def members(self) -> Json:
        problems = {problem.code: problem for contract in self._contracts.contracts for problem in contract.problems}
        ordered = sorted(problems.values(), key=lambda problem: (problem.status, problem.code or ""))
        return {
            "problems": [self._problem(problem) for problem in ordered],
            "operations": [
                _operation(contract, operation) | {"problems": [problem.code for problem in operation.problems]}
                for contract in self._contracts.contracts
                for operation in contract.operations
            ],
            "channels": [_channel(channel) for channel in self._contracts.channels],
        }

    def _problem(self, problem: Response) -> Json:
        assert problem.schema is not None
        members = {member.name: member for member in self._words.members_of(self._contracts.schemas[problem.schema])}
        constants = {name: member.schema["const"] for name, member in members.items() if "const" in member.schema}
        return {
            "code": problem.code,
            "type": constants["type"],
            "status": problem.status,
            "title": constants["title"],
            "schema": problem.schema,
            "meaning": problem.description,
            "advice": problem.advice,
            "members": [
                {
                    "name": member.name,
                    "required": member.required,
                    "type": self._words.type_of(member.schema),
                    "description": self._words.text_of(member.schema),
                }
                for member in members.values()
                if member.name not in _COMMON
            ],
            "headers": [self._header(header) for header in problem.headers],
            "operations": list(self._answering(problem)),
            "any_path_of": [document_name(contract.source) for contract in self._contracts_beside(problem)],
            "example": self._example(problem),
        }

    def _header(self, header: Header) -> Json:
        return {
            "name": header.name,
            "required": header.required,
            "type": self._words.type_of(schema_of(header.type)),
            "description": header.description,
        }

    def _answering(self, problem: Response) -> Iterator[Json]:
        for contract in self._contracts.contracts:
            for operation in contract.operations:
                if problem.code in {answer.code for answer in operation.problems}:
                    yield _operation(contract, operation)

    def _contracts_beside(self, problem: Response) -> Iterator[Contract]:
        """Find the contracts that list the problem for no operation: any path may answer so."""
        for contract in self._contracts.contracts:
            listed = {answer.code for operation in contract.operations for answer in operation.problems}
            if problem.code in {answer.code for answer in contract.problems} - listed:
                yield contract

    def _example(self, problem: Response) -> Json | None:
        """Give the example of the problem; documents that list it have the same ones, or none."""
        found = (
            answer.example
            for contract in self._contracts.contracts
            for answers in (contract.problems, *(operation.problems for operation in contract.operations))
            for answer in answers
            if answer.code == problem.code and answer.example is not None
        )
        return next(found, None)


def _operation(contract: Contract, operation: Operation) -> dict[str, Any]:
    return {
        "id": operation.id,
        "document": document_name(contract.source),
        "tag": operation.tag,
        "method": operation.method,
        "path": operation.path,
        "summary": operation.summary,
        "internal": operation.internal,
    }


def _channel(channel: Channel) -> Json:
    return {
        "name": channel.name,
        "document": document_name(channel.source),
        "title": channel.title,
        "address": channel.address,
        "error_codes": [
            {"code": code.code, "meaning": code.description, "advice": code.advice} for code in channel.error_codes
        ],
        "close_codes": [
            {"code": code.code, "name": code.name, "meaning": code.description, "advice": code.advice}
            for code in channel.close_codes
        ],
    }
