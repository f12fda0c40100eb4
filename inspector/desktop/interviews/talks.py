"""The talks of a visit as the page reads them, and the one that is being held."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from inspector.facts.interview import Interview, InterviewKind, InterviewSheet, Reply
from inspector.facts.lead import LeadCategory
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import N_, _
from inspector.usecases import interviews
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace

ALONE: dict[InterviewKind, str] = {
    InterviewKind.RESIDENT: N_("单独谈，工作人员在外面"),
    InterviewKind.STAFF: N_("院长不在旁边"),
    InterviewKind.FAMILY: N_("单位的人不在旁边"),
}


class Heard(Struct, frozen=True):
    """The visit, its questions by kind of people, and the talks held so far."""

    head: VisitHead
    sheets: tuple[InterviewSheet, ...]
    talks: tuple[Interview, ...]
    read_only: bool

    @property
    def editable(self) -> bool:
        """Whether a talk can be kept: also after closing, not after giving up."""
        return not self.read_only and self.head.state is not VisitState.ABANDONED

    def of(self, kind: InterviewKind) -> tuple[Interview, ...]:
        """The talks of one kind."""
        return tuple(talk for talk in self.talks if talk.kind is kind)


def read_talks(ws: Workspace, visit: str) -> Heard:
    """Everything the page shows; in the database lane."""
    return Heard(
        head=get_head(ws, visit),
        sheets=interviews.interview_sheets(ws, visit),
        talks=interviews.list_interviews(ws, visit),
        read_only=ws.read_only,
    )


@dataclass(slots=True)
class Talk:
    """One talk being held; `id` is "" until its first answer was kept.

    Only the database lane sets `id`, one write after another, so that two quick answers never
    make two talks.
    """

    kind: InterviewKind
    id: str = ""
    answers: dict[str, Reply] = field(default_factory=dict)
    place: str = ""
    words: str = ""
    alone: bool = True

    @classmethod
    def of(cls, held: Interview) -> Talk:
        """A talk that was kept, to go on with."""
        return cls(held.kind, held.id, dict(held.answers), held.place, held.words, alone=held.alone)

    def told(self, *, place: str | None = None, words: str | None = None) -> Interview:
        """How it stands now, with another place or other words where they are given."""
        return Interview(
            id=self.id,
            kind=self.kind,
            number=0,
            at="",
            by="",
            answers=dict(self.answers),
            place=self.place if place is None else place,
            words=self.words if words is None else words,
            alone=self.alone,
        )


def hints_in(sheet: InterviewSheet, talk: Talk) -> tuple[LeadCategory, ...]:
    """The kinds of 线索 that the answers of this one talk point to."""
    found = [
        LeadCategory.of(question.lead)
        for question in sheet.questions
        if question.lead and _troubling(talk.answers.get(question.id), question.good)
    ]
    return tuple(dict.fromkeys(found))


def _troubling(said: Reply | None, good: Reply) -> bool:
    return said in (Reply.YES, Reply.NO) and said is not good


def people_words(sheet: InterviewSheet) -> str:
    """3 至 5 位."""
    return _("{least} 至 {most} 位").format(least=sheet.at_least, most=sheet.at_most)
