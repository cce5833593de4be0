"""Answers requests for the portal with the files that it was built to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Receive, Scope, Send

from gateway.portal.settings import MAP, PREFIX, PortalSettings

METHODS: Final = ("GET", "HEAD")
# The types are not left to what this machine happens to know.
_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".pbf": "application/x-protobuf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
_START_PAGE: Final = "index.html"
_NO_PAGE: Final = "404.html"
# Pages have addresses of their own, and what is compressed is an answer to those who take it.
_NOT_ASKED_FOR: Final = (".html", ".gz")
_ASSETS: Final = "assets/"
# Names of assets change with their content (RFC 8246); everything else is asked for again, and mostly unchanged.
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


class PortalFiles:
    """Serves the start page at `/` and everything else below `/portal`."""

    def __init__(self, settings: PortalSettings) -> None:
        self._configuration = settings.configuration()
        self._built = StaticFiles(directory=settings.directory)
        self._map = None if settings.map_directory is None else StaticFiles(directory=settings.map_directory)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = await self._answer(Request(scope))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method not in METHODS:
            allow = ", ".join(METHODS)
            return _text(405, f"{request.method} is not allowed here. Allowed: {allow}.", headers={"Allow": allow})
        path: str = request.scope["path"]
        if path == f"{PREFIX}/configuration.json":
            return JSONResponse(self._configuration, headers={"Cache-Control": "no-store"})
        if path in (PREFIX, f"{PREFIX}/"):
            return RedirectResponse("/", status_code=308, headers={"Cache-Control": _ASK_AGAIN})
        if path.startswith(f"{MAP}/"):
            return await self._map_file(path.removeprefix(f"{MAP}/"), request)
        name = _START_PAGE if path == "/" else _file_of(path.removeprefix(f"{PREFIX}/"))
        return await _found(self._built, name, request) or await self._nothing(path, request)

    async def _map_file(self, name: str, request: Request) -> Response:
        found = self._map and await _found(self._map, name, request)
        return found or _text(404, "The map has no such file.")

    async def _nothing(self, path: str, request: Request) -> Response:
        """Tell people with a page, and scripts that lost a file with a sentence."""
        is_page = "." not in path.rpartition("/")[2]
        page = await to_thread.run_sync(_look_up, self._built, _NO_PAGE, request.headers) if is_page else None
        if page is None:
            return _text(404, "The portal has no such file. It may have been replaced since the page was loaded.")
        page.status_code = 404
        return page


def _file_of(path: str) -> str | None:
    """The file of an address below the prefix: names without an ending are pages."""
    if path.endswith(_NOT_ASKED_FOR):
        return None
    return path if "." in path.rpartition("/")[2] else f"{path}.html"


async def _found(place: StaticFiles, name: str | None, request: Request) -> Response | None:
    """The file of a name, or that it is unchanged; None where there is no such file.

    Names that begin with a dot are nobody's, as is whatever could be understood as a way out of the directory.
    """
    if name is None or "\\" in name or any(segment.startswith(".") or not segment for segment in name.split("/")):
        return None
    found = await to_thread.run_sync(_look_up, place, name, request.headers)
    if found is not None and place.is_not_modified(found.headers, request.headers):
        return NotModifiedResponse(found.headers)
    return found


def _look_up(place: StaticFiles, name: str, headers: Headers) -> FileResponse | None:
    """The file of a name, compressed for those who take it."""
    try:
        path, status = place.lookup_path(name)
        packed, packed_status = place.lookup_path(f"{name}.gz")
    except (OSError, ValueError):
        # The name is too long for a file, or has signs that no name has.
        return None
    if status is None or not Path(path).is_file():
        return None
    told = {"Cache-Control": _FOREVER if name.startswith(_ASSETS) else _ASK_AGAIN}
    if packed_status is not None:
        told["Vary"] = "Accept-Encoding"
        if _takes_gzip(headers):
            path, status = packed, packed_status
            told["Content-Encoding"] = "gzip"
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    return FileResponse(path, headers=told, media_type=kind, stat_result=status)


def _takes_gzip(headers: Headers) -> bool:
    """Whether the client takes it (RFC 9110, section 12.5.3)."""
    for item in headers.get("accept-encoding", "").split(","):
        coding, _, weight = item.partition(";")
        if coding.strip().lower() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _text(status: int, sentence: str, *, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(
        f"{sentence}\n", status_code=status, headers={"Cache-Control": "no-store", **(headers or {})}
    )
