"""The profile of a customer, and how a merge patch changes it (RFC 7396)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from generated.models import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a customer told us. `preferences` are a JSON object as the contract writes it."""

    id: UUID
    locale: Locale
    preferences: Mapping[str, object]
    payment_method_token: str | None
    version: int
    updated_at: datetime

    def patched(self, patch: Mapping[str, object], *, now: datetime) -> "Profile":
        """The profile after a merge patch that fits the contract; itself where the patch changes nothing."""
        document = merge_patch(self._document(), patch)
        if document == self._document():
            return self
        token = document.get("payment_method_token")
        preferences = document["preferences"]
        assert isinstance(preferences, Mapping)
        return replace(
            self,
            locale=Locale(str(document["locale"])),
            preferences=preferences,
            payment_method_token=None if token is None else str(token),
            version=self.version + 1,
            updated_at=now,
        )

    def _document(self) -> dict[str, object]:
        """The members that can be patched; an absent token is an absent member."""
        document: dict[str, object] = {"locale": self.locale.value, "preferences": self.preferences}
        if self.payment_method_token is not None:
            document["payment_method_token"] = self.payment_method_token
        return document


def merge_patch(target: Mapping[str, object], patch: Mapping[str, object]) -> dict[str, object]:
    """Apply a JSON merge patch: null removes a member, objects are merged, any other value replaces (RFC 7396, 2)."""
    merged = dict(target)
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, Mapping):
            before = merged.get(name)
            merged[name] = merge_patch(before if isinstance(before, Mapping) else {}, value)
        else:
            merged[name] = value
    return merged
