"""Makes the calls of many cases at once, and tells what came of each."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack

import httpx

from tests.gateway.conformance.calls import Observation
from tests.gateway.conformance.cases import Case, Circumstance
from tests.gateway.conformance.recorder import Recorder, Upstreams
from tests.gateway.conformance.tokens import issuer
from tests.gateway.conformance.under_test import Behind, GatewayUnderTest
from tests.contract.served import published_keys

_PATIENCE_S = 40.0


def observe(
    gateway: GatewayUnderTest, cases: Iterable[Case], *, behind: Callable[[Upstreams, str, str], Behind]
) -> Mapping[str, Observation]:
    """Run the gateway in every circumstance that the cases need, and make their calls; gives what came of each."""
    wanted = list(cases)
    recorder = Recorder()
    with ExitStack() as running:
        keys_url = running.enter_context(published_keys(issuer()))
        upstreams = running.enter_context(recorder.running())
        urls = {}
        for circumstance in sorted({case.circumstance for case in wanted}):
            reached = NOWHERE if circumstance is Circumstance.DEAD else upstreams
            url = urls.get(_shared(circumstance)) or running.enter_context(
                gateway.serving(behind(reached, keys_url, recorder.gateway_key), circumstance)
            )
            urls[_shared(circumstance)] = url
        return asyncio.run(_Calls(recorder, urls=urls, at_once=gateway.at_once).make(wanted))


# The discard port: nothing listens there.
NOWHERE = Upstreams(reservation="http://127.0.0.1:9", travel_agent="http://127.0.0.1:9")


def _shared(circumstance: Circumstance) -> Circumstance:
    """The circumstance whose gateway serves: a slow service is the recorder's doing alone."""
    return Circumstance.WELL if circumstance is Circumstance.SLOW else circumstance


class _Calls:
    def __init__(self, recorder: Recorder, *, urls: Mapping[Circumstance, str], at_once: int) -> None:
        self._recorder = recorder
        self._urls = urls
        self._free = asyncio.Semaphore(at_once)

    async def make(self, cases: list[Case]) -> Mapping[str, Observation]:
        self._recorder.held |= {case.id for case in cases if case.circumstance is Circumstance.SLOW}
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        # There is nothing to verify on the loopback interface, and reading all certificates takes long.
        async with httpx.AsyncClient(timeout=_PATIENCE_S, trust_env=False, verify=False, limits=limits) as client:
            async with asyncio.TaskGroup() as tasks:
                made = {case.id: tasks.create_task(self._observe(case, client=client)) for case in cases}
        return {name: task.result() for name, task in made.items()}

    async def _observe(self, case: Case, *, client: httpx.AsyncClient) -> Observation:
        url = self._urls[_shared(case.circumstance)]
        if case.circumstance is Circumstance.SLOW:
            return await self._call(case, client=client, url=url)
        async with self._free:
            for number, call in enumerate(case.before):
                await call.send(client, url=url, case=f"{case.id}, before {number}")
            return await self._call(case, client=client, url=url)

    async def _call(self, case: Case, *, client: httpx.AsyncClient, url: str) -> Observation:
        answer, failure = None, None
        try:
            answer = await case.call.send(client, url=url, case=case.id)
        except httpx.TransportError as error:
            failure = type(error).__name__
        return Observation(answer=answer, failure=failure, records=self._recorder.records(case.id))
