"""The chat through the WebSocket API: the generated template on an emulator of AWS, before a running travel agent."""

import asyncio
import json
from collections.abc import AsyncIterator

import asyncpg
import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from generated.travel_agent.channel import ADDRESS, CLIENT_MESSAGES, TOKEN_SUBPROTOCOL
from tests.gateway.socket.chatting import chatting, connected, finish_turn, offer
from tests.gateway.socket.deployment import KEY, Deployed
from tests.gateway.socket.service import Service
from tests.support.tokens import SigningKey, TokenIssuer
from tests.support.travel_agent import ALL_SCOPES, ChatTester
from tests.support.waiting import until

AWKWARD = (
    'It\'s "quoted", \\ back\\\\slashed, c/o ÄÖ€ 🚲 $context.connectionId ${x} #set($a=1)\t\n<end> \\\' \\" \\u0041'
)


@pytest.fixture
def token(issuer: TokenIssuer) -> str:
    return issuer.token(scopes=ALL_SCOPES)


@pytest.fixture
async def chat(deployed: Deployed, token: str) -> AsyncIterator[ChatTester]:
    """A client with a session."""
    async with chatting(deployed.socket_url, token=token) as chat:
        yield chat


@pytest.fixture
async def database(chat_database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A way into the service's database."""
    connection = await asyncpg.connect(chat_database_url)
    yield connection
    await connection.close()


async def newest_connection(database: asyncpg.Connection) -> str:
    return str(await database.fetchval("SELECT id FROM connections ORDER BY opened_at DESC LIMIT 1"))


async def is_forgotten(database: asyncpg.Connection, connection_id: str) -> bool:
    return await database.fetchval("SELECT true FROM connections WHERE id = $1", connection_id) is None


def test_every_message_of_clients_has_a_route_and_so_have_the_events_of_connections(deployed: Deployed) -> None:
    routes = deployed.emulator.client("apigatewayv2").get_routes(ApiId=deployed.api_id)["Items"]
    assert {route["RouteKey"] for route in routes} == {*CLIENT_MESSAGES, "$connect", "$disconnect", "$default"}


async def test_a_handshake_without_subprotocols_is_refused(deployed: Deployed) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(deployed.socket_url, proxy=None)
    assert refused.value.response.status_code == 401


@pytest.mark.parametrize("kind", ["none", "nonsense", "expired", "of another key", "for others"])
async def test_a_handshake_without_a_good_token_is_refused(
    deployed: Deployed, issuer: TokenIssuer, database: asyncpg.Connection, kind: str
) -> None:
    token = {
        "none": None,
        "nonsense": "nonsense",
        "expired": issuer.token(exp=1),
        "of another key": issuer.token(key=SigningKey("key-1")),
        "for others": issuer.token(aud="https://others.example"),
    }[kind]
    before = await database.fetchval("SELECT max(opened_at) FROM connections")
    with pytest.raises(InvalidStatus) as refused:
        await connect(deployed.socket_url, subprotocols=offer(token), proxy=None)
    assert refused.value.response.status_code == 403
    assert await database.fetchval("SELECT max(opened_at) FROM connections") == before


async def test_a_turn_is_streamed_by_pushes_and_nothing_else_is_sent(chat: ChatTester) -> None:
    events = await finish_turn(chat, "Hello")
    assert {"turn.started", "message.completed", "turn.completed"} <= {event["type"] for event in events}
    assert chat.seqs == list(range(1, len(chat.seqs) + 1))
    # The receipts with which the service answers a gateway's events are not for clients.
    assert all("type" in message for message in chat.received)


async def test_any_text_arrives_as_it_was_sent(chat: ChatTester) -> None:
    events = await finish_turn(chat, AWKWARD)
    assert [event["text"] for event in events if event["type"] == "user.said"] == [AWKWARD]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ('{"type": "conversation.burn", "id": "1"}', "unknown_type"),
        ('{"type": "user.message", "id": "1"}', "validation_failed"),
        ("{", "malformed_message"),
        ("It's no JSON: \\ \" / 🚲 \x01", "malformed_message"),
        (json.dumps({"type": "ping", "id": "1", "pad": "€" * 25_000}, ensure_ascii=False), "message_too_large"),
    ],
    ids=["unknown", "invalid", "cut", "text", "large"],
)
async def test_a_mistake_is_told_and_the_connection_stays(chat: ChatTester, frame: str, code: str) -> None:
    await chat.socket.send(frame)
    told = await chat.receive()
    pong = await chat.ask("ping")
    assert (told["type"], told["code"], pong["type"]) == ("error", code, "pong")


async def test_only_the_customer_of_the_handshake_begins_a_session(
    deployed: Deployed, issuer: TokenIssuer, token: str
) -> None:
    async with connected(deployed.socket_url, token=token) as chat:
        refused = await chat.ask("session.hello", token=issuer.token("auth0|bram", scopes=ALL_SCOPES))
        ready = await chat.hello(token, time_zone="Europe/Helsinki")
    assert (refused["code"], ready["type"]) == ("token_of_other_customer", "session.ready")


async def test_a_client_that_leaves_is_forgotten_and_gone(
    deployed: Deployed, token: str, database: asyncpg.Connection
) -> None:
    connections = deployed.connections()
    async with chatting(deployed.socket_url, token=token):
        connection_id = await newest_connection(database)
        assert connections.get_connection(ConnectionId=connection_id)["ResponseMetadata"]["HTTPStatusCode"] == 200
    await until(lambda: is_forgotten(database, connection_id))
    with pytest.raises(connections.exceptions.GoneException):
        connections.post_to_connection(ConnectionId=connection_id, Data=b"{}")


async def test_a_push_to_a_client_that_is_gone_makes_the_service_forget_it(
    deployed: Deployed, token: str, database: asyncpg.Connection
) -> None:
    async with chatting(deployed.socket_url, token=token) as chat:
        # `$disconnect` is told as well as may be: a connection is left that the gateway does not have.
        await database.execute(
            "INSERT INTO connections (id, transport, callback_url, conversation_id)"
            " SELECT 'left-behind', transport, callback_url, conversation_id FROM connections WHERE id = $1",
            await newest_connection(database),
        )
        await finish_turn(chat, "Hello")
        await until(lambda: is_forgotten(database, "left-behind"))


async def test_connections_take_only_what_is_signed_by_who_may(
    chat: ChatTester, deployed: Deployed, database: asyncpg.Connection
) -> None:
    url = f"{deployed.callback_url}/@connections/{await newest_connection(database)}"
    async with httpx.AsyncClient() as stranger:
        answers = [
            await stranger.post(url, content=b'{"type": "forged"}', headers=headers)
            for headers in ({"X-Gateway-Key": "key-of-the-gateway-in-tests"}, {"Authorization": "AWS4-HMAC-SHA256 no"})
        ]
    assert [answer.status_code for answer in answers] == [403, 403]
    await chat.ask("ping")
    assert all(message["type"] != "forged" for message in chat.received)


async def test_a_conversation_outlives_the_service_process(
    chat: ChatTester, deployed: Deployed, service: Service
) -> None:
    first = await finish_turn(chat, "Hello")
    await asyncio.to_thread(service.kill_and_restart)
    second = await finish_turn(chat, "What can you do?")
    # What the process pushed without living to write that down is pushed again; clients go by the numbers.
    assert list(dict.fromkeys(chat.seqs)) == list(range(1, max(chat.seqs) + 1))
    assert {event["turn_id"] for event in first} != {event["turn_id"] for event in second}
    assert {event["conversation_id"] for event in (*first, *second)} == {first[0]["conversation_id"]}


async def test_tokens_and_keys_are_in_no_log_however_much_is_logged(
    chat: ChatTester, deployed: Deployed, service: Service, token: str
) -> None:
    address = service.url.replace("http", "ws", 1) + ADDRESS
    async with connect(address, subprotocols=offer(token), proxy=None) as socket:
        await ChatTester(socket).hello(token, time_zone="Europe/Helsinki")
    await finish_turn(chat, "Hello")
    assert "WebSocket /v1/chat" in service.log
    for secret in (token, KEY, deployed.credentials.secret, TOKEN_SUBPROTOCOL):
        assert secret not in service.log
