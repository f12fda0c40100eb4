"""Canonical JSON: one spelling for one value, so that hashes agree everywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from inspector.errors import InspectorError


def encode(value: Mapping[str, Any]) -> str:
    """UTF-8 JSON with sorted keys and no blanks; refuses floats and lone surrogates."""
    _refuse(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> dict[str, Any]:
    """The object of a canonical text."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise InspectorError("journal.not_an_object")
    return value


def _refuse(value: Any) -> None:
    if isinstance(value, float):
        raise InspectorError("journal.float", value=value)
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InspectorError("journal.surrogate") from error
    elif isinstance(value, Mapping):
        for key, part in value.items():
            _refuse(key)
            _refuse(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _refuse(part)
