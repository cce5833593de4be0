"""An issuer of real signed tokens, with its key document served in the process."""

import json
import time
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from impl.platform.auth import TokenVerifier
from impl.platform.keys import KeySet

type PrivateKey = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

ISSUER = "https://accounts.mobilitycorp.example"
AUDIENCE = "https://api.mobilitycorp.example"
JWKS_URL = f"{ISSUER}/jwks.json"


class SigningKey:
    """One key pair of the issuer."""

    def __init__(self, kid: str, *, private: PrivateKey | None = None) -> None:
        self.kid = kid
        self.private = private or ed25519.Ed25519PrivateKey.generate()

    @property
    def algorithm(self) -> str:
        match self.private:
            case rsa.RSAPrivateKey():
                return "RS256"
            case ec.EllipticCurvePrivateKey():
                return "ES256"
            case _:
                return "EdDSA"

    def published(self) -> dict[str, Any]:
        """The public key as a JWK."""
        match self.private:
            case rsa.RSAPrivateKey():
                document = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
            case ec.EllipticCurvePrivateKey():
                document = ECAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
            case _:
                document = OKPAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {**document, "kid": self.kid, "use": "sig", "alg": self.algorithm}


class TokenIssuer:
    """Signs tokens and publishes keys. `down` makes the document unreachable; `fetches` counts the requests for it."""

    def __init__(self) -> None:
        self.keys = [SigningKey("key-1")]
        self.down = False
        self.fetches = 0
        self.extra_entries: list[object] = []

    def rotate(self, key: SigningKey) -> None:
        """Sign with another key from now on, and publish only that."""
        self.keys = [key]

    def token(
        self,
        subject: str = "auth0|anna",
        *,
        scopes: str = "reservations:read reservations:write",
        key: SigningKey | None = None,
        header: dict[str, Any] | None = None,
        without: tuple[str, ...] = (),
        **claims: Any,
    ) -> str:
        """A signed token; `claims` and `header` replace what is usual, `without` leaves claims out."""
        now = int(time.time())
        usual = {"iss": ISSUER, "aud": AUDIENCE, "sub": subject, "scope": scopes, "iat": now, "exp": now + 300}
        content = {name: value for name, value in {**usual, **claims}.items() if name not in without}
        signer = key or self.keys[-1]
        # The layer below `jwt.encode`, which would refuse to write claims of the wrong type.
        return jwt.PyJWS().encode(
            json.dumps(content).encode(),
            signer.private,
            algorithm=signer.algorithm,
            headers={"kid": signer.kid, **(header or {})},
        )

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What the issuer's web server says."""
        self.fetches += 1
        if self.down:
            raise httpx.ConnectError("refused", request=request)
        document = {"keys": [*(key.published() for key in self.keys), *self.extra_entries]}
        return httpx.Response(200, content=json.dumps(document))

    def key_set(self, **options: Any) -> KeySet:
        """A key set that reads this issuer's document."""
        client = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
        return KeySet(client, url=JWKS_URL, **options)

    def verifier(self, *, keys: KeySet | None = None, **options: Any) -> TokenVerifier:
        """A verifier that trusts this issuer."""
        return TokenVerifier(keys or self.key_set(), issuer=ISSUER, audience=AUDIENCE, **options)
