"""The command line of the mock. Exit codes: 0 stopped on request; 2 wrong usage; 100 it cannot serve."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from scripts.mock import sources
from scripts.mock.sources import CHECKOUT, SourcesUnusable
from scripts.stack.failures import StackFailure
from scripts.stack.ports import LOOPBACK, chosen_port, listening_socket, port_of

FAILED: Final = 100
PORT_VARIABLE: Final = "MOBILITY_MOCK_PORT"
DEFAULT_PORT: Final = 8010
_PRODUCTION: Final = "production"
_SWITCHES: Final = ("latency", "error_rate", "errors", "pace", "seed")


def main(arguments: Sequence[str]) -> int:
    """Serve until a signal; returns the exit code."""
    options = _parser().parse_args(arguments)
    switches = {name: getattr(options, name) for name in _SWITCHES if getattr(options, name) is not None}
    try:
        _refuse_production()
        return _serve(options, switches)
    except KeyboardInterrupt:
        return 0
    except (StackFailure, SourcesUnusable) as failure:
        print(f"mock: {failure}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.mock",
        description="Serve contracts from their examples, with their chats, before there is a backend.",
        epilog=f"The port is {DEFAULT_PORT}; {PORT_VARIABLE} changes it.",
    )
    parser.add_argument("--specs", type=Path, metavar="DIR", help="contracts in the conventions (default: ours)")
    parser.add_argument(
        "--contract", action="append", default=[], metavar="NAME", help="only this one, such as reservation; repeatable"
    )
    parser.add_argument("--latency", metavar="MS", help="how long answers take: 500, or a range: 200-800")
    parser.add_argument("--error-rate", metavar="SHARE", help="the share of requests that fail, such as 0.1")
    parser.add_argument("--errors", metavar="PROBLEMS", help="how: codes, statuses, 4xx, 5xx or all (default: 429,5xx)")
    parser.add_argument("--pace", metavar="FACTOR", help="of the pauses in conversations; 0 is none (default: 1)")
    parser.add_argument("--seed", metavar="NUMBER", help="where chance and identifiers begin (default: 0)")
    return parser


def _refuse_production() -> None:
    if os.environ.get("MOBILITY_ENV", "").strip().lower() == _PRODUCTION:
        raise StackFailure(
            "the mock does not start where MOBILITY_ENV=production.\n"
            "  Why: it accepts every token, and what it answers is made up.\n"
            "  Fix: unset MOBILITY_ENV on a developer's machine."
        )


def _serve(options: argparse.Namespace, wanted: dict[str, Any]) -> int:
    port = chosen_port(PORT_VARIABLE, default=DEFAULT_PORT)
    with listening_socket("mock", port=port, variable=PORT_VARIABLE, command="make mock") as listener:
        specs: Path | None = options.specs
        contracts = CHECKOUT / "generated" / "contracts" if specs is None else sources.generated_from(specs)
        found = sources.read(contracts, named=options.contract)
        # Which package `generated` is has been decided by now.
        from scripts.mock.assembly import assemble
        from scripts.mock.preferences import SwitchUnknown
        from scripts.mock.serving import announcement, serve
        from scripts.mock.switches import Switches

        try:
            switches = Switches.of(wanted)
            mock = assemble(found, switches=switches)
        except SwitchUnknown as error:
            print(f"mock: {error}", file=sys.stderr)
            return 2
        url = f"http://{LOOPBACK}:{port_of(listener)}"
        print(announcement(found, mock, switches=switches, url=url), flush=True)
        serve(mock.application, listener)
    return 0
