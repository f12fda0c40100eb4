"""Lines of the ledger in the shapes that --json prints."""

from __future__ import annotations

from typing import Any

from inspector.cli.visit_data import clause_data
from inspector.facts.due import DueList
from inspector.facts.history import LifeEvent
from inspector.facts.ledger_rules import acts_for
from inspector.facts.rectification import LedgerFinding

_PLAIN = (
    "id",
    "visit",
    "visit_number",
    "number",
    "facility",
    "facility_name",
    "mode",
    "agency",
    "found_on",
    "item",
    "instance",
    "domain",
    "topic",
    "place",
    "seen",
    "requirement",
    "count",
    "bad",
    "severity",
    "force",
    "major_hazard",
    "department",
    "term",
    "first_deadline",
    "deadline",
    "at_once",
    "corrected_on_spot",
    "meanwhile",
    "remedy",
    "rectifier",
    "rectifier_name",
    "rectifier_proposed",
    "supervisor",
    "five",
    "state",
    "stage",
    "extensions",
    "reported",
    "rechecks",
    "photos_before",
    "photos_after",
    "handed_over",
    "repeat_of",
    "merged_into",
    "split_from",
    "split_into",
    "conflicts",
    "sample",
)
_DAYS = ("first_deadline", "deadline")


def line_data(line: LedgerFinding) -> dict[str, Any]:
    """A line; a day or person that there is none of is null, `acts` what may be done now."""
    data = {name: getattr(line, name) for name in _PLAIN}
    data |= {name: data[name] or None for name in _DAYS}
    closed = {"by": line.closed_by, "on": line.closed_on, "note": line.closed_note}
    listed = {"by": line.listed_by, "on": line.listed_on or None}
    return {
        **data,
        "clauses": [clause_data(clause) for clause in line.clauses],
        "closed": closed if line.closed_on else None,
        "listed": listed if line.listed_by or line.listed_on else None,
        "withdrawn": line.withdrawn or None,
        "acts": acts_for(line),
    }


def line_text(line: LedgerFinding) -> str:
    """A line as one row of text."""
    where = " ".join(part for part in (line.facility_name, line.place) if part)
    return "\t".join((line.id, line.state.label, line.deadline or "—", where, line.topic))


def life_text(event: LifeEvent) -> str:
    """One act in a row of text."""
    return "\t".join((event.at[:16].replace("T", " "), event.by, event.what, event.detail))


def due_data(due: DueList) -> dict[str, Any]:
    """What is due."""
    return {
        "day": due.day,
        "overdue": [line_data(line) for line in due.overdue],
        "today": [line_data(line) for line in due.today],
        "week": [line_data(line) for line in due.week],
        "to_recheck": [line_data(line) for line in due.to_recheck],
        "to_close": [line_data(line) for line in due.to_close],
    }
