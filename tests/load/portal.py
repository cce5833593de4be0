"""Figure: how many bytes of the developer portal a browser loads before it shows a page."""

from tests.load.report import Figure, Table, Target
from tests.support.portal_sizes import MOST_FOR_FIRST_LOAD, REFERENCES, SMALL_PAGES, build, first_load


def measure(*, quick: bool) -> Figure:
    """Add up what the pages of the built portal load; nothing of it is quicker when in a hurry."""
    build()
    pages = ("start", "console", *SMALL_PAGES[1:], *REFERENCES)
    found = {name: first_load(name) for name in pages}
    largest = max(size for name, size in found.items() if name not in REFERENCES)
    return Figure(
        title="Portal",
        method=(
            "The files of the built portal that a browser fetches before it shows a page that is opened first, styles"
            " included, by Vite's manifest, compressed as they are sent. The console loads its map, and its list of"
            " vehicles, once somebody has signed in. What goes over the wire is bounded by `tests/browser`."
        ),
        targets=[
            Target(
                name="first load before a reference is opened",
                measured=f"{largest:,} bytes",
                promised=f"≤ {MOST_FOR_FIRST_LOAD:,} bytes",
                holds=largest <= MOST_FOR_FIRST_LOAD,
            )
        ],
        tables=[Table(heading=("page", "after gzip"), rows=[(name, f"{size:,}") for name, size in found.items()])],
    )
