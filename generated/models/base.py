# Generated from scripts/generate/static/models_base.py by `make generate`. DO NOT EDIT.
"""What the generated models stand on: the base class, and types that are as exact as JSON Schema."""

import re
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, AllowInfNan, BaseModel, ConfigDict, GetPydanticSchema, model_validator
from pydantic_core import PydanticCustomError, core_schema

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_RFC3339_DATE = re.compile(_DATE)
_RFC3339 = re.compile(rf"{_DATE}[Tt][0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]+)?([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})")


class Model(BaseModel):
    """Base of all models. Optional members are `MISSING` when absent, which is not the same as null."""

    model_config = ConfigDict(
        allow_inf_nan=False,
        validate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        use_attribute_docstrings=True,
    )


class NonEmptyModel(Model):
    """Base of models that need at least one member (`minProperties: 1`)."""

    @model_validator(mode="after")
    def _has_a_member(self) -> "NonEmptyModel":
        if not self.model_fields_set:
            raise PydanticCustomError("too_few_members", "Object should have at least 1 member")
        return self


def _parse_timestamp(value: object) -> datetime:
    try:
        if isinstance(value, str) and _RFC3339.fullmatch(value):
            return datetime.fromisoformat(value.upper())
    except ValueError:
        pass
    raise PydanticCustomError("timestamp_invalid", "Input should be a date and time with offset, as RFC 3339 writes it")


def _parse_date(value: object) -> date:
    try:
        if isinstance(value, str) and _RFC3339_DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date_invalid", "Input should be a date, as RFC 3339 writes it")


def _timestamp_schema(_source: object, _handler: object) -> core_schema.CoreSchema:
    aware = core_schema.datetime_schema(tz_constraint="aware")
    return core_schema.json_or_python_schema(
        json_schema=core_schema.no_info_before_validator_function(_parse_timestamp, aware), python_schema=aware
    )


def _date_schema(_source: object, _handler: object) -> core_schema.CoreSchema:
    day = core_schema.date_schema()
    return core_schema.json_or_python_schema(
        json_schema=core_schema.no_info_before_validator_function(_parse_date, day), python_schema=day
    )


def _check_uri(text: str) -> str:
    parts = urlsplit(text)
    if not parts.scheme or not (parts.netloc or parts.path) or re.search(r"[^!-~]", text):
        raise PydanticCustomError("uri_invalid", "Input should be an absolute URI")
    return text


def _check_unique(items: Any) -> Any:
    if isinstance(items, list) and any(item in items[:index] for index, item in enumerate(items)):
        raise PydanticCustomError("not_unique", "List items should be unique")
    return items


type Rfc3339DateTime = Annotated[datetime, GetPydanticSchema(_timestamp_schema)]
"""A moment with its offset. Python gives an aware datetime; JSON gives only what RFC 3339 allows."""

type Rfc3339Date = Annotated[date, GetPydanticSchema(_date_schema)]
"""A calendar day."""

type Uri = Annotated[str, AfterValidator(_check_uri)]
"""An absolute URI (RFC 3986)."""

UniqueItems = AfterValidator(_check_unique)
"""Marks a list whose items are all different (`uniqueItems`)."""

Finite = AllowInfNan(allow_inf_nan=False)
"""Marks a number that JSON can write."""
