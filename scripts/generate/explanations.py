"""Texts of problems, error codes and close codes: what each means, and what a client should do about it."""


def parts_of(description: str) -> tuple[str, str]:
    """Part a description at its first empty line: the meaning comes before it, the advice after it, if there is any."""
    meaning, _, advice = description.strip().partition("\n\n")
    return meaning.strip(), advice.strip()
