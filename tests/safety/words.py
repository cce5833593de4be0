"""Plain phrases, where the wording does not matter."""

from typing import Any

from generated.models import Locale


class PlainPhrases:
    """Says the name of the phrase, whatever is asked for."""

    language = Locale.EN

    def __getattr__(self, name: str) -> Any:
        def say(**_: object) -> str:
            return name.replace("_", " ")

        return say
