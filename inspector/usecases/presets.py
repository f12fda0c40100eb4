"""Presets: the ready choices of items that fit a day, a kind of visit and a facility."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from inspector.checklist.applicability import asked_of
from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.workdays import Calendar
from inspector.checklist.model import Library, Preset
from inspector.errors import InspectorError
from inspector.facts.origin import UNSAID, Origin, Source
from inspector.facts.vocabulary import Depth, VisitType
from inspector.i18n import _
from inspector.store import visit_rows
from inspector.usecases.facilities import get_facility
from inspector.workspace import Workspace

_SATURDAY = 5


class PresetChoice(Struct, frozen=True, kw_only=True):
    """A preset for a facility: how many items, whether it fits the day, and why.

    An `automatic` one is used by this kind of visit unless another is chosen.
    """

    id: str
    title: str
    note: str
    items: int
    fits: bool
    reason: str
    automatic: bool


def presets_for(
    ws: Workspace, facility_id: str, kind: VisitType, begun: datetime, origin: Origin = UNSAID
) -> tuple[PresetChoice, ...]:
    """All presets that ask this facility something, those that fit first."""
    facility, day = get_facility(ws, facility_id), begun.date()
    with ws.store.read() as connection:
        first = not visit_rows.heads(connection, facility=facility_id, states=("closed",))
    calendar = local_of(ws.library).calendar
    found = []
    for preset in ws.library.presets:
        items = len(asked_of(ws.library, facility.facts, day, Depth.FULL, preset))
        if items:
            reasons = list(_reasons(preset, kind, day, calendar, first=first))
            found.append(
                PresetChoice(
                    id=preset.id,
                    title=preset.title,
                    note=preset.note,
                    items=items,
                    fits=bool(reasons),
                    reason="，".join(reasons),
                    automatic=_by_itself(preset, kind, origin),
                )
            )
    return tuple(sorted(found, key=lambda choice: not choice.fits))


def _by_itself(preset: Preset, kind: VisitType, origin: Origin) -> bool:
    """Whether a visit of this kind and source takes the preset without being told."""
    if kind is VisitType.RECHECK:
        return False
    complaint = origin.source is Source.COMPLAINT and VisitType.CASE.value in preset.types
    first = origin.source is Source.FIRST and preset.first_visit
    return complaint or first or (preset.automatic and kind.value in preset.types)


def _reasons(
    preset: Preset, kind: VisitType, day: date, calendar: Calendar, *, first: bool
) -> Iterator[str]:
    if kind.value in preset.types:
        yield _("这次是{kind}").format(kind=kind.label)
    if day.month in preset.months:
        yield _("现在是 {month} 月").format(month=day.month)
    holiday = _holiday(day, preset.before_holiday, calendar)
    if holiday is not None:
        yield _("{month}月{day}日放假").format(month=holiday.month, day=holiday.day)
    if preset.first_visit and first:
        yield _("这里还没有检查过")


def _holiday(day: date, days: int, calendar: Calendar) -> date | None:
    """The first weekday off within so many days; a weekend alone is no holiday."""
    ahead = (day + timedelta(days=number) for number in range(days + 1 if days else 0))
    return next(
        (one for one in ahead if one.weekday() < _SATURDAY and not calendar.is_workday(one)), None
    )


def preset_of(
    library: Library, wanted: str | None, kind: VisitType, origin: Origin = UNSAID
) -> Preset | None:
    """The preset a visit uses: the one named, none for "", and for None what its type uses.

    What a 工单 asks for is looked at as in a 个案, and a 开院首查 has a choice of its own.

    visit.unknown_preset refuses a name that the library does not know.
    """
    if wanted is None:
        return next((p for p in library.presets if _by_itself(p, kind, origin)), None)
    preset = library.preset(wanted)
    if wanted and preset is None:
        known = "、".join(f"{one.id} {one.title}" for one in library.presets)
        raise InspectorError("visit.unknown_preset", preset=wanted, known=known)
    return preset
