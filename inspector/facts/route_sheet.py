"""What a sheet of paper for the way through a facility says: its items by stop of the route."""

from __future__ import annotations

from msgspec import Struct


class RouteLine(Struct, frozen=True, kw_only=True):
    """An item: its number in the visit; `limit` like "≥ 1.10 m", `repeat` like 安全出口."""

    number: int
    topic: str
    ask: str
    fails: str
    limit: str = ""
    measured: str = ""
    unit: str = ""
    repeat: str = ""


class RouteStop(Struct, frozen=True, kw_only=True):
    """The items of one stop."""

    label: str
    lines: tuple[RouteLine, ...]


class RouteSheet(Struct, frozen=True, kw_only=True):
    """The items of a visit; `code` tells which items these numbers mean, `begun` is ISO."""

    visit: str
    facility: str
    agency: str
    begun: str
    code: str
    stops: tuple[RouteStop, ...]

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(stop.lines) for stop in self.stops)
