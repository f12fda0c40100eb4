"""What a command gives back, and how it is printed: one JSON object, or plain lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct, field


class Output(Struct, frozen=True, kw_only=True):
    """The answer of a command: `data` for --json, `text` otherwise, and the exit status."""

    data: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    status: int = 0


def plain(value: Any) -> Any:
    """A fact as JSON types: enums by id, dates as ISO, decimals as numbers, sets as lists."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return str(value) if isinstance(value, str) else value


def dump(data: Mapping[str, Any]) -> str:
    """Exactly one JSON object, readable Chinese, unknown as null."""
    return json.dumps(plain(data), ensure_ascii=False, indent=1)
