"""The findings of a visit as its papers state them: who may order what, what is one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from inspector.facts.document import PaperFinding, Takes
from inspector.facts.found import FOUND
from inspector.facts.record import Record, RecordFinding, RecordRecheck
from inspector.facts.rectification import LedgerFinding, Recheck
from inspector.facts.taking import is_own, may_be_ordered, taken
from inspector.facts.vocabulary import Force, Mode
from inspector.i18n import _
from inspector.store import finding_rows
from inspector.usecases.findings import finding_id
from inspector.workspace import Workspace


def findings_of(ws: Workspace, record: Record) -> tuple[PaperFinding, ...]:
    """The findings of a record in its order, as the ledger has moved them on.

    Merged, split and withdrawn ones are left out; what a split made stands behind, numbered on.
    """
    orders = own_departments(record.mode)
    with ws.store.read() as connection:
        lines = finding_rows.listed(connection, ws.now().date(), visit=record.visit)
    held = {line.id: line for line in lines}
    found = []
    for one in record.findings:
        line = held.pop(finding_id(record.visit, one.item, one.instance), None)
        if line is None:
            found.append(_from_record(record, orders, one))
        elif line.live:
            found.append(_from_line(record, orders, line, one.number, one.photos))
    last = max((one.number for one in record.findings), default=0)
    for number, line in enumerate((one for one in held.values() if one.live), last + 1):
        found.append(_from_line(record, orders, line, number, _photos(record, line)))
    return tuple(found)


def rechecked_findings(ws: Workspace, record: Record) -> tuple[PaperFinding, ...]:
    """The earlier findings that a 复查 visit looked at, with what it found, numbered anew."""
    if not record.rechecks:
        return ()
    orders = own_departments(record.mode)
    wanted = {one.finding: one for one in record.rechecks}
    with ws.store.read() as connection:
        lines = finding_rows.listed(connection, ws.now().date(), ids=tuple(wanted))
    found = [
        _from_line(record, orders, line, number, (), wanted[line.id])
        for number, line in enumerate(lines, 1)
    ]
    return tuple(found)


def own_departments(mode: Mode) -> tuple[str, ...]:
    """The departments whose matters the agency of a mode may order, by label."""
    from inspector.reports.wording import wording_of

    return tuple(one.label for one in wording_of(mode).orders)


def _from_record(record: Record, orders: Iterable[str], one: RecordFinding) -> PaperFinding:
    own = is_own(record.mode, one.domain, one.department, orders)
    return PaperFinding(
        **{name: getattr(one, name) for name in FOUND},
        id=finding_id(record.visit, one.item, one.instance),
        corrected=one.corrected,
        photos=one.photos,
        own=own,
        may_order=own and may_be_ordered(one.force, one.clauses),
    )


def _from_line(
    record: Record,
    orders: Iterable[str],
    line: LedgerFinding,
    number: int,
    photos: tuple[int, ...],
    looked: RecordRecheck | None = None,
) -> PaperFinding:
    from inspector.reports import words

    department = words.department(line.department)
    own = is_own(record.mode, line.domain, department, orders)
    last: RecordRecheck | Recheck | None = looked or line.last_recheck
    stated = {name: getattr(line, name) for name in FOUND}
    stated |= {"number": number, "term": _term(line), "department": department}
    return PaperFinding(
        **stated,
        id=line.id,
        corrected=line.corrected_on_spot and looked is None,
        photos=photos,
        own=own,
        may_order=own and may_be_ordered(line.force, line.clauses),
        rectifier=line.rectifier_name or (line.rectifier.label if line.rectifier else ""),
        repeated=line.repeat_of is not None,
        recheck=last.result if last else None,
        recheck_note=last.note if last else "",
    )


def _term(line: LedgerFinding) -> str:
    """The term as papers print it: at once, or the last day (含当日)."""
    if line.corrected_on_spot:
        return _("已当场改正")
    if line.force is Force.ADVISORY or not line.deadline:
        return ""
    return _("立即改正") if line.at_once else last_day(line.deadline)


def last_day(iso: str) -> str:
    """A day as the end of a term, 含当日."""
    day = date.fromisoformat(iso)
    return _("{y}年{m}月{d}日前（含当日）").format(y=day.year, m=day.month, d=day.day)


def _photos(record: Record, line: LedgerFinding) -> tuple[int, ...]:
    return tuple(one.number for one in record.photos if one.sha256 in line.photos_before)


def eligible(findings: Iterable[PaperFinding], takes: Takes) -> tuple[PaperFinding, ...]:
    """The findings that a paper may hold."""
    return tuple(one for one in findings if taken(one, takes))


def named(findings: Iterable[PaperFinding], ids: Collection[str]) -> tuple[PaperFinding, ...]:
    """Those of these ids."""
    return tuple(one for one in findings if one.id in ids)
