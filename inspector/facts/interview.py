"""访谈: what residents, staff and families say when they are asked alone, without names."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class InterviewKind(Word):
    """Who is asked."""

    RESIDENT = "resident", N_("老人访谈")
    STAFF = "staff", N_("员工问答")
    FAMILY = "family", N_("家属电话")


class Reply(Word):
    """What is answered; a question that was not put is absent."""

    YES = "yes", N_("是")
    NO = "no", N_("否")
    UNSURE = "unsure", N_("说不清")


class InterviewQuestion(Struct, frozen=True, kw_only=True):
    """A question; `good` is the reply without concern, `lead` the kind of 线索 it hints at."""

    id: str
    ask: str
    good: Reply
    lead: str = ""


class InterviewSheet(Struct, frozen=True, kw_only=True):
    """The questions for one kind of people, and how many of them are to be asked."""

    kind: InterviewKind
    note: str
    at_least: int
    at_most: int
    questions: tuple[InterviewQuestion, ...]

    def question(self, question_id: str) -> InterviewQuestion | None:
        """The question with this id, or None."""
        return next((one for one in self.questions if one.id == question_id), None)


class Interview(Struct, frozen=True, kw_only=True):
    """One talk: `number` counts within its kind, `place` is 床号 or 序号, `alone` without staff.

    `at` is ISO with offset, `by` who asked.
    """

    id: str
    kind: InterviewKind
    number: int
    at: str
    by: str
    answers: Mapping[str, Reply]
    place: str = ""
    words: str = ""
    alone: bool = True


class Tally(Struct, frozen=True, kw_only=True):
    """How a question was answered by how many."""

    question: InterviewQuestion
    yes: int
    no: int
    unsure: int

    @property
    def asked(self) -> int:
        """m of n/m: how many were asked this."""
        return self.yes + self.no + self.unsure

    @property
    def troubling(self) -> int:
        """How many gave the reply that is a concern."""
        return self.no if self.question.good is Reply.YES else self.yes


class InterviewSummary(Struct, frozen=True, kw_only=True):
    """All talks of one kind in a visit, counted; nobody can be told from it."""

    sheet: InterviewSheet
    held: int
    alone: int
    tallies: tuple[Tally, ...]

    @property
    def kind(self) -> InterviewKind:
        """Who was asked."""
        return self.sheet.kind

    @property
    def few(self) -> bool:
        """Whether so few were asked that a count gives one of them away."""
        return 0 < self.held < self.sheet.at_least

    @property
    def leads(self) -> tuple[str, ...]:
        """The kinds of 线索 that the replies hint at."""
        hints = [one.question.lead for one in self.tallies if one.troubling]
        return tuple(dict.fromkeys(filter(None, hints)))


class InterviewResults(Struct, frozen=True, kw_only=True):
    """What the internal sheet of a visit's interviews says; `begun` and `printed` are ISO."""

    facility: str
    agency: str
    begun: str
    printed: str
    summaries: tuple[InterviewSummary, ...]
