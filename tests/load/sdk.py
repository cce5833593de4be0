"""Figure: how many bytes the TypeScript package adds to an application."""

from tests.load.report import Figure, Table, Target
from tests.support.package_sizes import MOST_FOR_CHAT, MOST_FOR_ONE_OPERATION, bundles, chat_bytes


def measure(*, quick: bool) -> Figure:
    """Bundle what applications import from the packed package; nothing of it is quicker when in a hurry."""
    found = bundles()
    one = max(found[name].compressed for name in ("booking", "search"))
    return Figure(
        title="SDK",
        method=(
            "The packed `@mobilitycorp/sdk`, installed in an application of its own, bundled and minified by esbuild"
            " (ES2022) and compressed by gzip -9. One operation comes with retries, idempotency and paging. The same"
            " bundles are made by `tests/sdk/test_package.py`."
        ),
        targets=[
            _target("core with one operation", one, promised=MOST_FOR_ONE_OPERATION),
            _target("the chat, beside the core", chat_bytes(), promised=MOST_FOR_CHAT),
        ],
        tables=[
            Table(
                heading=("bundle", "bytes", "after gzip"),
                rows=[(name, f"{bundle.bytes:,}", f"{bundle.compressed:,}") for name, bundle in found.items()],
            )
        ],
    )


def _target(name: str, measured: int, *, promised: int) -> Target:
    return Target(
        name=name, measured=f"{measured:,} bytes", promised=f"≤ {promised:,} bytes", holds=measured <= promised
    )
