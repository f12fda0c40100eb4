"""访谈: talks without names, counted; they enter no record and no paper that is handed out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.interview import (
    Interview,
    InterviewKind,
    InterviewQuestion,
    InterviewResults,
    InterviewSheet,
    InterviewSummary,
    Reply,
    Tally,
)
from inspector.facts.personal_data import personal_data
from inspector.facts.text import clean
from inspector.facts.visit import Changes, VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import interview_rows
from inspector.usecases.asking import get_head
from inspector.usecases.registers import event
from inspector.workspace import Workspace

_PLACE_LENGTH = 16
# What a bed or a place in a row is called with, and no name of a person is.
_PLACE_SIGNS = frozenset("0123456789-—# 号床房间室楼层栋区序第东南西北一二三四五六七八九十")


def interview_sheets(ws: Workspace, visit: str) -> tuple[InterviewSheet, ...]:
    """The questions for residents, staff and families as they stood when the visit began."""
    return _sheets(ws, get_head(ws, visit))


def _sheets(ws: Workspace, head: VisitHead) -> tuple[InterviewSheet, ...]:
    # A visit begun with an earlier program has pinned none.
    held = ws.pinned_library(head.library).interviews or ws.library.interviews
    order = list(InterviewKind)
    return tuple(sorted(held, key=lambda sheet: order.index(sheet.kind)))


def add_interview(
    ws: Workspace,
    visit: str,
    kind: InterviewKind,
    answers: Mapping[str, Reply],
    *,
    place: str = "",
    words: str = "",
    alone: bool = True,
) -> Interview:
    """Keep a talk; a question that was not put is left out of `answers`.

    It may be held after the visit was closed too. Raises interview.no_answer, .unknown_question,
    .bad_place and .personal_data.
    """
    told = Interview(
        id=ws.id(),
        kind=kind,
        number=0,
        at=ws.now().isoformat(timespec="seconds"),
        by=ws.actor,
        answers=answers,
        place=place,
        words=words,
        alone=alone,
    )
    _keep(ws, visit, told)
    return get_interview(ws, visit, told.id)


def edit_interview(ws: Workspace, visit: str, changed: Interview) -> Changes:
    """Keep other answers, place or words of a talk; errors of `add_interview`."""
    held = get_interview(ws, visit, changed.id)
    return _keep(ws, visit, replace(changed, kind=held.kind, at=held.at, by=held.by))


def put_interview(ws: Workspace, visit: str, told: Interview) -> Interview | None:
    """Keep a talk as it stands after each answer: a new one where `told.id` is "", else changed.

    One whose last answer was taken back is taken out: None. Errors of `add_interview`.
    """
    if not told.answers:
        if told.id:
            remove_interview(ws, visit, told.id)
        return None
    if told.id:
        edit_interview(ws, visit, told)
        return get_interview(ws, visit, told.id)
    return add_interview(
        ws,
        visit,
        told.kind,
        told.answers,
        place=told.place,
        words=told.words,
        alone=told.alone,
    )


def remove_interview(ws: Workspace, visit: str, interview: str) -> Changes:
    """Take a talk out of the counts (a tombstone)."""
    held = get_interview(ws, visit, interview)
    _open(ws, visit)
    body = interview_rows.body_of(held, removed=True)
    ws.append([Draft(register=_register(visit, held), body=body)])
    return Changes(visits=(visit,))


def _keep(ws: Workspace, visit: str, told: Interview) -> Changes:
    kept = _checked(ws, _open(ws, visit), told)
    body = interview_rows.body_of(kept)
    ws.append([Draft(register=_register(visit, kept), body=body)])
    return Changes(visits=(visit,))


def _open(ws: Workspace, visit: str) -> VisitHead:
    head = get_head(ws, visit)
    if head.state is VisitState.ABANDONED:
        raise InspectorError("visit.abandoned")
    return head


def _register(visit: str, interview: Interview) -> Register:
    # By its own id, as photos are: two people who ask at the same time never conflict.
    return Register("interview", visit, f"{interview.kind.value}/{interview.id}")


def _checked(ws: Workspace, head: VisitHead, told: Interview) -> Interview:
    sheet = next((one for one in _sheets(ws, head) if one.kind is told.kind), None)
    known = {one.id for one in sheet.questions} if sheet else set()
    for name in told.answers:
        if name not in known:
            listed = "、".join(sorted(known))
            raise InspectorError(
                "interview.unknown_question", kind=told.kind.label, question=name, known=listed
            )
    if not told.answers:
        raise InspectorError("interview.no_answer")
    place = clean(told.place, _("位置")).strip()
    if place and not _is_place(place):
        raise InspectorError("interview.bad_place", place=place)
    words = clean(told.words, _("谈话内容")).strip()
    found = personal_data(words)
    if found:
        raise InspectorError("interview.personal_data", what=found[0].label)
    return replace(told, answers=dict(told.answers), place=place, words=words)


def _is_place(text: str) -> bool:
    return (
        len(text) <= _PLACE_LENGTH
        and any(char.isdigit() for char in text)
        and all(char in _PLACE_SIGNS or (char.isascii() and char.isalpha()) for char in text)
    )


def list_interviews(ws: Workspace, visit: str) -> tuple[Interview, ...]:
    """The talks of a visit by kind, as they were held."""
    get_head(ws, visit)
    with ws.store.read() as connection:
        return interview_rows.interviews(connection, visit)


def get_interview(ws: Workspace, visit: str, interview: str) -> Interview:
    """One talk; interview.unknown where the visit has none of this id."""
    found = next((one for one in list_interviews(ws, visit) if one.id == interview), None)
    if found is None:
        raise InspectorError("interview.unknown", id=interview)
    return found


def interview_summaries(ws: Workspace, visit: str) -> tuple[InterviewSummary, ...]:
    """For each kind of people how many were asked, and n/m for each question."""
    held = list_interviews(ws, visit)
    return tuple(
        _summary(sheet, [one for one in held if one.kind is sheet.kind])
        for sheet in interview_sheets(ws, visit)
    )


def _summary(sheet: InterviewSheet, held: list[Interview]) -> InterviewSummary:
    return InterviewSummary(
        sheet=sheet,
        held=len(held),
        alone=sum(one.alone for one in held),
        tallies=tuple(_tally(question, held) for question in sheet.questions),
    )


def _tally(question: InterviewQuestion, held: list[Interview]) -> Tally:
    replies = [one.answers.get(question.id) for one in held]
    return Tally(
        question=question,
        yes=replies.count(Reply.YES),
        no=replies.count(Reply.NO),
        unsure=replies.count(Reply.UNSURE),
    )


def interviews_pdf(ws: Workspace, visit: str) -> bytes:
    """The internal sheet of counts: no place, no words, nobody to be told from it."""
    from inspector.reports.interview_sheet import render_interviews

    head = get_head(ws, visit)
    now = ws.now()
    results = InterviewResults(
        facility=head.facility_name,
        agency=head.agency,
        begun=head.begun,
        printed=now.isoformat(timespec="seconds"),
        summaries=interview_summaries(ws, visit),
    )
    data = render_interviews(results)
    if not ws.read_only:
        ws.append([event(visit, "print", sheet="interviews")])
    return data
