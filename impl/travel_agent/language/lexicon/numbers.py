"""Number words from 0 to 59, built the way each language builds them."""

from collections.abc import Mapping, Sequence


def spoken(
    below_twenty: str,
    *,
    tens: str,
    joins: Sequence[str],
    extra: Mapping[str, int] | None = None,
    first_joins: Sequence[str] = (),
) -> Mapping[str, int]:
    """All number words: twenty words from zero on, the words for 20 to 50, and templates of `{tens}` and `{unit}`.

    `first_joins` are the templates for 21, 31 … where they differ; `extra` adds or overrides single words.
    """
    units = below_twenty.split()
    words = {word: value for value, word in enumerate(units)}
    for place, ten in enumerate(tens.split(), start=2):
        words[ten] = place * 10
        for unit in range(1, 10):
            templates = first_joins if unit == 1 and first_joins else joins
            for template in templates:
                words[template.format(tens=ten, unit=units[unit])] = place * 10 + unit
    words.update(extra or {})
    return words
