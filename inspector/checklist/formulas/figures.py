"""The figures of the standards, read once from `resources/standards/tables.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from inspector import assets

_T = TypeVar("_T")
_DOUBT = "{label}凭记忆登记，尚未核到原文，结论只作参考"


class Row(Struct, frozen=True):
    """One entry of a table: figures kept as text, and the clauses they come from."""

    fields: Mapping[str, object]

    def has(self, key: str) -> bool:
        """Whether the entry holds the key."""
        return key in self.fields

    def text(self, key: str) -> str:
        """A text field."""
        value = self.fields[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def figure(self, key: str = "value") -> Decimal:
        """A figure."""
        return Decimal(self.text(key))

    def whole(self, key: str = "value") -> int:
        """A whole figure."""
        return int(self.text(key))

    def day(self, key: str = "date") -> date:
        """A date."""
        return date.fromisoformat(self.text(key))

    def row(self, key: str) -> Row:
        """A nested entry."""
        value = self.fields[key]
        if not isinstance(value, dict):
            raise TypeError(key)
        return Row(value)

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of entries; none if it is absent."""
        return tuple(Row(item) for item in self._list(key, dict))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none if it is absent."""
        return tuple(self._list(key, str))

    def ids(self, key: str = "clauses") -> tuple[str, ...]:
        """The clause ids under the key; none if it is absent."""
        return self.texts(key)

    def doubt(self, label: str) -> tuple[str, ...]:
        """A warning where the register holds the figure from memory only."""
        return (_DOUBT.format(label=label),) if self.fields.get("recalled") else ()

    def _list(self, key: str, kind: type[_T]) -> list[_T]:
        value = self.fields.get(key, [])
        # An unquoted date or number is not text: better to stop than to lose it.
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise TypeError(key)
        return value


def load(text: str) -> Row:
    """A YAML mapping as a row; ValueError where it is no YAML, TypeError where it is no mapping."""
    # Imported here: it costs the start, and no formula is computed there.
    import yaml

    # The safe loader in C where PyYAML was built with it: five times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as fault:
        raise ValueError(text) from fault
    if not isinstance(loaded, dict):
        raise TypeError(text)
    return Row(loaded)


@lru_cache(maxsize=1)
def _tables() -> Row:
    return load(assets.text("standards", "tables.yaml"))


def table(name: str) -> Row:
    """A table of `tables.yaml`."""
    return _tables().row(name)


def limit(name: str) -> Row:
    """One limiting figure of `tables.yaml`."""
    return table("limits").row(name)
