"""The fixed parts of the generated package: its runtimes, the base of the models, the marks of the directory."""

from pathlib import Path

from scripts.generate.emitters.headers import marked

STATIC = Path(__file__).parents[1] / "static"
_RUNTIMES = ("runtime", "client_runtime")
_SOURCE_PACKAGE = "scripts.generate.static"


def emit(*, package: str) -> dict[str, str]:
    """Give the files that do not depend on the contracts."""
    files = {
        "__init__.py": marked('"""Everything that is generated from the contracts."""\n', source="specs"),
        ".gitattributes": marked("* linguist-generated=true\n", source="specs"),
        "json_pointers.py": _module("json_pointers.py", package=package),
        "server_sent_events.py": _module("server_sent_events.py", package=package),
        "models/base.py": _module("models_base.py", package=package),
    }
    for directory in _RUNTIMES:
        for module in sorted((STATIC / directory).glob("*.py")):
            files[f"{directory}/{module.name}"] = _module(f"{directory}/{module.name}", package=package)
    return files


def _module(name: str, *, package: str) -> str:
    text = (STATIC / name).read_text().replace(f"{_SOURCE_PACKAGE}.", f"{package}.")
    return marked(text, source=f"scripts/generate/static/{name}")
