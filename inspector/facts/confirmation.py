"""The confirmation of a clause number by a named person."""

from __future__ import annotations

from msgspec import Struct

from inspector.i18n import _


class Confirmation(Struct, frozen=True, kw_only=True):
    """Who read which number in the original, and when (ISO local time); `number` as printed."""

    clause: str
    number: str
    name: str
    at: str
    note: str = ""

    @property
    def label(self) -> str:
        """Name and day in words: 条号由示例甲 2026-11-20 核定."""
        return _("条号由{name} {day} 核定").format(name=self.name, day=self.at[:10])
