"""整改台账 as it is read: its lines, filtered and counted, and one line by its id."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.ledger_rules import UNSETTLED
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import Domain, HazardVerdict
from inspector.store import finding_rows
from inspector.workspace import Workspace


class LedgerFilter(Struct, frozen=True, kw_only=True):
    """Which lines are wanted; empty means all. Days are ISO, `search` looks into the words.

    Merged, split and withdrawn lines are left out unless `everything` or their state is asked;
    `unsettled` leaves out what is closed or handed over too.
    """

    facility: str | None = None
    visit: str | None = None
    states: tuple[LedgerState, ...] = ()
    domains: tuple[Domain, ...] = ()
    hazards: bool = False
    repeats: bool = False
    since: str = ""
    until: str = ""
    search: str = ""
    everything: bool = False
    unsettled: bool = False


def ledger(
    ws: Workspace, wanted: LedgerFilter | None = None, *, today: date | None = None
) -> tuple[LedgerFinding, ...]:
    """The lines of the ledger in the order they were found; 逾期 as of today."""
    wanted = wanted or LedgerFilter()
    with ws.store.read() as connection:
        lines = finding_rows.listed(
            connection,
            _day(ws, today),
            facility=wanted.facility,
            visit=wanted.visit,
            stages=UNSETTLED if wanted.unsettled else (),
        )
    return tuple(line for line in lines if _is_wanted(line, wanted))


def _is_wanted(line: LedgerFinding, wanted: LedgerFilter) -> bool:
    if wanted.states:
        if line.state not in wanted.states:
            return False
    elif not (line.live or wanted.everything):
        return False
    words = "\n".join((line.facility_name, line.topic, line.place, line.seen, line.visit_number))
    return (
        (not wanted.domains or line.domain in wanted.domains)
        and (not wanted.hazards or line.major_hazard in (HazardVerdict.HIT, HazardVerdict.UNSURE))
        and (not wanted.repeats or line.repeat_of is not None)
        and (not wanted.since or line.found_on >= wanted.since)
        and (not wanted.until or line.found_on <= wanted.until)
        and all(word in words for word in wanted.search.split())
    )


def ledger_counts(
    ws: Workspace, facility: str | None = None, *, today: date | None = None
) -> dict[LedgerState, int]:
    """How many lines stand in each state, those that count only."""
    lines = ledger(ws, LedgerFilter(facility=facility), today=today)
    shown = [line.state for line in lines]
    return {state: shown.count(state) for state in LedgerState if state in shown}


def major_hazards(ws: Workspace, *, today: date | None = None) -> tuple[LedgerFinding, ...]:
    """重大隐患挂牌督办: what is one first, then what could not be judged; unsettled ones first."""
    lines = ledger(ws, LedgerFilter(hazards=True), today=today)
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.major_hazard is not HazardVerdict.HIT,
                not line.unsettled,
                line.deadline,
            ),
        )
    )


def get_finding(ws: Workspace, finding: str, *, today: date | None = None) -> LedgerFinding:
    """One line; finding.unknown where there is none."""
    with ws.store.read() as connection:
        line = finding_rows.get(connection, finding, _day(ws, today))
    if line is None:
        raise InspectorError("finding.unknown", id=finding)
    return line


def resolve_finding(ws: Workspace, text: str) -> str:
    """A line's id from its beginning, as typed; finding.unknown where none or several fit."""
    with ws.store.read() as connection:
        found = finding_rows.ids_starting(connection, text.strip())
    if not text.strip() or len(found) != 1:
        raise InspectorError("finding.unknown", id=text)
    return found[0]


def line_of(ws: Workspace, visit: str, finding: str) -> LedgerFinding:
    """The line of a finding of a visit: its own, or the one that a 复查 found uncorrected."""
    with ws.store.read() as connection:
        lines = finding_rows.listed(connection, ws.now().date())
    for line in lines:
        looks = ((look.visit, look.finding) for look in line.rechecks)
        if line.id == finding or (visit, finding) in looks:
            return line
    raise InspectorError("finding.unknown", id=finding)


def _day(ws: Workspace, today: date | None) -> date:
    return today or ws.now().date()
