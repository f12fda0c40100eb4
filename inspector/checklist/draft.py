"""A library while its files are being read: what is found, where, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inspector.checklist.model import (
    CalendarYear,
    Checklist,
    Exclusion,
    Hazard,
    Preset,
    RegisterClause,
    SampleRule,
    Standard,
)
from inspector.checklist.nodes import Complaints, Entry
from inspector.facts.interview import InterviewSheet


@dataclass(slots=True)
class Draft:
    """What has been read so far; `lines` lets later checks point into the files.

    `unread` when a whole file could not be read, `doubtful` are clauses with a broken limit:
    what refers to them is not judged.
    """

    complaints: Complaints = field(default_factory=Complaints)
    checklists: list[Checklist] = field(default_factory=list)
    standards: dict[str, Standard] = field(default_factory=dict)
    clauses: dict[str, RegisterClause] = field(default_factory=dict)
    hazards: dict[str, Hazard] = field(default_factory=dict)
    exclusions: list[Exclusion] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    presets: list[Preset] = field(default_factory=list)
    sampling: list[SampleRule] = field(default_factory=list)
    interviews: list[InterviewSheet] = field(default_factory=list)
    packs: list[str] = field(default_factory=list)
    regions: dict[str, dict[str, Any]] = field(default_factory=dict)
    calendars: dict[str, CalendarYear] = field(default_factory=dict)
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)
    unread: bool = False
    doubtful: set[str] = field(default_factory=set)

    def locate(self, owner: str, entry: Entry, key: str = "id") -> None:
        """Remember where an id, or another owner of later problems, stands."""
        self.lines.setdefault(owner, (entry.file, entry.line_of(key)))
