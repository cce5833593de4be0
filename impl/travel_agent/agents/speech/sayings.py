"""The sayings of all languages."""

from collections.abc import Mapping
from typing import Final

from generated import models
from impl.travel_agent.agents.speech import de, en, es, fi, fr, it, nl
from impl.travel_agent.agents.speech.shape import Sayings

SAYINGS: Final[Mapping[models.Locale, Sayings]] = {
    models.Locale.EN: en.SAYINGS,
    models.Locale.DE: de.SAYINGS,
    models.Locale.FR: fr.SAYINGS,
    models.Locale.ES: es.SAYINGS,
    models.Locale.IT: it.SAYINGS,
    models.Locale.NL: nl.SAYINGS,
    models.Locale.FI: fi.SAYINGS,
}
