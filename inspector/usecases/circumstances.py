"""What 程序核对 looks at beside the draft: papers issued, visits of the year, local rules."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.workdays import OWN, Calendar
from inspector.facts.document import Document, DocumentState
from inspector.facts.facility import Facility
from inspector.store import document_rows, visit_rows
from inspector.usecases.frequency import counted_before
from inspector.usecases.local_rules import NO_RULES, LocalRules, local_rules
from inspector.usecases.procedure import VisitDraft
from inspector.workspace import Workspace

_VALID = (DocumentState.ISSUED, DocumentState.SERVED)
_LATE = ("papers.approval_late", "papers.notice_short")


class Given(Struct, frozen=True, kw_only=True):
    """An issued paper: its number, and when it was issued, or served where that is known.

    `reason` is what was given with it for coming late.
    """

    number: str
    at: datetime
    served: bool = False
    reason: str = ""


class Circumstances(Struct, frozen=True, kw_only=True):
    """What a draft is judged by; `counted` visits of its year count towards the cap already."""

    facility: Facility
    approval: Given | None = None
    notice: Given | None = None
    counted: int = 0
    rules: LocalRules = NO_RULES
    calendar: Calendar = OWN


def circumstances_of(ws: Workspace, draft: VisitDraft, facility: Facility) -> Circumstances:
    """Read all of it for a draft; the papers are those of its plan, or of the visit under way."""
    rules = local_rules(ws)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=draft.facility)
        held = document_rows.listed(connection, visit=draft.visit) if draft.visit else ()
    valid = [one for one in held if one.state in _VALID]
    return Circumstances(
        facility=facility,
        approval=_given(valid, "approval"),
        notice=_given(valid, "inspection_notice"),
        counted=counted_before(heads, draft.begun, rules, but=draft.visit),
        rules=rules,
        calendar=local_of(ws.library).calendar,
    )


def _given(papers: list[Document], kind: str) -> Given | None:
    """The first of a kind that was issued: a later edition does not undo that it was given."""
    found = [
        Given(
            number=one.issues[0].number,
            at=datetime.fromisoformat(one.service.at if one.service else one.issues[0].at),
            served=one.service is not None,
            reason="；".join(each.reason for each in one.overrides if each.code in _LATE),
        )
        for one in papers
        if one.type == kind and one.issues
    ]
    return min(found, key=lambda one: one.at, default=None)
