"""What holds by place or year rather than by a standard: regional profiles and the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct, field

from inspector import assets
from inspector.checklist.formulas import workdays
from inspector.checklist.formulas.figures import Row, load
from inspector.checklist.formulas.workdays import Calendar, Year
from inspector.checklist.model import Library


class Local(Struct, frozen=True, kw_only=True):
    """Profiles and calendar of library packs before the program's own; empty: its own alone."""

    profiles: Mapping[str, Row] = field(default_factory=dict)
    calendar: Calendar = workdays.OWN

    def regions(self) -> tuple[str, ...]:
        """The ids of all regional profiles."""
        return tuple(sorted({*_own_regions(), *self.profiles}))

    def profile(self, region_id: str) -> Row:
        """A region's profile."""
        return self.profiles.get(region_id) or _own_profile(region_id)


OWN = Local()


def local_of(library: Library) -> Local:
    """What a library says of places and years."""
    if not library.regions and not library.calendars:
        return OWN
    return Local(
        profiles={name: Row(fields) for name, fields in library.regions.items()},
        calendar=Calendar(
            years={
                int(year): Year(holidays=_days(held.holidays), workdays=_days(held.workdays))
                for year, held in library.calendars.items()
            }
        ),
    )


def _days(texts: tuple[str, ...]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, texts))


@lru_cache(maxsize=1)
def _own_regions() -> tuple[str, ...]:
    return tuple(file.stem for file in assets.path("regions").glob("*.yaml"))


@lru_cache(maxsize=32)
def _own_profile(region_id: str) -> Row:
    return load(assets.text("regions", f"{region_id}.yaml"))
