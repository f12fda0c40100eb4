"""Questions of interviews from YAML: what residents, staff and families are asked alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector.checklist.draft import Draft
from inspector.checklist.nodes import Entry
from inspector.checklist.numbers_reader import read_whole
from inspector.facts.interview import InterviewKind, InterviewQuestion, InterviewSheet, Reply
from inspector.facts.lead import LeadCategory
from inspector.i18n import _

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MOST_PEOPLE = 50
_GOOD = (Reply.YES.value, Reply.NO.value)


def read_interviews(top: Entry, draft: Draft) -> None:
    """The `interviews` of a file: one sheet of questions for each kind of people."""
    for entry in top.entries("interviews", required=True):
        kind = entry.word("kind", InterviewKind)
        known = kind in list(InterviewKind)
        sheet = _sheet(entry, InterviewKind.of(kind) if known else InterviewKind.RESIDENT)
        if any(sheet.kind is other.kind for other in draft.interviews) and known:
            entry.complain_at("kind", _("{kind} 写了两次，合成一份").format(kind=kind))
        draft.interviews += [sheet] if known else []


def _sheet(entry: Entry, kind: InterviewKind) -> InterviewSheet:
    at_least = read_whole(entry, "at_least", 1, _MOST_PEOPLE)
    at_most = read_whole(entry, "at_most", 1, _MOST_PEOPLE)
    note = entry.text("note", most=60)
    questions = tuple(_questions(entry))
    if entry.is_empty_list("questions"):
        entry.complain_at("questions", _("questions 是空的，请写上要问的话"))
    if entry.sound and at_most < at_least:
        entry.complain_at("at_most", _("at_most 比 at_least 还小，请改大"))
    entry.done()
    return InterviewSheet(
        kind=kind, note=note, at_least=at_least, at_most=at_most, questions=questions
    )


def _questions(entry: Entry) -> Iterator[InterviewQuestion]:
    seen = set()
    for row in entry.entries("questions", required=True):
        name = row.text("id")
        ask = row.text("ask", most=40)
        good = row.word("good", _GOOD)
        lead = row.word("lead", LeadCategory, required=False)
        row.done()
        if name and not _ID.fullmatch(name):
            row.complain_at("id", _("问题的 id 只用小写字母、数字和连字符，例如 night"))
        if name in seen:
            row.complain_at("id", _("问题 {id} 写了两次，换一个 id").format(id=name))
        seen.add(name)
        if row.sound:
            yield InterviewQuestion(id=name, ask=ask, good=Reply.of(good), lead=lead)
