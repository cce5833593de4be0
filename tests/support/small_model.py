"""A real small language model behind an OpenAI-compatible server, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.small_model import obtain_small_model

_SERVE = """
import sys, threading
import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path = sys.argv[1]
parameters.port = 0
parameters.hostnames = ["127.0.0.1"]
parameters.n_ctx = 8192
parameters.n_parallel = 1
parameters.n_gpu_layers = 0
parameters.cpuparams.n_threads = 2
parameters.use_jinja = True
server = xllamacpp.Server(parameters)
print("listening on", server.listening_address, flush=True)
sys.stdin.read()
"""
_READY = "listening on "


@contextmanager
def small_model_server() -> Iterator[str]:
    """Serve the model on a free port of the loopback interface; gives the base URL."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(obtain_small_model())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = next((line for line in process.stdout if line.startswith(_READY)), "")
            assert line, "The server of the small model ended before it was ready."
            yield f"{line.removeprefix(_READY).strip().rstrip('/')}/v1"
        finally:
            process.terminate()
