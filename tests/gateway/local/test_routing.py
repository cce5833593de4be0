"""Which method answers which path."""

import pytest

from gateway.local.rest_api import RestApi
from gateway.local.routing import Router

MOCK = {"x-amazon-apigateway-integration": {"type": "mock"}}
PATHS = {
    "/": {"get": MOCK},
    "/tools": {"get": MOCK, "post": MOCK},
    "/tools/newest": {"get": MOCK},
    "/tools/{tool}": {"get": MOCK, "x-amazon-apigateway-any-method": MOCK},
    "/tools/{tool}/parts/{part}": {"get": MOCK},
    "/files/{path+}": {"get": MOCK},
    "/files/list": {"get": MOCK},
}


@pytest.fixture
def router() -> Router:
    return Router(RestApi.read({"paths": PATHS}).methods)


@pytest.mark.parametrize(
    ("method", "path", "expected", "parameters"),
    [
        ("GET", "/", "/", {}),
        ("GET", "/tools", "/tools", {}),
        ("POST", "/tools", "/tools", {}),
        ("GET", "/tools/", "/tools", {}),
        ("GET", "/tools/newest", "/tools/newest", {}),
        ("GET", "/tools/oldest", "/tools/{tool}", {"tool": "oldest"}),
        ("DELETE", "/tools/oldest", "/tools/{tool}", {"tool": "oldest"}),
        ("GET", "/tools/a%20b%C3%A4", "/tools/{tool}", {"tool": "a bä"}),
        ("GET", "/tools/newest/parts/1", "/tools/{tool}/parts/{part}", {"tool": "newest", "part": "1"}),
        ("GET", "/files/a/b/c", "/files/{path+}", {"path": "a/b/c"}),
        ("GET", "/files/list", "/files/list", {}),
        ("GET", "/files/list/2", "/files/{path+}", {"path": "list/2"}),
        ("GET", "/t%6Fols", "/tools", {}),
    ],
)
def test_the_closest_path_answers(
    router: Router, method: str, path: str, expected: str, parameters: dict[str, str]
) -> None:
    found = router.find(method, path.encode())
    assert found is not None
    assert (found.method.path, dict(found.parameters)) == (expected, parameters)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/nothing"),
        ("GET", "/tools/1/parts"),
        ("GET", "/tools/1/parts/2/more"),
        ("PUT", "/tools"),
        ("HEAD", "/tools"),
        ("GET", "/TOOLS"),
        ("GET", "//tools"),
        ("GET", "/tools//"),
        ("GET", "/tools//parts/1"),
        ("GET", "/tools/."),
        ("GET", "/tools/.."),
        ("GET", "/tools/%2e%2e"),
        ("GET", "/tools/%2E."),
        ("GET", "/tools/a%2Fb"),
        ("GET", "/tools/a%5cb"),
        ("GET", "/tools/a%00"),
        ("GET", "/tools/a%0d%0aX-Evil:1"),
        ("GET", "/tools/%ff"),
        ("GET", "/files/a/../../tools"),
        ("GET", "/files"),
    ],
)
def test_what_has_no_route_or_hides_something_is_not_found(router: Router, method: str, path: str) -> None:
    assert router.find(method, path.encode()) is None
