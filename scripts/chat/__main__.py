"""Command line of the terminal chat.

``python -m scripts.chat [--customer NAME] [--locale CODE] [WORDS …]``: with words, it says them, shows the answer and
ends; without, it goes on until the end of the input. Proposals and questions are answered at the prompt.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from websockets.exceptions import WebSocketException

from generated.models import Locale
from scripts.chat.conversation import Conversation
from scripts.seed.customers import CUSTOMERS
from scripts.stack.failures import StackFailure
from scripts.stack.parts import GATEWAY, ISSUER, Part
from scripts.stack.ports import LOOPBACK, chosen_port
from scripts.stack.progress import tell
from scripts.stack.supervisor import request_token


def main(arguments: Sequence[str]) -> int:
    """Hold the conversation; returns the exit code."""
    wanted = _read(arguments)
    try:
        token = request_token(_url(ISSUER, variable="ISSUER_URL"), form={"customer": wanted.customer})
        asyncio.run(_talk(_url(GATEWAY, variable="GATEWAY_URL"), token=token, wanted=wanted))
    except (OSError, StackFailure, WebSocketException) as error:
        tell(
            "chat",
            message=f"{error}\n  Fix: see that the stack runs (`make run`), and that its ports are the usual ones.",
        )
        return 1
    except (KeyboardInterrupt, EOFError):
        print()
    return 0


async def _talk(url: str, *, token: str, wanted: argparse.Namespace) -> None:
    async with Conversation.begin(url, token=token, locale=Locale(wanted.locale)) as conversation:
        if wanted.words:
            await conversation.say(" ".join(wanted.words))
            return
        print("Talk with the travel agent; Ctrl-D ends it.")
        while True:
            words = (await asyncio.to_thread(input, "> ")).strip()
            if words:
                await conversation.say(words)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.chat", description="Talk with the travel agent.")
    parser.add_argument("--customer", default=CUSTOMERS[0].name, choices=[customer.name for customer in CUSTOMERS])
    parser.add_argument("--locale", default=Locale.EN.value, choices=[locale.value for locale in Locale])
    parser.add_argument("words", nargs="*", help="what to say; a conversation at the prompt without")
    return parser.parse_args(arguments)


def _url(part: Part, *, variable: str) -> str:
    usual = f"http://{LOOPBACK}:{chosen_port(part.port_variable, default=part.default_port)}"
    return os.environ.get(variable) or usual


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
