"""The cost page: figures of the model, and what they rest on."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from scripts.costs.data import Price
from scripts.costs.model import Bill, Model, Volume, chats_of, requests_of, total, without_operations
from scripts.stack.places import CHECKOUT

PAGE: Final[Path] = CHECKOUT / "docs" / "costs.md"
_MILLION: Final = requests_of(1)
_CHATS: Final = chats_of(1000)
_HERE: Final = Path(__file__).parent
_VOLUMES: Final = tuple(Decimal(millions) for millions in (1, 10, 100, 1000, 10_000))


def render(model: Model) -> str:
    """The page."""
    head, left_out = ((_HERE / name).read_text() for name in ("head.md", "left_out.md"))
    figures = (_bills(model), _volumes(model))
    return "\n".join((head.format(**_answers(model)), *figures, left_out, _assumptions(model), _prices(model)))


def compare(model: Model, volume: Volume) -> str:
    """Both bills for a volume, part by part."""
    return "\n".join(_table(("", "AWS", "Envoy"), _rows(model.aws(volume), model.envoy(volume)))) + "\n"


def _answers(model: Model) -> dict[str, str]:
    """What one wants to know first, by the names of the places in `head.md`."""
    million, chats = model.aws(_MILLION), model.aws(_CHATS)
    return {
        "another": _dollars(total(model.aws(requests_of(2))) - total(million)),
        "rest": _dollars(million["REST API"]),
        "chats": _dollars(total(chats)),
        "messages": _dollars(chats["WebSocket API, messages"]),
        "minutes": _dollars(chats["WebSocket API, connections"]),
        "chats_on_envoy": _dollars(without_operations(model.envoy(_CHATS))),
        "by_requests": _count(model.break_even(requests_of, envoy=model.envoy, cost=total)),
        "guarded": _count(model.break_even(requests_of, envoy=model.guarded_envoy, cost=total)),
        "by_chats": _count(model.break_even(chats_of, envoy=model.envoy, cost=total)),
        "by_requests_alone": _count(model.break_even(requests_of, envoy=model.envoy, cost=without_operations)),
    }


def _bills(model: Model) -> str:
    return "\n".join(
        (
            "## A million requests\n",
            compare(model, _MILLION),
            "## A thousand concurrent chats\n",
            compare(model, _CHATS),
        )
    )


def _volumes(model: Model) -> str:
    rows = []
    for millions in _VOLUMES:
        volume = Volume(millions=millions)
        chatting = Volume(millions=millions, chats=_CHATS.chats)
        rows.append(
            (
                f"{millions:,}",
                *(_dollars(total(bill)) for bill in (model.aws(volume), model.envoy(volume))),
                *(_dollars(total(bill)) for bill in (model.aws(chatting), model.envoy(chatting))),
                str(model.tasks(chatting)),
            )
        )
    names = ("millions of requests", "AWS", "Envoy", "AWS, 1,000 chats", "Envoy, 1,000 chats", "tasks of Envoy then")
    return "\n".join(("## Other volumes\n", *_table(names, rows), ""))


def _assumptions(model: Model) -> str:
    rows = [(name.replace("_", " "), str(each.value), each.reason) for name, each in model.assumptions.items()]
    return "\n".join(("## Assumptions\n", *_table(("", "", "why"), rows), ""))


def _prices(model: Model) -> str:
    rows = [(each.unit, _tiers(each), f"[{_page(each.source)}]({each.source})", each.read or "to be checked")
            for each in model.prices.values()]  # fmt: skip
    head = (
        "## List prices\n",
        "US East (N. Virginia), on demand, without free tiers; Frankfurt is 5 to 20 % dearer.",
        "Look at the pages before a decision rests on the figures.\n",
    )
    return "\n".join((*head, *_table(("each", "US dollars", "page", "last read"), rows), ""))


def _rows(aws: Bill, envoy: Bill) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys((*aws, *envoy)):
        yield name, *(_dollars(bill[name]) if name in bill else "" for bill in (aws, envoy))
    yield "**Together**", *(f"**{_dollars(total(bill))}**" for bill in (aws, envoy))


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _tiers(price: Price) -> str:
    return ", then ".join(
        f"{each.normalize():f}" + (f" to {up_to:,}" if up_to is not None else "") for up_to, each in price.tiers
    )


def _page(address: str) -> str:
    return address.removeprefix("https://aws.amazon.com/").rstrip("/")


def _dollars(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _count(number: int | None) -> str:
    return "no number of" if number is None else f"{number:,}"
