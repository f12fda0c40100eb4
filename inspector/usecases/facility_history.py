"""A facility over the years: its timeline, its findings by domain and year, a page before going."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from inspector.facts.due import EndingPaper
from inspector.facts.history import (
    DomainYear,
    FinishedVisit,
    Happening,
    Mark,
    PreVisit,
    PreVisitSheet,
)
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Domain, HazardVerdict, VisitState, VisitType, type_label
from inspector.i18n import _
from inspector.store import visit_rows
from inspector.usecases.due_visits import first_visit_by
from inspector.usecases.expiring import ending, registers_of
from inspector.usecases.facilities import get_facility
from inspector.usecases.facility_overview import outcome_of
from inspector.usecases.frequency import counted_before, head_counts
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.local_rules import LocalRules, local_rules
from inspector.usecases.registers import event
from inspector.workspace import Workspace

_LAST_VISITS = 5


def domain_years(ws: Workspace, facility: str) -> tuple[DomainYear, ...]:
    """Findings by year and domain, newest year first; what was never found is absent."""
    groups: dict[tuple[int, Domain], list[LedgerFinding]] = {}
    for line in ledger(ws, LedgerFilter(facility=facility)):
        groups.setdefault((int(line.found_on[:4]), line.domain), []).append(line)
    order = list(Domain)
    keys = sorted(groups, key=lambda key: (-key[0], order.index(key[1])))
    return tuple(_year(year, domain, groups[year, domain]) for year, domain in keys)


def _year(year: int, domain: Domain, lines: list[LedgerFinding]) -> DomainYear:
    states = [line.state for line in lines]
    return DomainYear(
        year=year,
        domain=domain,
        found=len(lines),
        open=sum(line.unsettled for line in lines),
        closed=states.count(LedgerState.CLOSED),
        overdue=states.count(LedgerState.OVERDUE),
        hazards=sum(line.major_hazard is HazardVerdict.HIT for line in lines),
        repeats=sum(line.repeat_of is not None for line in lines),
    )


def timeline(ws: Workspace, facility: str) -> tuple[Mark, ...]:
    """What happened at a facility and which deadlines run, newest first."""
    lines = ledger(ws, LedgerFilter(facility=facility))
    marks = [_visit_mark(past) for past in finished_visits(ws, facility)]
    groups: dict[tuple[str, Happening, str], list[str]] = {}
    for line in lines:
        for key in _moments(line):
            groups.setdefault(key, []).append(line.id)
    marks += [
        Mark(on=on, what=what, words=words, findings=tuple(ids), count=len(ids))
        for (on, what, words), ids in groups.items()
    ]
    order = list(Happening)
    marks.sort(key=lambda mark: (mark.on, -order.index(mark.what)), reverse=True)
    return tuple(marks)


def _visit_mark(past: FinishedVisit) -> Mark:
    recheck = past.head.type is VisitType.RECHECK
    kind = type_label(past.head.mode, past.head.type)
    words = [kind, past.head.number or "", past.said]
    return Mark(
        on=past.head.begun[:10],
        what=Happening.RECHECK if recheck else Happening.VISIT,
        words="，".join(word for word in words if word),
        visit=past.head.id,
        count=past.problems,
    )


def _moments(line: LedgerFinding) -> Iterable[tuple[str, Happening, str]]:
    for extension in line.extensions:
        words = _("延期到 {until}").format(until=extension.until)
        yield extension.at[:10], Happening.EXTENDED, words
    if line.closed_on:
        words = _("当场改正") if line.closed_on == line.found_on else _("整改销号")
        yield line.closed_on, Happening.CLOSED, words
    if line.handed_over is not None:
        words = _("移送{to}").format(to=line.handed_over.to)
        yield line.handed_over.on, Happening.HANDED_OVER, words
    if line.to_do and line.deadline:
        yield line.deadline, Happening.DEADLINE, line.state.label


def finished_visits(
    ws: Workspace, facility: str, most: int | None = None
) -> tuple[FinishedVisit, ...]:
    """The finished visits to a facility, newest first, with what their signed records say."""
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility, states=("closed",))
    rules = local_rules(ws)
    return tuple(_finished(ws, head, rules) for head in heads[:most])


def _finished(ws: Workspace, head: VisitHead, rules: LocalRules) -> FinishedVisit:
    outcome = outcome_of(ws, head)
    return FinishedVisit(
        head=head,
        conclusion=outcome.conclusion,
        said=outcome.said,
        problems=outcome.problems,
        counts=head_counts(head, rules),
    )


def previsit(ws: Workspace, facility: str) -> PreVisit:
    """What to know before going to a facility."""
    held = get_facility(ws, facility)
    today = ws.now().date()
    lines = ledger(ws, LedgerFilter(facility=facility))
    rules = local_rules(ws)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility)
    finished = [head for head in heads if head.state is VisitState.CLOSED]
    return PreVisit(
        facility=facility,
        facility_name=held.name,
        address=str(held.get("address") or ""),
        person_in_charge=str(held.get("person_in_charge") or ""),
        phone=str(held.get("phone") or ""),
        unsettled=tuple(line for line in lines if line.unsettled),
        repeats=tuple(line for line in lines if line.repeat_of is not None),
        papers=ending_papers(ws, facility, today),
        visits=finished_visits(ws, facility, _LAST_VISITS),
        visits_this_year=sum(head.begun[:4] == str(today.year) for head in finished),
        counted=counted_before(heads, ws.now(), rules),
        cap=rules.cap,
        planned=tuple(head for head in heads if head.state is VisitState.PLANNED),
        first_by=first_visit_by(ws, held, heads, today),
    )


def previsit_pdf(ws: Workspace, facility: str) -> bytes:
    """检查前要点 as one printed page, for the office alone."""
    from inspector.reports.previsit_sheet import render_previsit

    now = ws.now().isoformat(timespec="seconds")
    data = render_previsit(
        PreVisitSheet(page=previsit(ws, facility), agency=ws.agency, printed=now)
    )
    if not ws.read_only:
        ws.append([event(facility, "print", sheet="previsit")])
    return data


def ending_papers(ws: Workspace, facility: str, today: date) -> tuple[EndingPaper, ...]:
    """What has ended or will within two months, the first to end first."""
    held = get_facility(ws, facility)
    with ws.store.read() as connection:
        registers = registers_of(connection, facility)
    return tuple(
        EndingPaper(
            caption=one.what,
            number=one.number,
            until=one.until.isoformat(),
            days=one.days,
            whose=one.whose,
        )
        for one in ending(held, registers, today)
        if one.until is not None and one.days is not None
    )
