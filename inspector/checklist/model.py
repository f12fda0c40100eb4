"""The checklist library as frozen objects: standards, clauses, items, hazards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.checklist.kinds import EXCLUSION_REASONS
from inspector.i18n import _

Test = str | tuple[str, ...]
"""A condition on one fact: a comparison like ">= 20", one word, or any of several words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """All of `tests` hold, one of `any_of` holds, `none_of` does not; empty: always true."""

    tests: Mapping[str, Test] = field(default_factory=dict)
    any_of: tuple[Condition, ...] = ()
    none_of: Condition | None = None

    @property
    def empty(self) -> bool:
        """Nothing is asked of the facts."""
        return not self.tests and not self.any_of and self.none_of is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A law, rule or standard; dates as in the register, None where it knows none."""

    code: str
    title: str
    issuer: str
    kind: str
    status: str
    confidence: str
    issued: str | None = None
    effective: str | None = None
    superseded_by: str | None = None
    force: str | None = None
    binds: Condition = field(default_factory=Condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A limit as typed in the register: op >= <= > < == between, value decimal text or pair."""

    name: str
    unit: str
    op: str
    value: str | tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterClause:
    """A clause of the register; its number is printed only where `verified`."""

    id: str
    standard: str
    topic: str
    requirement: str
    confidence: str
    clause: str | None = None
    measure: Measure | None = None
    role: str | None = None
    force: str | None = None
    binds: Condition | None = None

    @property
    def verified(self) -> bool:
        """Whether the number was read in the original or a numbered quotation of it."""
        return self.confidence == "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """A situation of 重大事故隐患; an unverified one may only be 难以判定."""

    id: str
    title: str
    situation: str
    basis: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question; see docs/checklist-format.md for the meaning of each field."""

    id: str
    checklist: str
    topic: str
    ask: str
    how: str
    fails: str
    basis: tuple[str, ...]
    depth: str
    judge: str
    place: str
    severity: str
    department: str
    term: str
    remedy: str
    evidence: str
    meanwhile: str = ""
    tools: tuple[str, ...] = ()
    repeat: str | None = None
    measure: Measure | None = None
    calc: str | None = None
    force: str | None = None
    starred: bool = False
    hazard: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    applies: Condition = field(default_factory=Condition)
    since: str | None = None
    until: str | None = None

    @property
    def answer(self) -> str:
        """How it is answered: verdict, measure, count or computed."""
        if self.calc:
            return "computed"
        if self.measure:
            return "measure"
        return "count" if self.repeat else "verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The items of one domain in the order of their file."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A clause that is not asked, and why."""

    clause: str
    reason: str
    note: str
    of: str | None = None

    @property
    def reason_label(self) -> str:
        """The reason in words."""
        return _(EXCLUSION_REASONS[self.reason])


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that is asked; immutable, content-addressed once packed."""

    checklists: tuple[Checklist, ...]
    standards: Mapping[str, Standard]
    clauses: Mapping[str, RegisterClause]
    hazards: Mapping[str, Hazard]
    exclusions: tuple[Exclusion, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """All items of all checklists."""
        return tuple(item for checklist in self.checklists for item in checklist.items)

    def item(self, item_id: str) -> Item | None:
        """The item with this id, also under an earlier id, or None."""
        wanted = self.renamed.get(item_id, item_id)
        return next((item for item in self.items() if item.id == wanted), None)
