"""A visit (检查): head, people, answers, photos, notes, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inspector.facts.facility import Value
from inspector.facts.origin import UNSAID, Origin, Replied
from inspector.facts.redaction import Redaction
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    Force,
    HazardVerdict,
    Manner,
    Mode,
    RecheckResult,
    Role,
    Severity,
    SignerRole,
    Verdict,
    VisitState,
    VisitType,
)

LACKS_PAPERS = "资料缺失，无法查实"
"""The reason that turns 未检查 into its final form: commission a test, ask the department."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who takes part; `expires` None: a certificate without a date counts as valid."""

    id: str
    name: str
    role: Role
    certificate: str = ""
    expires: date | None = None
    position: str = ""
    agency: str = ""

    def certified_on(self, day: date) -> bool:
        """Whether the certificate is valid on that day."""
        return bool(self.certificate) and (self.expires is None or self.expires >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A condition of 程序核对 that the leader set aside, with the reason; internal only."""

    code: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A finding that a 复查 visit looks at again, with the item and instance that ask for it."""

    finding: str
    item: str
    instance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitHead:
    """What is fixed about a visit; times are ISO 8601 with offset; `library` a content hash.

    A visit with `recheck` asks nothing but the items of those findings, one with a `preset`
    nothing but the items of that preset. `begun` of a planned one is when it is to begin;
    `recusal` are the ids of those who declared that they have no stake in the facility.
    """

    id: str
    facility: str
    facility_name: str
    mode: Mode
    type: VisitType
    depth: Depth
    checklists: tuple[Domain, ...]
    begun: str
    ended: str | None
    state: VisitState
    revision: int
    number: str | None
    library: str
    route: tuple[str, ...]
    agency: str
    sample: bool = False
    recheck: tuple[Target, ...] = ()
    preset: str = ""
    origin: Origin = UNSAID
    recusal: tuple[str, ...] = ()
    entry_code: str = ""
    replied: Replied | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult:
    """What an answer of a 复查 visit says about one finding."""

    finding: str
    result: RecheckResult
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer; `value` is decimal text as typed, `term` at_once, DAYS, 10w or an ISO date.

    `seen_at` is the time of looking where it differs from the time of typing (补录);
    `group` marks a 整组确认; `looked_by` names who looked (查看人); `rechecks` says of each
    finding of a 复查 visit what became of it.
    """

    item: str
    instance: str = ""
    verdict: Verdict = Verdict.UNCHECKED
    value: str | None = None
    count: int | None = None
    bad: int | None = None
    place: str = ""
    note: str = ""
    reason: str = ""
    corrected: bool = False
    severity: Severity | None = None
    term: str | None = None
    major_hazard: HazardVerdict | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    looked_by: str = ""
    seen_at: str | None = None
    group: bool = False
    rechecks: tuple[TargetResult, ...] = ()

    @property
    def answered(self) -> bool:
        """Unchecked counts as an answer only with its reason (本次不查)."""
        return self.verdict is not Verdict.UNCHECKED or bool(self.reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """An answer as kept: who typed it when, the entry that holds it, rival heads if any."""

    answer: Answer
    entry: str
    at: str
    by: str
    rivals: tuple[Answer, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo of a visit; `item` None: still in the pool 待归类照片; `turn` in degrees clockwise.

    `taken` is ISO local time from EXIF, or None with `time_source` "name", "file" or "unknown".
    `redactions` lie on the picture as turned.
    """

    id: str
    sha256: str
    name: str
    item: str | None = None
    instance: str = ""
    caption: str = ""
    taken: str | None = None
    time_source: str = "unknown"
    turn: int = 0
    internal: bool = False
    removed: bool = False
    redactions: tuple[Redaction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """随手记: one sentence at a place, its item chosen later."""

    id: str
    text: str
    place: str = ""
    item: str | None = None
    photos: tuple[str, ...] = ()
    removed: bool = False
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What was found last time, text only; `visit` is the finished visit that found it."""

    date: str
    verdict: Verdict
    note: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMeasure:
    """A limit: `value` decimal text, a pair for `between`; op one of >= <= > < == between."""

    name: str
    unit: str
    op: str
    value: str | tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitItem:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line of a check: `item` None for the visit as a whole."""

    code: str
    message: str
    item: str | None = None
    overridden: bool = False
    overridable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A failed item (or one failed instance of it) with everything a paper says about it."""

    id: str
    item: str
    instance: str
    number: int
    domain: Domain
    topic: str
    place: str
    seen: str
    count: int | None
    bad: int | None
    severity: Severity
    force: Force
    term: str
    deadline: str
    corrected: bool
    meanwhile: str
    remedy: str
    department: str
    major_hazard: HazardVerdict | None
    clauses: tuple[Clause, ...]
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainScore:
    """Counts of one domain; `passed`/`of` leave out 不涉及 and advisory items."""

    domain: Domain
    items: int
    passed: int
    failed: int
    not_applicable: int
    unchecked: int
    score_passed: int
    score_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """复核: what blocks signing, what only warns, the findings, the conclusion, the scores."""

    visit: str
    state: VisitState
    revision: int
    unanswered: tuple[str, ...]
    blocking: tuple[Notice, ...]
    warnings: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    conclusion: Conclusion
    domains: tuple[DomainScore, ...]

    @property
    def can_sign(self) -> bool:
        """Nothing blocks."""
        return not self.blocking


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature on one facts hash; `image` is the SHA-256 of a screen signature's PNG."""

    person: str
    role: SignerRole
    manner: Manner
    facts: str
    at: str
    position: str = ""
    opinion: str = ""
    image: str | None = None
    reason: str = ""
    witnesses: tuple[str, ...] = ()
    reported_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a visit is: counts over its items."""

    items: int
    passed: int
    failed: int
    not_applicable: int
    unchecked: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSummary:
    """A line of the work list; `stopped_at` is the item where the inspector left off."""

    head: VisitHead
    progress: Progress
    saved_at: str | None
    stopped_at: str | None
    stopped_label: str = ""
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a write touched, so that each page can decide whether to refresh."""

    facilities: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    settings: bool = False
    findings: tuple[str, ...] = ()


FactValues = Mapping[str, Value]
