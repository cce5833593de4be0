"""The fixed parts of the generated package: its runtime, the base of the models, the marks of the directory."""

from pathlib import Path

from scripts.generate.emitters.headers import marked

STATIC = Path(__file__).parents[1] / "static"
_SOURCE_PACKAGE = "scripts.generate.static"


def emit(*, package: str) -> dict[str, str]:
    """Give the files that do not depend on the contracts."""
    files = {
        "__init__.py": marked('"""Everything that is generated from the contracts."""\n', source="specs"),
        ".gitattributes": marked("* linguist-generated=true\n", source="specs"),
        "models/base.py": _module("models_base.py", package=package),
    }
    for module in sorted((STATIC / "runtime").glob("*.py")):
        files[f"runtime/{module.name}"] = _module(f"runtime/{module.name}", package=package)
    return files


def _module(name: str, *, package: str) -> str:
    text = (STATIC / name).read_text().replace(f"{_SOURCE_PACKAGE}.", f"{package}.")
    return marked(text, source=f"scripts/generate/static/{name}")
