"""All families of cases, in the order in which the table tells of them."""

from functools import cache

from tests.gateway.conformance import (
    access_cases,
    browser_cases,
    form_cases,
    moment_cases,
    route_cases,
    service_cases,
    socket_cases,
)
from tests.gateway.conformance.cases import AnyCase, Family


@cache
def families() -> tuple[Family, ...]:
    """Every family."""
    modules = (access_cases, route_cases, form_cases, moment_cases, browser_cases, service_cases, socket_cases)
    return tuple(found for module in modules for found in module.families())


def cases() -> tuple[AnyCase, ...]:
    """Every case of every family."""
    return tuple(case for found in families() for case in found.cases)
