"""Makes the calls of many cases at once, and tells what came of each."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import httpx

from tests.gateway.conformance.calls import Observation
from tests.gateway.conformance.cases import AnyCase, Case, Circumstance
from tests.gateway.conformance.recorder import Recorder, Upstreams
from tests.gateway.conformance.socket_cases import SocketCase, SocketObservation
from tests.gateway.conformance.tokens import issuer
from tests.gateway.conformance.under_test import Behind, Endpoint, GatewayUnderTest
from tests.contract.served import published_keys

# Longer than the longest time-out of the contract.
_PATIENCE_S = 25.0


def observe(gateway: GatewayUnderTest, cases: Iterable[AnyCase], *, logs: Path) -> Mapping[str, str]:
    """Run the gateway in every circumstance that the cases need; gives what came of each, in a line, by its id."""
    wanted = list(cases)
    recorder = Recorder()
    with ExitStack() as running:
        keys_url = running.enter_context(published_keys(issuer()))
        upstreams = running.enter_context(recorder.running())
        endpoints: dict[Circumstance, Endpoint] = {}
        for circumstance in sorted({_shared(case.circumstance) for case in wanted}):
            reached = NOWHERE if circumstance is Circumstance.DEAD else upstreams
            behind = Behind(upstreams=reached, keys_url=keys_url, gateway_key=recorder.gateway_key, logs=logs)
            endpoints[circumstance] = running.enter_context(gateway.serving(behind, circumstance))
        recorder.sign = gateway.sign
        return asyncio.run(_Calls(recorder, endpoints=endpoints, at_once=gateway.at_once).make(wanted))


# The discard port: nothing listens there.
NOWHERE = Upstreams(reservation="http://127.0.0.1:9", travel_agent="http://127.0.0.1:9")


def _shared(circumstance: Circumstance) -> Circumstance:
    """The circumstance whose gateway serves: a slow service is the recorder's doing alone."""
    return Circumstance.WELL if circumstance is Circumstance.SLOW else circumstance


class _Calls:
    def __init__(self, recorder: Recorder, *, endpoints: Mapping[Circumstance, Endpoint], at_once: int) -> None:
        self._recorder = recorder
        self._endpoints = endpoints
        self._free = asyncio.Semaphore(at_once)

    async def make(self, cases: list[AnyCase]) -> Mapping[str, str]:
        self._recorder.held |= {case.id for case in cases if case.circumstance is Circumstance.SLOW}
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        # There is nothing to verify on the loopback interface, and reading all certificates takes long.
        async with httpx.AsyncClient(timeout=_PATIENCE_S, trust_env=False, verify=False, limits=limits) as client:
            async with asyncio.TaskGroup() as tasks:
                made = {case.id: tasks.create_task(self._line(case, client=client)) for case in cases}
        return {name: task.result() for name, task in made.items()}

    async def _line(self, case: AnyCase, *, client: httpx.AsyncClient) -> str:
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

    async def _talk(self, case: SocketCase, *, url: str) -> str:
        reception = self._recorder.talks[case.id]
        held = await case.talk.hold(url=url, case=case.id, reception=reception)
        return case.told(SocketObservation(held=held, reception=reception))
