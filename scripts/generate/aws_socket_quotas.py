"""What Amazon API Gateway allows of WebSocket APIs.

From its developer guide: "Quotas for configuring and running a WebSocket API in API Gateway", and for what an account
has as a whole "Amazon API Gateway quotas".
"""

from typing import Final

MESSAGE_BYTES: Final = 131_072
FRAME_BYTES: Final = 32_768
IDLE_SECONDS: Final = 600
CONNECTION_SECONDS: Final = 7_200
INTEGRATION_MS: Final = range(50, 29_001)
CONNECTIONS_PER_SECOND: Final = 500
ACCOUNT_RATE: Final = 10_000
ACCOUNT_BURST: Final = 5_000
