import inspect

from generated.reservation import operations
from generated.runtime import Operation
from impl.reservation.domain import errors
from impl.reservation.problems import DOMAIN_PROBLEMS


def test_every_fact_of_the_domain_has_a_problem() -> None:
    facts = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.DomainError) and kind is not errors.DomainError
    }
    assert set(DOMAIN_PROBLEMS) == facts


def test_every_problem_is_declared_by_an_operation() -> None:
    declared = {
        code
        for operation in vars(operations).values()
        if isinstance(operation, Operation)
        for code in operation.problems
    }
    assert set(DOMAIN_PROBLEMS.values()) <= declared
