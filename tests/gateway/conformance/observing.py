"""Makes the calls of many cases at once, and tells what came of each."""

import asyncio
import re
import uuid
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx

from scripts.stack.supervisor import request_token
from tests.contract.served import published_keys
from tests.gateway.conformance.calls import Observation, written
from tests.gateway.conformance.cases import AnyCase, Case, Circumstance
from tests.gateway.conformance.recorder import Recorder, Upstreams
from tests.gateway.conformance.service_cases import ServiceCase
from tests.gateway.conformance.socket_cases import SocketCase, SocketObservation
from tests.gateway.conformance.tokens import good_token, issuer
from tests.gateway.conformance.under_test import Behind, Endpoint, GatewayUnderTest

# Longer than the longest time-out of the contract.
_PATIENCE_S = 25.0
_IDLE_S = 2.0
_KEY = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A gateway before real services: where it is, where they are themselves, and where tokens come from."""

    endpoint: Endpoint
    services: Upstreams
    issuer_url: str

    def new_customer(self) -> str:
        """The token of a customer whom nobody has seen before."""
        return request_token(self.issuer_url, form={"subject": f"conformance|{uuid.uuid4()}"})


def observe(
    gateway: GatewayUnderTest, cases: Iterable[AnyCase], *, front: Front | None, logs: Path
) -> Mapping[str, str]:
    """Run the gateway in every circumstance that the cases need; gives what came of each, in a line, by its id.

    Args:
        gateway: which one.
        cases: what to try.
        front: the same gateway before the real services, where cases are about them.
        logs: a directory for logs.
    """
    wanted = list(cases)
    recorder = Recorder()
    with ExitStack() as running:
        keys_url = running.enter_context(published_keys(issuer()))
        upstreams = running.enter_context(recorder.running())
        endpoints: dict[Circumstance, Endpoint] = {}
        for circumstance in sorted({_shared(case.circumstance) for case in wanted} - {Circumstance.REAL}):
            behind = Behind(
                upstreams=NOWHERE if circumstance is Circumstance.DEAD else upstreams,
                keys_url=keys_url,
                gateway_key=recorder.gateway_key,
                logs=logs,
                token=good_token("conformance|probe"),
            )
            endpoints[circumstance] = running.enter_context(gateway.serving(behind, circumstance))
        recorder.sign = gateway.sign
        calls = _Calls(recorder, endpoints=endpoints, front=front, at_once=gateway.at_once)
        return asyncio.run(calls.make(wanted))


# The discard port: nothing listens there.
NOWHERE = Upstreams(reservation="http://127.0.0.1:9", travel_agent="http://127.0.0.1:9")


def _shared(circumstance: Circumstance) -> Circumstance:
    """The circumstance whose gateway serves: a slow service is the recorder's doing alone."""
    return Circumstance.WELL if circumstance is Circumstance.SLOW else circumstance


class _Calls:
    def __init__(
        self, recorder: Recorder, *, endpoints: Mapping[Circumstance, Endpoint], front: Front | None, at_once: int
    ) -> None:
        self._front = front
        self._recorder = recorder
        self._endpoints = endpoints
        self._free = asyncio.Semaphore(at_once)

    async def make(self, cases: list[AnyCase]) -> Mapping[str, str]:
        self._recorder.held |= {case.id for case in cases if case.circumstance is Circumstance.SLOW}
        # Servers end what is idle for some seconds, at any moment; a client that does so first is not surprised.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=_IDLE_S)
        # There is nothing to verify on the loopback interface, and reading all certificates takes long.
        async with (
            httpx.AsyncClient(timeout=_PATIENCE_S, trust_env=False, verify=False, limits=limits) as client,
            asyncio.TaskGroup() as tasks,
        ):
            made = {case.id: tasks.create_task(self._line(case, client=client)) for case in cases}
        return {name: task.result() for name, task in made.items()}

    async def _line(self, case: AnyCase, *, client: httpx.AsyncClient) -> str:
        if isinstance(case, ServiceCase):
            async with self._free:
                return await self._compare(case, client=client)
        endpoint = self._endpoints[_shared(case.circumstance)]
        match case:
            case SocketCase():
                async with self._free:
                    return await self._talk(case, url=endpoint.socket_url)
            case Case(circumstance=Circumstance.SLOW):
                return await self._call(case, client=client, url=endpoint.url)
            case Case():
                async with self._free:
                    for number, call in enumerate(case.before):
                        await call.send(client, url=endpoint.url, case=f"{case.id}, before {number}")
                    return await self._call(case, client=client, url=endpoint.url)
            case _:
                raise TypeError(case)

    async def _call(self, case: Case, *, client: httpx.AsyncClient, url: str) -> str:
        answer, failure = None, None
        try:
            answer = await case.call.send(client, url=url, case=case.id)
        except httpx.TransportError as error:
            failure = type(error).__name__
        return case.told(Observation(answer=answer, failure=failure, records=self._recorder.records(case.id)))

    async def _compare(self, case: ServiceCase, *, client: httpx.AsyncClient) -> str:
        """Make the call directly, and through the gateway: by a new customer each, and with a key each."""
        assert self._front is not None, "The case is about real services."
        first, second = [await asyncio.to_thread(self._front.new_customer) for _ in range(2)]
        call = case.call.by(first)
        try:
            through = await call.send(client, url=self._front.endpoint.url, case=case.id)
        except httpx.TransportError as error:
            return f"no answer: {type(error).__name__}"
        if any(name == "Idempotency-Key" and _KEY.fullmatch(written(value)) for name, value in call.headers):
            call = call.replacing_header("Idempotency-Key", str(uuid.uuid4()))
        call = call.by(second)
        service_url = getattr(self._front.services, case.route.service)
        return case.told(through=through, directly=await call.send(client, url=service_url, case=case.id))

    async def _talk(self, case: SocketCase, *, url: str) -> str:
        reception = self._recorder.talks[case.id]
        held = await case.talk.hold(url=url, case=case.id, reception=reception)
        return case.told(SocketObservation(held=held, reception=reception))
