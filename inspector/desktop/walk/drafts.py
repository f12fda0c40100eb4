"""Text that was being typed when the program was stopped, by item, instance and field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NAMED = "instances"
"""The draft that holds the names of instances without an answer, one per line."""


class Drafts:
    """What was recovered and is no entry yet; a field of an instance is named INSTANCE/FIELD."""

    def __init__(self, held: Mapping[tuple[str, str], str] | None = None) -> None:
        self._held = dict(held or {})

    def named(self) -> dict[str, tuple[str, ...]]:
        """The instances that were only named, by item."""
        return {
            item: tuple(name for name in text.split("\n") if name)
            for (item, field), text in self._held.items()
            if field == NAMED
        }

    def of(self, item: str, instance: str) -> dict[str, str]:
        """The drafts of one answer by the plain names of their fields."""
        start = prefix(instance)
        found = {
            field.removeprefix(start): text
            for (held, field), text in self._held.items()
            if held == item and field != NAMED and field.startswith(start)
        }
        return {field: text for field, text in found.items() if "/" not in field}

    def first(self, item: str, instances: Iterable[str]) -> str:
        """The first of these instances with a draft, "" where none has one."""
        return next((name for name in instances if self.of(item, name)), "")

    def drop(self, item: str, instance: str) -> dict[str, str]:
        """Forget those of one answer; what is left of its item, by full names of fields."""
        for field in self.of(item, instance):
            del self._held[(item, prefix(instance) + field)]
        return {
            field: text
            for (held, field), text in self._held.items()
            if held == item and field != NAMED
        }

    def left(self, item: str) -> bool:
        """Whether an item has any."""
        return any(held == item for held, _field in self._held)


def prefix(instance: str) -> str:
    """How the fields of an instance begin."""
    return f"{instance}/" if instance else ""
