"""The Travel Agent as a web application, with agents that follow a script."""

import os
from collections.abc import Mapping
from unittest.mock import patch

from fastapi import FastAPI

from impl.platform.settings import load_settings
from impl.travel_agent.app import assemble
from impl.travel_agent.settings import TravelAgentSettings
from tests.contract.travel_agent.refused_here import CALLBACK_URL, GATEWAY_KEY
from tests.support.receivers import SECRET
from tests.support.tokens import AUDIENCE, ISSUER
from tests.support.travel_agent import scripted_agents


def agent_application(*, database_url: str, keys_url: str, settings: Mapping[str, str] | None = None) -> FastAPI:
    """The service as its settings describe it, with agents that follow a script."""
    environment = {
        "MOBILITY_ENV": "test",
        "MOBILITY_STRICT_CONTRACT": "true",
        "MOBILITY_RATE_LIMIT_SCALE": "1000000",
        "MOBILITY_TOKEN_ISSUER": ISSUER,
        "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
        "MOBILITY_TOKEN_JWKS_URL": keys_url,
        "MOBILITY_CALLBACK_GATEWAYS": f'[{{"callback_url": "{CALLBACK_URL}", "key": "{GATEWAY_KEY}"}}]',
        "MOBILITY_RESERVATION_EVENT_SECRETS": f'["{SECRET}"]',
        "DATABASE_URL": database_url,
        **(settings or {}),
    }
    with patch.dict(os.environ, environment):
        return assemble(load_settings(TravelAgentSettings), agents=scripted_agents([]))
