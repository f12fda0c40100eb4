"""What the parts of one paper share: facts, wording, annexes, and texts too long for the front."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from inspector.facts.record import Paper, Record
from inspector.reports import text
from inspector.reports.page import BODY, Flow
from inspector.reports.wording import Wording

_CONTINUED = "……（全文见附件）"


class Part(StrEnum):
    """The annexes in their order."""

    FINDINGS = "findings"
    CHECKLIST = "checklist"
    PHOTOS = "photos"
    FACTS = "facts"


class Annex(Struct, frozen=True):
    """An annex laid out."""

    part: Part
    title: str
    flow: Flow


@dataclass(slots=True)
class Desk:
    """A paper being made; `overflow` holds what the signed pages had to shorten, by caption."""

    paper: Paper
    wording: Wording
    overflow: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        """The facts."""
        return self.paper.record

    @property
    def draft(self) -> bool:
        """Whether nothing is frozen yet."""
        return self.paper.facts_hash is None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The annexes that this record has."""
        record = self.record
        present = {
            Part.FINDINGS: bool(record.findings),
            Part.CHECKLIST: bool(record.items),
            Part.PHOTOS: bool(record.photos),
            Part.FACTS: True,
        }
        return tuple(part for part in Part if present[part])

    def annex(self, part: Part) -> str:
        """附件 2."""
        return f"附件 {self.parts.index(part) + 1}"

    def title(self, part: Part) -> str:
        """The name of an annex; a transcript passes no judgement in it."""
        return {
            Part.FINDINGS: "现场情况明细" if self.wording.transcript else "发现问题明细",
            Part.CHECKLIST: "检查表",
            Part.PHOTOS: "现场照片",
            Part.FACTS: "登记情况和校验信息",
        }[part]

    def limited(
        self, caption: str, words: str, width: float, most: int, size: float = BODY
    ) -> list[str]:
        """At most `most` lines of a text; what is longer is printed whole in an annex."""
        wrapped, cut = text.clip(words, width, size, most, end=_CONTINUED)
        if cut:
            self.overflow[caption] = words
        return wrapped
