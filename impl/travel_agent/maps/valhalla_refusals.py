"""What Valhalla says when it does not answer."""


class ValhallaRefusal(Exception):
    """Valhalla does not answer a request; `code` is its own number for the reason."""

    def __init__(self, message: str, *, code: int) -> None:
        super().__init__(message)
        self.code = code
