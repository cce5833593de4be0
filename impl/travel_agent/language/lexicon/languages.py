"""The words of every language, by language."""

from collections.abc import Mapping

from impl.travel_agent.language.lexicon import de, en, es, fi, fr, it, nl
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.understanding import Language

LEXICONS: Mapping[Language, Lexicon] = {
    module.LEXICON.language: module.LEXICON for module in (en, de, fr, es, it, nl, fi)
}
