"""Regional goals: the chosen region, what a county changed, and each goal beside a facility."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from inspector.checklist.conditions import derive
from inspector.checklist.formulas.figures import Row
from inspector.checklist.formulas.goals import Goal, figures_of, goals_of
from inspector.checklist.formulas.local import Local, local_of
from inspector.checklist.formulas.model import Context
from inspector.checklist.formulas.registry import compute
from inspector.errors import InspectorError
from inspector.facts.facility import Facility, FacilityKind
from inspector.facts.region import FacilityGoal, GoalEdit, Region, RegionGoal
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import region_rows, settings
from inspector.usecases.computing import fact_texts
from inspector.usecases.facilities import get_facility
from inspector.workspace import Workspace

SETTING = "region"
_AT_FACILITY = "facility"
_SPAN = re.compile(r"[\s—–~～至到,，-]+")

Edits = Mapping[tuple[str, str], GoalEdit]


def list_regions(ws: Workspace) -> tuple[Region, ...]:
    """All regions whose documents the program knows."""
    chosen, local = chosen_region(ws), local_of(ws.library)
    return tuple(_region(name, local.profile(name), chosen) for name in local.regions())


def _region(name: str, row: Row, chosen: str) -> Region:
    return Region(
        id=name,
        name=row.text("region"),
        document=row.text("document"),
        number=_text(row, "doc_no"),
        issuer=_text(row, "issuer"),
        issued=_text(row, "issued"),
        period=_text(row, "period"),
        parent=_text(row, "parent") or None,
        chosen=name == chosen,
    )


def _text(row: Row, key: str) -> str:
    return row.text(key) if row.has(key) else ""


def chosen_region(ws: Workspace) -> str:
    """The id of this laptop's region; empty where none is chosen, or where it is lost."""
    named = _setting(ws)
    return named if named in local_of(ws.library).regions() else ""


def lost_region(ws: Workspace) -> str:
    """The id of a region that is chosen but not there any more, because its pack was removed."""
    named = _setting(ws)
    return "" if named in local_of(ws.library).regions() else named


def _setting(ws: Workspace) -> str:
    with ws.store.read() as connection:
        return settings.get(connection, SETTING) or ""


def choose_region(ws: Workspace, region: str) -> Changes:
    """Take a region's goals as the local ones; "" takes none. region.unknown refuses."""
    if region:
        _known(local_of(ws.library), region)
    with ws.store.write() as connection:
        settings.put(connection, SETTING, region)
    return Changes(settings=True)


def _known(local: Local, region: str) -> str:
    known = local.regions()
    if region not in known:
        raise InspectorError("region.unknown", region=region, known="、".join(known))
    return region


def region_goals(ws: Workspace, region: str | None = None) -> tuple[RegionGoal, ...]:
    """The goals and tasks of a region and of the city above it, as they stand today.

    region.none_chosen where none is named or chosen.
    """
    name = _named(ws, region)
    return tuple(map(_goal, goals_of(name, _edits(ws), local_of(ws.library))))


def _named(ws: Workspace, region: str | None) -> str:
    name = region or chosen_region(ws)
    if not name:
        raise InspectorError("region.none_chosen")
    return _known(local_of(ws.library), name)


def _edits(ws: Workspace) -> Edits:
    with ws.store.read() as connection:
        return region_rows.edits(connection)


def set_goal(
    ws: Workspace,
    goal_id: str,
    value: str,
    *,
    year: str = "",
    note: str = "",
    region: str | None = None,
) -> RegionGoal:
    """Put the county's own figure in the place of the document's, which stays to be seen.

    `value` is a number, 1:3 for a ratio, 30—40 for a span; `year` its own target year if any.
    """
    name, goal = _figure_of(ws, goal_id, region)
    span = goal.original.text("op") == "between"
    parts = tuple(_SPAN.split(value.strip())) if span else (value.strip(),)
    example = goal.figure
    try:
        figures_of(goal.original, parts)
    except (ValueError, ArithmeticError):
        raise InspectorError(
            "region.bad_value", goal=goal.row.text("name"), value=value, example=example
        ) from None
    if year and not re.fullmatch(r"20\d\d", year):
        raise InspectorError("region.bad_year", value=year)
    return _write(ws, name, goal_id, {"value": parts, "year": year, "note": _note(note)})


def reset_goal(
    ws: Workspace, goal_id: str, *, note: str = "", region: str | None = None
) -> RegionGoal:
    """Go back to the document's own figure."""
    name, _goal_there = _figure_of(ws, goal_id, region)
    return _write(ws, name, goal_id, {"value": (), "year": "", "note": _note(note)})


def _note(text: str) -> str:
    return clean(text, _("说明")).strip()


def _figure_of(ws: Workspace, goal_id: str, region: str | None) -> tuple[str, Goal]:
    name, local = _named(ws, region), local_of(ws.library)
    known = goals_of(name, _edits(ws), local)
    held = {one.row.text("id"): one for one in known if one.row.has("op")}
    if goal_id not in held:
        place = local.profile(name).text("region")
        raise InspectorError(
            "region.unknown_goal", region=place, goal=goal_id, known="、".join(held)
        )
    return name, held[goal_id]


def _write(ws: Workspace, region: str, goal_id: str, body: dict[str, object]) -> RegionGoal:
    ws.append([Draft(register=Register("region_goal", region, goal_id), body=body)])
    return next(goal for goal in region_goals(ws, region) if goal.id == goal_id)


def _goal(goal: Goal) -> RegionGoal:
    row, original = goal.row, goal.original
    task = not row.has("op")
    return RegionGoal(
        id=row.text("id"),
        name=row.text("duty") if task else row.text("name"),
        wanted="" if task else goal.wanted,
        year=_text(row, "target_year"),
        figure="" if task else goal.figure,
        original="" if task else Goal(row=original, region="", document="", original=row).wanted,
        original_year=_text(original, "target_year"),
        binding=_text(row, "binding"),
        level=_text(row, "level") or _AT_FACILITY,
        kinds=tuple(FacilityKind.of(kind) for kind in row.texts("applies_to")),
        check=_text(row, "check"),
        note=_text(row, "note"),
        judged=row.fields.get("computed") is True,
        document=f"{goal.region}《{goal.document}》",
        source=goal.source,
        edit=goal.edit,
    )


def goals_for(ws: Workspace, facility_id: str) -> tuple[FacilityGoal, ...]:
    """The local goals of the chosen region beside a facility; none where no region is chosen.

    What a county or a street adds up for itself is left out.
    """
    facility, region = get_facility(ws, facility_id), chosen_region(ws)
    local = local_of(ws.library)
    if region not in local.regions():
        return ()
    edits = _edits(ws)
    known = derive(facility.facts)
    context = Context(
        today=ws.now().date(),
        facts={**fact_texts(known), "region": region},
        goals=edits,
        local=local,
    )
    nearest: set[str] = set()
    found = []
    for goal in goals_of(region, edits, local):
        role = _text(goal.row, "role")
        held = _goal(goal)
        # The city's goal counts only where the region's own document is silent.
        if role in nearest or held.level != _AT_FACILITY or not _concerns(held, facility):
            continue
        nearest |= {role} - {""}
        actual, met = _ACTUAL.get(role, _untold)(goal, facility, context)
        found.append(FacilityGoal(goal=held, actual=actual, met=met if actual else None))
    return tuple(found)


def _concerns(goal: RegionGoal, facility: Facility) -> bool:
    return bool(set(goal.kinds) & set(facility.kinds))


Actual = tuple[str | None, bool | None]


def _untold(_goal_there: Goal, _facility: Facility, _context: Context) -> Actual:
    return None, None


def _beds(goal: Goal, facility: Facility, _context: Context) -> Actual:
    beds = facility.get("beds")
    if not isinstance(beds, int):
        return None, None
    return _("{n} 张").format(n=beds), _new_works(facility, goal.holds(Decimal(beds)))


def _area_per_bed(goal: Goal, facility: Facility, _context: Context) -> Actual:
    beds, area = facility.get("beds"), facility.get("floor_area")
    if not isinstance(beds, int) or not beds or area is None:
        return None, None
    share = Decimal(str(area)) / beds
    return f"{share:.1f} ㎡", _new_works(facility, goal.holds(share))


def _new_works(facility: Facility, holds: bool) -> bool | None:
    """A home that only put up a second sign is not measured like a newly built centre."""
    return None if FacilityKind.RESIDENTIAL_CARE in facility.kinds else holds


def _carers(_goal_there: Goal, facility: Facility, context: Context) -> Actual:
    outcome = compute("staffing", {}, context)
    required = outcome.result.get("required")
    if required is None:
        return None, None
    words = _("护理员 {n} 人，按两项比例合计应配 {required} 人")
    return words.format(n=facility.get("care_workers"), required=required), outcome.passed


def _name(goal: Goal, facility: Facility, _context: Context) -> Actual:
    fits = re.fullmatch(goal.row.text("pattern"), facility.name) is not None
    return facility.name, fits


_ACTUAL: Mapping[str, Callable[[Goal, Facility, Context], Actual]] = {
    "center_beds": _beds,
    "center_area": _area_per_bed,
    "center_name": _name,
    "caregivers_disabled": _carers,
    "caregivers_self_care": _carers,
}
"""What the facts of a facility tell about a goal, by the part it plays."""
