"""What the services share. Each module is one idea; import from the module.

| module | offers |
|---|---|
| `settings` | `Settings` from the environment, `load_settings`, errors that name the variable and the fix |
| `pool`, `database` | bounded pool and queue; `Database`: `connection()`, `transaction()`, `run(work)` with retries |
| `identifiers` | `new_uuid7`, `encode` and `decode` of prefixed ids |
| `context` | `Principal`, `RequestContext`, `customer_id_of` |
| `keys`, `auth` | the issuer's keys; `TokenVerifier` |
| `rate_limit` | `RateLimiter` per subject and operation |
| `errors` | `Refusal` and its kin: exceptions that are answers; `NotFound`, `Invalid`, `DomainError` |
| `problems`, `problem_forms` | any exception to the problem that the operation declares |
| `service` | `PlatformService`, what the generated routes ask for |
| `idempotency` | `Idempotency.run`, `fingerprint` |
| `outbox`, `webhooks`, `dead_letters` | events in the transaction; their signed delivery; those given up |
| `cursors`, `etags` | sealed page cursors; strong entity tags and `If-Match` |
| `telemetry` | `log()`, `configure_logging`, request ids, trace context, access events |
| `cross_origin` | `CrossOrigin`: answers that scripts of allowed origins may read |
| `lifecycle`, `application` | background tasks, readiness, drain; the FastAPI application and its server |
| `tables` | `define_platform_tables(metadata)` for a service's migrations |
"""
