"""Has the scripted conversations and prints the scores, and the transcripts of those that went wrong.

`python -m tests.evaluation [--name PART] [--language CODE] [--ability PART] [--transcripts] [--write FILE]`
"""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.stack.database import fresh_database
from tests.evaluation.conversation import Conversation
from tests.evaluation.conversations import CONVERSATIONS
from tests.evaluation.scores import Scores
from tests.evaluation.stage import AT_ONCE, evaluate, staged
from tests.support.plain_logs import log_plainly


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--name", default="", help="only conversations whose name has this part")
    parser.add_argument("--language", default="", help="only conversations in this language, such as fi")
    parser.add_argument("--ability", default="", help="only conversations of abilities whose name has this part")
    parser.add_argument("--all-transcripts", action="store_true", help="print what was said in the right ones too")
    parser.add_argument("--no-transcripts", action="store_true", help="print no transcripts at all")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="how many conversations at the same time")
    parser.add_argument("--write", type=Path, help="write the scores to this file, as Markdown")
    return parser.parse_args()


def _chosen(arguments: argparse.Namespace) -> list[Conversation]:
    return [
        conversation
        for conversation in CONVERSATIONS
        if arguments.name in conversation.name
        and arguments.language in ("", conversation.language.value)
        and arguments.ability in conversation.ability.value
    ]


async def _run(server_url: str, conversations: Sequence[Conversation], *, at_once: int) -> Scores:
    async with staged(server_url) as stage:
        return await evaluate(stage, conversations, at_once=at_once, progress=sys.stderr.isatty())


def main() -> int:
    """Run the command; 1 where a conversation went wrong."""
    arguments = _arguments()
    conversations = _chosen(arguments)
    if not conversations:
        print("No conversation is so named. `--name` takes a part of a name, such as `book` or `/fi`.")
        return 2
    log_plainly(level=logging.ERROR)
    with fresh_database() as server:
        scores = asyncio.run(_run(server.url, conversations, at_once=arguments.at_once))
    if arguments.all_transcripts:
        for score in scores.scores:
            print(f"{'✓' if score.is_right else '✗'} {score.conversation.name}\n{score.transcript}")
    print(scores.failures(transcripts=not (arguments.all_transcripts or arguments.no_transcripts)))
    print(scores.table())
    print(scores.summary())
    if arguments.write is not None:
        arguments.write.write_text(_markdown(scores), encoding="utf-8")
    return 1 if scores.wrong else 0


def _markdown(scores: Scores) -> str:
    sections = (
        "# Evaluation of the Travel Agent",
        scores.summary(),
        f"```\n{scores.table()}\n```",
        "## Failures",
        f"```\n{scores.failures()}\n```" if scores.wrong else "None.",
    )
    return "\n\n".join(sections) + "\n"


if __name__ == "__main__":
    sys.exit(main())
