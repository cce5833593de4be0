"""Logs of services that run in the test's own process, as plain lines."""

import logging

import structlog


def log_plainly(*, level: int = logging.INFO) -> None:
    """Print tracebacks as text: a console that shows every variable takes minutes for one of an agent's run."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
