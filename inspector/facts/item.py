"""An item as a visit asks it: its words, its basis, its limit, its answers."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.answer import AnswerRecord
from inspector.facts.vocabulary import Domain, Force, Severity, Verdict


class Clause(Struct, frozen=True, kw_only=True):
    """A basis as cited: `clause` is None where its number may not be printed.

    `confirmed` says who confirmed the number and when, where the register does not know it.
    """

    id: str
    standard: str
    title: str
    clause: str | None
    requirement: str
    edition: str
    force: Force
    binding: bool
    confirmed: str = ""


class Last(Struct, frozen=True, kw_only=True):
    """What was found last time, text only; `visit` is the finished visit that found it."""

    date: str
    verdict: Verdict
    note: str
    visit: str


class ItemMeasure(Struct, frozen=True, kw_only=True):
    """A limit: `value` decimal text, a pair for `between`; op one of >= <= > < == between."""

    name: str
    unit: str
    op: str
    value: str | tuple[str, str]


class VisitItem(Struct, frozen=True, kw_only=True):
    """One item as asked in a visit: its words, its force here, and its current answer.

    `sample` names the places to look at where some were drawn; `reference` tells that its
    situations of 重大事故隐患 do not bind this facility (参照).
    """

    id: str
    number: int
    checklist: Domain
    domain: Domain
    topic: str
    ask: str
    how: str
    fails: str
    place: str
    depth: str
    judge: str
    answer: str  # verdict | measure | count | computed
    measure: ItemMeasure | None
    calc: str | None
    repeat: str | None
    major_hazard: bool
    hazards: tuple[str, ...]
    starred: bool
    severity: Severity
    force: Force
    evidence: str
    term: str
    department: str
    clauses: tuple[Clause, ...]
    phrases: tuple[str, ...]
    meanwhile: str
    remedy: str
    confirm: tuple[str, ...]
    last: Last | None
    current: AnswerRecord | None
    instances: tuple[AnswerRecord, ...]
    photos: tuple[str, ...]
    sample: tuple[str, ...] = ()
    reference: bool = False

    @property
    def verdict(self) -> Verdict:
        """The item's verdict: the worst of its instances and of the whole-item answer."""
        found = verdict_of(self.whole, self.instances)
        return Verdict.UNCHECKED if self.waiting and found is not Verdict.FAIL else found

    @property
    def records(self) -> tuple[AnswerRecord, ...]:
        """All its answers: the one for the whole, then those of its instances."""
        return (*((self.current,) if self.current else ()), *self.instances)

    @property
    def answered(self) -> bool:
        """Whether nothing is left to answer here."""
        records = ([self.whole] if self.whole else []) + list(self.instances)
        settled = all(record.answer.answered for record in records)
        return bool(records) and settled and not self.waiting

    @property
    def whole(self) -> AnswerRecord | None:
        """The answer for the whole; one left unanswered does not count beside its instances."""
        empty = self.current is not None and not self.current.answer.answered
        return None if empty and self.instances else self.current

    @property
    def waiting(self) -> tuple[str, ...]:
        """The sampled places that nobody answered for; an answer for the whole covers them."""
        if self.current is not None and self.current.answer.answered:
            return ()
        done = {record.answer.instance for record in self.instances if record.answer.answered}
        return tuple(name for name in self.sample if name not in done)

    @property
    def counted(self) -> tuple[int | None, int | None]:
        """查 n 处, 不合格 m 处: from the instances, or as typed for more places than these."""
        verdicts = [record.answer.verdict for record in self.instances]
        looked = [one for one in verdicts if one in (Verdict.PASS, Verdict.FAIL)]
        answer = self.current.answer if self.current else None
        if answer is not None and (answer.count or 0) >= len(looked):
            return answer.count, answer.bad
        return (len(looked), looked.count(Verdict.FAIL)) if looked else (None, None)


def verdict_of(current: AnswerRecord | None, instances: tuple[AnswerRecord, ...]) -> Verdict:
    """The worst verdict of an item's answers (fail, unchecked, pass, na); rivals count too."""
    held: list[Verdict] = []
    for record in ([current] if current else []) + list(instances):
        held.append(record.answer.verdict)
        held.extend(rival.verdict for rival in record.rivals)
    for verdict in (Verdict.FAIL, Verdict.UNCHECKED, Verdict.PASS):
        if verdict in held:
            return verdict
    return Verdict.NOT_APPLICABLE if held else Verdict.UNCHECKED
