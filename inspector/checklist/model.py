"""The checklist library as frozen objects: standards, clauses, items, hazards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from inspector.checklist.kinds import EXCLUSION_REASONS
from inspector.facts.interview import InterviewSheet
from inspector.i18n import _

Test = str | tuple[str, ...]
"""A condition on one fact: a comparison like ">= 20", one word, or any of several words."""


class Condition(Struct, frozen=True, kw_only=True):
    """All of `tests` hold, one of `any_of` holds, `none_of` does not; empty: always true."""

    tests: Mapping[str, Test] = field(default_factory=dict)
    any_of: tuple[Condition, ...] = ()
    none_of: Condition | None = None

    @property
    def empty(self) -> bool:
        """Nothing is asked of the facts."""
        return not self.tests and not self.any_of and self.none_of is None


class Standard(Struct, frozen=True, kw_only=True):
    """A law, rule or standard; dates as in the register, None where it knows none.

    `until` is its last day in force, `successor` the code of what replaced it as a whole.
    """

    code: str
    title: str
    issuer: str
    kind: str
    status: str
    confidence: str
    issued: str | None = None
    effective: str | None = None
    superseded_by: str | None = None
    until: str | None = None
    successor: str | None = None
    force: str | None = None
    binds: Condition = field(default_factory=Condition)


class Measure(Struct, frozen=True, kw_only=True):
    """A limit as typed in the register: op >= <= > < == between, value decimal text or pair."""

    name: str
    unit: str
    op: str
    value: str | tuple[str, str]


class RegisterClause(Struct, frozen=True, kw_only=True):
    """A clause of the register; its number is printed only where `verified`.

    `since` and `until` are its own days where they differ from its standard's; `successor` is the
    clause that says the same in the edition after.
    """

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
    since: str | None = None
    until: str | None = None
    successor: str | None = None

    @property
    def verified(self) -> bool:
        """Whether the number was read in the original or a numbered quotation of it."""
        return self.confidence == "verified"


class Hazard(Struct, frozen=True, kw_only=True):
    """A situation of 重大事故隐患; an unverified one may only be 难以判定."""

    id: str
    title: str
    situation: str
    basis: tuple[str, ...]
    verified: bool


class Item(Struct, frozen=True, kw_only=True):
    """One question; see docs/checklist-format.md for the meaning of each field.

    One with `presets` is asked in visits of these presets alone; `successor` is the item that
    asks the same after `until`.
    """

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
    presets: tuple[str, ...] = ()
    successor: str | None = None

    @property
    def answer(self) -> str:
        """How it is answered: verdict, measure, count or computed."""
        if self.calc:
            return "computed"
        if self.measure:
            return "measure"
        return "count" if self.repeat else "verdict"


class Checklist(Struct, frozen=True, kw_only=True):
    """The items of one domain in the order of their file."""

    id: str
    title: str
    items: tuple[Item, ...]


class Exclusion(Struct, frozen=True, kw_only=True):
    """A clause that is not asked, and why."""

    clause: str
    reason: str
    note: str
    of: str | None = None

    @property
    def reason_label(self) -> str:
        """The reason in words."""
        return _(EXCLUSION_REASONS[self.reason])


class Preset(Struct, frozen=True, kw_only=True):
    """A ready choice of items: their ids, or `fire.gas.*` for all of a topic.

    It is proposed in its `months`, for visits of its `types`, in the days before a public holiday,
    or at a facility's first visit; an `automatic` one is used by visits of its types by itself.
    """

    id: str
    title: str
    note: str
    items: tuple[str, ...]
    months: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    before_holiday: int = 0
    first_visit: bool = False
    automatic: bool = False

    def asks(self, item: Item) -> bool:
        """Whether the item is in the choice."""
        topic = item.id.rpartition(".")[0]
        return item.id in self.items or f"{topic}.*" in self.items


class SizeStep(Struct, frozen=True, kw_only=True):
    """Where there are `at_least` so many places, `size` of them are looked at."""

    at_least: int
    size: int


class SampleRule(Struct, frozen=True, kw_only=True):
    """How many places of a kind are drawn; `unit` counts them, `fact` may know how many there are.

    Without `fact` nobody knows before the visit.
    """

    repeat: str
    unit: str
    steps: tuple[SizeStep, ...]
    fact: str | None = None

    def size(self, total: int) -> int:
        """How many of `total` places to look at: all of a few, never more than there are."""
        wanted = [step.size for step in self.steps if step.at_least <= total]
        return min(total, wanted[-1] if wanted else total)


class CalendarYear(Struct, frozen=True, kw_only=True):
    """The days of a year, as ISO text, that are not as Monday to Friday would have them."""

    holidays: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()


class Library(Struct, frozen=True, kw_only=True):
    """Everything that is asked; immutable, content-addressed once packed.

    `packs` are the library packs laid over the program's own files, as "id version"; `regions`
    by id and `calendars` by year are theirs alone and go before the program's own.
    """

    checklists: tuple[Checklist, ...]
    standards: Mapping[str, Standard]
    clauses: Mapping[str, RegisterClause]
    hazards: Mapping[str, Hazard]
    exclusions: tuple[Exclusion, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()
    sampling: tuple[SampleRule, ...] = ()
    interviews: tuple[InterviewSheet, ...] = ()
    packs: tuple[str, ...] = ()
    regions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calendars: Mapping[str, CalendarYear] = field(default_factory=dict)

    def items(self) -> tuple[Item, ...]:
        """All items of all checklists."""
        return tuple(item for checklist in self.checklists for item in checklist.items)

    def item(self, item_id: str) -> Item | None:
        """The item with this id, also under an earlier id, or None."""
        wanted = self.renamed.get(item_id, item_id)
        every = (item for checklist in self.checklists for item in checklist.items)
        return next((item for item in every if item.id == wanted), None)

    def preset(self, preset_id: str) -> Preset | None:
        """The preset with this id, or None."""
        return next((preset for preset in self.presets if preset.id == preset_id), None)
