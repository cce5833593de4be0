"""Ways to be refused for the request itself: who asks, and in what form. They are the same for every service."""

from collections.abc import AsyncIterator

from tests.contract.customers import Customer
from tests.contract.published_contract import PublishedOperation
from tests.contract.refusals import Attempt, Scene, brings_about
from tests.contract.sample_requests import sample_request


@brings_about("unauthenticated")
async def no_token(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=Customer(client=scene.service, token=None), request=sample_request(found))


@brings_about("forbidden")
async def no_scope(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    others = " ".join(scope for scope in scene.scopes.split() if scope not in found.scopes)
    yield Attempt(customer=scene.customer(scopes=others), request=sample_request(found))


@brings_about("rate_limited")
async def a_second_request(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer().at(scene.thrifty)
    first = await customer.send(sample_request(found))
    assert first.status_code != 429 or found.is_public, first.text
    yield Attempt(customer=customer, request=sample_request(found))


@brings_about("not_acceptable")
async def only_html_is_accepted(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_headers({"Accept": "text/html"}))


@brings_about("validation_failed")
async def an_unknown_query_parameter(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_query(colour="red"))


@brings_about("service_unavailable")
async def no_database(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer().at(scene.cut_off), request=sample_request(found))


@brings_about("internal_error")
async def no_tables(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer().at(scene.broken), request=sample_request(found))


@brings_about("not_found")
async def nothing_there(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found))


@brings_about("invalid_cursor")
async def a_made_up_cursor(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_query(cursor="bWFkZS11cA"))


@brings_about("unsupported_media_type")
async def a_body_in_plain_text(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request = sample_request(found).with_headers({"Content-Type": "text/plain"})
    yield Attempt(customer=scene.customer(), request=request)


@brings_about("payload_too_large")
async def a_body_that_never_ends(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request, content = sample_request(found), b" " * (found.largest_body + 1)
    yield Attempt(customer=scene.customer(), request=request, content=content)


@brings_about("malformed_request")
async def half_a_document(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found), content=b'{"note": "')


@brings_about("idempotency_key_required")
async def no_key(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).without_header("Idempotency-Key"))


@brings_about("precondition_required")
async def no_version(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).without_header("If-Match"))
