"""What may go wrong while packaging."""


class PackagingFailure(Exception):
    """The package cannot be made or is not fit to deploy; the text says what happened, why, and how to fix it."""
