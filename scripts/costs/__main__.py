"""Writes docs/costs.md, or tells other volumes: ``python -m scripts.costs [--check] [--millions N] [--chats N]``."""

import argparse
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from scripts.costs.data import read_assumptions, read_prices
from scripts.costs.model import Model, Volume
from scripts.costs.page import PAGE, compare, render

_STALE = 4


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code: 0 done, 4 the page is not what the model computes."""
    chosen = _parser().parse_args(arguments)
    model = Model(read_prices(), read_assumptions())
    if chosen.millions is not None or chosen.chats is not None:
        volume = Volume(millions=chosen.millions or Decimal(0), chats=chosen.chats or Decimal(0))
        print(compare(model, volume), end="")
        return 0
    text = render(model)
    if not chosen.check:
        PAGE.write_text(text)
        return 0
    if PAGE.read_text() != text:
        print("costs: docs/costs.md is not what the prices come to.\n  Fix: python -m scripts.costs", file=sys.stderr)
        return _STALE
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.costs", description="Tell what the gateways cost.")
    parser.add_argument("--check", action="store_true", help="write nothing, but fail if the page is out of date")
    parser.add_argument("--millions", type=_count, help="millions of requests a month")
    parser.add_argument("--chats", type=_count, help="chats open at any time")
    return parser


def _count(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not number.is_finite() or number < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of things")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
