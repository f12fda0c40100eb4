"""What the page of the ledger reads in one go."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from inspector.desktop.ledger.looks import pressing
from inspector.facts.history import LifeEvent
from inspector.facts.ledger_rules import acts_for
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.vocabulary import HazardVerdict
from inspector.i18n import N_
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger
from inspector.usecases.recheck_targets import offered
from inspector.usecases.setup import Workspace

UNSETTLED, HAZARDS = "unsettled", "hazards"

FILTERS: tuple[tuple[str, str], ...] = (
    (UNSETTLED, N_("未销号")),
    (LedgerState.OPEN.value, N_("待整改")),
    (LedgerState.UNDER_WAY.value, N_("整改中")),
    (LedgerState.WAITING.value, N_("待复查")),
    (LedgerState.OVERDUE.value, N_("逾期")),
    (LedgerState.CLOSED.value, N_("已销号")),
    (LedgerState.HANDED_OVER.value, N_("移送")),
    (HAZARDS, N_("重大隐患")),
)
"""What the list can be narrowed to, with its words."""


class Listed(Struct, frozen=True, kw_only=True):
    """The lines that facility and search let through, most pressing first; facilities by name."""

    lines: tuple[LedgerFinding, ...]
    facilities: tuple[tuple[str, str], ...]
    any: bool
    today: date

    def passing(self, wanted: str) -> tuple[LedgerFinding, ...]:
        """The lines of one of FILTERS."""
        return tuple(line for line in self.lines if passes(line, wanted))


def passes(line: LedgerFinding, wanted: str) -> bool:
    """Whether a line is one of those that a filter wants."""
    if wanted == UNSETTLED:
        return line.unsettled
    if wanted == HAZARDS:
        return line.major_hazard in (HazardVerdict.HIT, HazardVerdict.UNSURE)
    return line.state.value == wanted


def filter_of(wanted: str, facility: str, search: str) -> LedgerFilter:
    """The same filter for the store."""
    states = {
        UNSETTLED: (
            LedgerState.OPEN,
            LedgerState.UNDER_WAY,
            LedgerState.WAITING,
            LedgerState.OVERDUE,
        ),
        HAZARDS: (),
    }
    return LedgerFilter(
        facility=facility or None,
        search=search,
        hazards=wanted == HAZARDS,
        states=states[wanted] if wanted in states else (LedgerState.of(wanted),),
    )


def read_list(ws: Workspace, facility: str, search: str) -> Listed:
    """The list of the page."""
    everything = ledger(ws)
    wanted = LedgerFilter(facility=facility or None, search=search)
    lines = ledger(ws, wanted) if facility or search else everything
    names = {line.facility: line.facility_name for line in everything}
    return Listed(
        lines=tuple(sorted(lines, key=pressing)),
        facilities=tuple(sorted(names.items(), key=lambda one: one[1])),
        any=bool(everything),
        today=ws.now().date(),
    )


class Opened(Struct, frozen=True, kw_only=True):
    """One line with its life, what may be done with it, and its neighbours.

    `others` are the lines it may be merged with, `recheckable` how many a 复查 there could take.
    """

    line: LedgerFinding
    life: tuple[LifeEvent, ...]
    acts: tuple[Act, ...]
    others: tuple[LedgerFinding, ...]
    recheckable: int
    today: date


def read_line(ws: Workspace, finding: str) -> Opened:
    """Everything that the detail of a line shows."""
    line = get_finding(ws, finding)
    others = ledger(ws, LedgerFilter(facility=line.facility))
    return Opened(
        line=line,
        life=life_of(ws, finding),
        acts=acts_for(line),
        others=tuple(one for one in others if one.unsettled and one.id != finding),
        recheckable=len(offered(ws, line.facility)),
        today=ws.now().date(),
    )
