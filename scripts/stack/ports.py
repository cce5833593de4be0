"""The loopback ports of the stack, taken by the stack itself and handed to its parts as open sockets.

So a taken port is noticed before anything slow is started, nobody can take a free one in between, and a client that
connects early waits for the part in place of being refused.
"""

import os
import socket

from scripts.stack.failures import StackFailure

LOOPBACK = "127.0.0.1"


def chosen_port(variable: str, *, default: int) -> int:
    """The port that the environment variable says, or the default.

    Raises:
        StackFailure: the variable holds no port.
    """
    text = os.environ.get(variable, "").strip() or str(default)
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536:
        return int(text)
    raise StackFailure(
        f"{variable} is not a port: {text!r}.\n  Fix: set it to a number from 1 to 65535, or unset it for {default}."
    )


def listening_socket(name: str, *, port: int, variable: str, command: str = "make run") -> socket.socket:
    """A socket that listens on the loopback port; port 0 is any free one.

    Args:
        name: the part it is for.
        port: the port.
        variable: the environment variable that changes the port.
        command: what people type to start the part.

    Raises:
        StackFailure: another program has the port, or this user may not take it.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Accepted connections inherit it. The server takes a handed-over socket for a Unix one and would not set it itself,
    # and then each answer on a kept connection waits some 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise StackFailure(
            f"port {port} cannot be taken for the {name}: {error.strerror}.\n"
            "  Why: another program listens there, perhaps a stack that is still running.\n"
            f"  Fix: stop it, or set {variable} to a free port, as in `{variable}={port + 100} {command}`."
        ) from error
    return listener


def port_of(listener: socket.socket) -> int:
    """The port a socket listens on."""
    port: int = listener.getsockname()[1]
    return port
