"""The catalogue of every language."""

from collections.abc import Mapping

from impl.travel_agent.language.catalogue import de, en, es, fi, fr, it, nl
from impl.travel_agent.language.catalogue.shape import Catalogue
from impl.travel_agent.language.understanding import Language

CATALOGUES: Mapping[Language, Catalogue] = {
    Language.EN: en.CATALOGUE,
    Language.DE: de.CATALOGUE,
    Language.FR: fr.CATALOGUE,
    Language.ES: es.CATALOGUE,
    Language.IT: it.CATALOGUE,
    Language.NL: nl.CATALOGUE,
    Language.FI: fi.CATALOGUE,
}
