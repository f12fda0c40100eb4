"""Regions and their local goals: what a document asks for, never a duty by law."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.facility import FacilityKind


class Region(Struct, frozen=True, kw_only=True):
    """A region with the document its goals come from; `parent` is the city above it."""

    id: str
    name: str
    document: str
    number: str
    issuer: str
    issued: str
    period: str
    parent: str | None
    chosen: bool


class GoalEdit(Struct, frozen=True, kw_only=True):
    """What a county put in the place of a document's figure: one text, or two for a span."""

    value: tuple[str, ...]
    year: str
    note: str
    by: str
    at: str


class RegionGoal(Struct, frozen=True, kw_only=True):
    """One goal or, with an empty `wanted`, one task of a document.

    `wanted` reads like "≥ 60%", as it stands today, `figure` like "60" or "1:3" alone; `original`
    and `original_year` are the document's; `document` names it with the region that issued it.
    `level` facility is compared at a facility, every other one is a county's own sum. `edit` tells
    who changed it. `judged` False: shown, never compared.
    """

    id: str
    name: str
    wanted: str
    figure: str
    year: str
    original: str
    original_year: str
    binding: str
    level: str
    kinds: tuple[FacilityKind, ...]
    check: str
    note: str
    judged: bool
    document: str
    source: str
    edit: GoalEdit | None

    @property
    def section(self) -> str:
        """The source without region and document: the section, its year and what was changed."""
        return self.source.partition(self.document)[2]

    @property
    def task(self) -> bool:
        """A task without a figure."""
        return not self.wanted


class FacilityGoal(Struct, frozen=True, kw_only=True):
    """A local goal beside a facility: `actual` and `met` None where the facts do not tell."""

    goal: RegionGoal
    actual: str | None
    met: bool | None
