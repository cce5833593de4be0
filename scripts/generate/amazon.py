"""Amazon API Gateway's documentation, which rules and reports name as their source, and the quotas it tells."""

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"

AUTHORIZERS = f"{_GUIDE}/apigateway-use-lambda-authorizer.html"
GATEWAY_RESPONSES = f"{_GUIDE}/api-gateway-gatewayResponse-definition.html"
MAPPINGS = f"{_GUIDE}/rest-api-parameter-mapping.html"
MAPPING_SOURCES = f"{_GUIDE}/rest-api-parameter-mapping-sources.html"
MOCKS = f"{_GUIDE}/how-to-mock-integration.html"
MODELS = "https://docs.aws.amazon.com/apigateway/latest/api/API_Model.html"
NOTES = f"{_GUIDE}/api-gateway-known-issues.html"
PROXIES = f"{_GUIDE}/api-gateway-set-up-simple-proxy.html"
QUOTAS = f"{_GUIDE}/api-gateway-execution-service-limits-table.html"
RESOURCES = "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html"
RESPONSE_TYPES = f"{_GUIDE}/supported-gateway-response-types.html"
STREAMING = f"{_GUIDE}/response-transfer-mode.html"
SUBSTITUTION = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html"
THROTTLING = f"{_GUIDE}/api-gateway-request-throttling.html"
VALIDATION = f"{_GUIDE}/api-gateway-method-request-validation.html"

DOCUMENT_BYTES = 6 * 1024 * 1024
"""How large a document may be that is imported."""
INTEGRATION_MS = (50, 29_000)
"""The shortest and the longest time-out of an integration that does not stream."""
PAYLOAD_BYTES = 10 * 1024 * 1024
"""How large a body may be."""
RESOURCES_OF_AN_API = 300
"""How many resources an API may have; each segment of a path is one."""
STREAM_MS = 900_000
"""How long a streamed response may take."""
