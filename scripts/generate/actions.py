"""What the command line can do, once it needs the pipeline."""

import sys
from pathlib import Path

from scripts.generate import pipeline, released, timings, writing
from scripts.generate.command import DONE, FAILED, STALE
from scripts.generate.diagnostics import GenerationFailed, ToolFailed
from scripts.generate.lint import catalogue


def run(action: str, *, specs: Path, out: Path, show_timings: bool) -> int:
    """Run an action, print its outcome and give the exit code."""
    request = pipeline.Request(specs=specs, base=Path.cwd(), package=out.name)
    timings.restart()
    try:
        code = _ACTIONS[action](request, out)
    except GenerationFailed as failure:
        code = _failed(failure)
    except ToolFailed as failure:
        print(failure, file=sys.stderr)
        code = FAILED
    if show_timings:
        print(timings.table())
    return code


def _generate(request: pipeline.Request, out: Path) -> int:
    files = pipeline.generate(request)
    with timings.stage("write"):
        drift = writing.write(files, out=out)
    written = len(drift.changed) + len(drift.missing)
    print(f"{len(files)} files, {written} written, {len(drift.stale)} removed, in {timings.elapsed():.1f} s")
    return DONE


def _check(request: pipeline.Request, out: Path) -> int:
    drift = writing.compare(pipeline.generate(request), out=out)
    for line in drift.lines():
        print(f"{out.name}/{line}", file=sys.stderr)
    if drift:
        print("The generated files are stale. Fix: run `make generate` and commit the result.", file=sys.stderr)
        return STALE
    print(f"{out.name} is what the contracts make")
    return DONE


def _check_released(request: pipeline.Request, _out: Path) -> int:
    released.check(request)
    return DONE


def _release(request: pipeline.Request, _out: Path) -> int:
    for path in released.release(request):
        print(f"released {path}")
    return DONE


def _watch(request: pipeline.Request, out: Path) -> int:
    from watchfiles import watch

    try:
        _attempt(request, out)
        print("watching for changes; Ctrl-C ends it", flush=True)
        for _changes in watch(request.specs):
            timings.restart()
            _attempt(request, out)
    except KeyboardInterrupt:
        print()
    return DONE


def _attempt(request: pipeline.Request, out: Path) -> None:
    try:
        _generate(request, out)
    except GenerationFailed as failure:
        _failed(failure)
    except ToolFailed as failure:
        print(failure, file=sys.stderr)


def _failed(failure: GenerationFailed) -> int:
    for diagnostic in failure.diagnostics:
        print(diagnostic, file=sys.stderr)
    count = len(failure.diagnostics)
    print(f"{count} fault{'s' if count > 1 else ''}; nothing was written.", file=sys.stderr)
    return FAILED


def _supported(_request: pipeline.Request, _out: Path) -> int:
    print(catalogue.text())
    return DONE


_ACTIONS = {
    "generate": _generate,
    "check": _check,
    "check-released": _check_released,
    "release": _release,
    "supported": _supported,
    "watch": _watch,
}
