"""The sources of facts, with the words that their licences ask to be shown."""

from typing import Final

from impl.travel_agent.domain.facts import Source

OPEN_STREET_MAP: Final = Source(
    name="OpenStreetMap",
    url="https://www.openstreetmap.org/copyright",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors",
)
OPEN_METEO: Final = Source(
    name="Open-Meteo",
    url="https://open-meteo.com/",
    licence="CC-BY-4.0",
    attribution="Weather data by Open-Meteo.com",
)
MET_NORWAY: Final = Source(
    name="MET Norway",
    url="https://api.met.no/",
    licence="CC-BY-4.0",
    attribution="Based on data from MET Norway",
)
DIGITRAFFIC: Final = Source(
    name="Fintraffic / digitraffic.fi",
    url="https://www.digitraffic.fi/en/",
    licence="CC-BY-4.0",
    attribution="Source: Fintraffic / digitraffic.fi, licence CC 4.0 BY",
)
SANDBOX_WEATHER: Final = Source(
    name="Sandbox weather (made up)",
    url="https://mobilitycorp.example/sandbox",
    licence="CC0-1.0",
    attribution="Made-up weather for trying things out",
)
SANDBOX_INCIDENTS: Final = Source(
    name="Sandbox incidents (made up)",
    url="https://mobilitycorp.example/sandbox",
    licence="CC0-1.0",
    attribution="Made-up incidents for trying things out",
)
