"""The frozen record of one revision of a visit: what its papers are a function of."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.found import Found
from inspector.facts.item import Clause
from inspector.facts.review import DomainScore
from inspector.facts.visit import Person, Signature
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    Force,
    Mode,
    RecheckResult,
    Severity,
    Verdict,
    VisitType,
)


class Fact(Struct, frozen=True, kw_only=True):
    """A caption with its value, both as printed."""

    label: str
    value: str


class RecordPhoto(Struct, frozen=True, kw_only=True):
    """A photo in its order of printing; `rendition` is the SHA-256 of the report-size JPEG.

    `covered` tells that some of it is hidden there, which the paper says.
    """

    number: int
    id: str
    sha256: str
    rendition: str | None
    width: int
    height: int
    caption: str
    taken: str | None
    item: str | None
    place: str
    covered: bool = False


class RecordAnswer(Struct, frozen=True, kw_only=True):
    """One answer of an item, `instance` empty for the whole item; texts as printed."""

    instance: str
    verdict: Verdict
    value: str
    count: int | None
    bad: int | None
    place: str
    note: str
    reason: str
    corrected: bool
    looked_by: str
    at: str
    group: bool


class RecordItem(Struct, frozen=True, kw_only=True):
    """One item with its words, its basis and its answers; `limit` like "≥ 1.10 m" or empty."""

    number: int
    id: str
    domain: Domain
    place: str
    topic: str
    ask: str
    fails: str
    limit: str
    force: Force
    severity: Severity
    verdict: Verdict
    answers: tuple[RecordAnswer, ...]
    working: tuple[str, ...]
    clauses: tuple[Clause, ...]
    count: int | None = None
    bad: int | None = None
    starred: bool = False


class RecordFinding(Found, frozen=True, kw_only=True):
    """A finding as the papers state it; `term` in words, `deadline` an ISO date.

    `department` is the name of the responsible one; `at_once` parts 立即整改 from 限期整改.
    """

    instance: str
    corrected: bool
    working: tuple[str, ...]
    photos: tuple[int, ...]
    starred: bool = False


class RecordRecheck(Struct, frozen=True, kw_only=True):
    """What a 复查 visit found of one earlier finding; `result` None: not looked at, `note` why."""

    finding: str
    item: str
    instance: str
    topic: str
    place: str
    seen: str
    found_on: str
    visit_number: str
    result: RecheckResult | None
    note: str


class ChainHead(Struct, frozen=True, kw_only=True):
    """Where the journal of this device stood when the record was frozen."""

    device: str
    seq: int
    hash: str


class Record(Struct, frozen=True, kw_only=True):
    """All facts of one revision; canonical JSON of it is the evidence that signatures name."""

    version: int
    visit: str
    revision: int
    revision_reason: str
    number: str | None
    mode: Mode
    type: VisitType
    type_label: str
    depth: Depth
    agency: str
    begun: str
    ended: str
    frozen_at: str
    facility_name: str
    facility_kinds: str
    facility_code: str
    facility_address: str
    person_in_charge: str
    phone: str
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    checklists: tuple[DomainScore, ...]
    library: str
    items: tuple[RecordItem, ...]
    findings: tuple[RecordFinding, ...]
    conclusion: Conclusion
    unsure_hazards: int
    photos: tuple[RecordPhoto, ...]
    internal_photos: int
    lacking_papers: int
    chain: ChainHead
    rechecks: tuple[RecordRecheck, ...] = ()
    preset: str = ""

    @property
    def asked_label(self) -> str:
        """What was asked, in a word: the preset where one was used, else the depth."""
        return self.preset or self.depth.label


class Paper(Struct, frozen=True, kw_only=True):
    """What a printed paper is made of: the record, its hash (None: a draft) and signatures."""

    record: Record
    facts_hash: str | None
    signatures: tuple[Signature, ...] = ()
