"""How the lines of the ledger look, and their days in words."""

from __future__ import annotations

from datetime import date

from inspector.desktop.widgets.states import Look
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.i18n import _

STATE: dict[LedgerState, Look] = {
    LedgerState.OPEN: Look("circle-dashed", "blue"),
    LedgerState.UNDER_WAY: Look("tool", "blue"),
    LedgerState.WAITING: Look("hourglass", "blue"),
    LedgerState.CLOSED: Look("circle-check", "green"),
    LedgerState.OVERDUE: Look("calendar-due", "red"),
    LedgerState.HANDED_OVER: Look("arrow-right", "grey"),
    LedgerState.MERGED: Look("files", "grey"),
    LedgerState.SPLIT: Look("files", "grey"),
    LedgerState.WITHDRAWN: Look("circle-minus", "grey"),
}

_PRESSING = (
    LedgerState.OVERDUE,
    LedgerState.WAITING,
    LedgerState.OPEN,
    LedgerState.UNDER_WAY,
    LedgerState.HANDED_OVER,
    LedgerState.CLOSED,
)


def pressing(line: LedgerFinding) -> tuple[int, str, str]:
    """The order of the list: overdue first, then what is due first."""
    place = _PRESSING.index(line.state) if line.state in _PRESSING else len(_PRESSING)
    return place, line.deadline or "~", line.facility_name


def short_day(day: str, today: date) -> str:
    """11-17 of an ISO day of this year, else the whole day."""
    return day[5:] if day[:4] == str(today.year) else day


def deadline_words(line: LedgerFinding, today: date) -> str:
    """立即, 11-17, or — for advice."""
    if line.at_once:
        return _("立即")
    return short_day(line.deadline, today) if line.deadline else "—"


def due_words(line: LedgerFinding, today: date) -> tuple[str, str, Look]:
    """What stands in the box of a line: what matters, what more, and how it looks."""
    look = STATE[line.state]
    if line.state is LedgerState.CLOSED:
        words = _("{by}，{on}").format(by=line.closed_by, on=line.closed_on)
        note = f"，{line.closed_note}" if line.closed_note else ""
        return line.state.label, words + note, look
    if line.state is LedgerState.HANDED_OVER:
        return _handed_over(line, look)
    if line.state is LedgerState.WAITING:
        return _waiting(line, look)
    if not line.live:
        return line.state.label, line.withdrawn, look
    if not line.deadline:
        return line.state.label, _("没有期限"), look
    days = (date.fromisoformat(line.deadline) - today).days
    until = _("限 {day} 改完").format(day=line.deadline)
    if line.at_once:
        until = _("立即整改，{until}").format(until=until)
    if days < 0:
        return _("逾期 {n} 天").format(n=-days), until, look
    if days == 0:
        return _("今天到期"), until, Look("clock", "blue")
    return _("还有 {n} 天").format(n=days), until, Look("calendar", "blue")


def _handed_over(line: LedgerFinding, look: Look) -> tuple[str, str, Look]:
    held = line.handed_over
    if held is None:
        return line.state.label, line.handed_to, look
    outcome = held.outcome or _("还没有反馈")
    words = _("{on} 移送{to}，{outcome}").format(on=held.on, to=held.to, outcome=outcome)
    return line.state.label, words, look


def _waiting(line: LedgerFinding, look: Look) -> tuple[str, str, Look]:
    if line.passed_recheck:
        return _("复查合格，可以销号"), "", Look("circle-check", "green")
    if line.reported:
        last = line.reported[-1]
        words = _("{by} {on} 报送整改完成").format(by=last.by or _("单位"), on=last.on)
        return line.state.label, words, look
    return line.state.label, "", look
