"""What the blocks of one paper share: its facts, its template, and the filling of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from inspector.facts.document import DocumentFacts, InputForm, PaperFinding, Takes
from inspector.facts.paper_words import PLACEHOLDERS, SERVED, WRITTEN_LATER
from inspector.facts.taking import taken
from inspector.reports import words
from inspector.reports.layout import Guard
from inspector.reports.paper_pace import LOOSE, Pace
from inspector.reports.templates import Template
from inspector.reports.wording import Wording, wording_of

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass
class PaperDesk:
    """A paper being made; a draft is not issued yet, and its pages are not `coded`.

    `pace` is how loosely it is set.
    """

    facts: DocumentFacts
    template: Template
    draft: bool
    coded: bool = False
    pace: Pace = LOOSE

    @cached_property
    def wording(self) -> Wording:
        """The wording of the visit's mode."""
        return wording_of(self.facts.mode)

    def value(self, name: str) -> str:
        """What stands for a placeholder or an input, empty where nothing is known."""
        if name in PLACEHOLDERS:
            return self.facts.words.get(name, "")
        return self.typed(name)

    def typed(self, name: str, finding: PaperFinding | None = None) -> str:
        """An input as printed, of one finding where it is asked for each."""
        key = f"{name}.{finding.number}" if finding else name
        written = self.facts.fields.get(key, "")
        known = self.template.input(name)
        if not written or known is None:
            return written
        if known.form is InputForm.DATE:
            return words.day(written)
        return words.moment(written) if known.form is InputForm.TIME else written

    def rows(self, name: str) -> list[list[str]]:
        """The rows of an input, each parted into its columns."""
        known = self.template.input(name)
        columns = len(known.columns) if known else 1
        found = []
        for line in self.facts.fields.get(name, "").splitlines():
            if line.strip():
                cells = [cell.strip() for cell in line.replace("｜", "|").split("|", columns - 1)]
                found.append([*cells, *[""] * columns][:columns])
        return found

    def fill(self, text: str) -> str:
        """A running text with its placeholders filled; what is empty prints as "/".

        A list within a sentence runs on; a text that is the whole paragraph keeps its lines.
        """
        whole = _PLACEHOLDER.fullmatch(text.strip()) is not None

        def said(match: re.Match[str]) -> str:
            value = self.value(match[1]) or words.NOTHING
            return value if whole else value.replace("\n", "、")

        return _PLACEHOLDER.sub(said, text)

    def cell(self, text: str) -> str:
        """The content of a cell; empty ones print "/", but what is left to the pen stays blank."""
        names = _PLACEHOLDER.findall(text)
        filled = _PLACEHOLDER.sub(lambda m: self.value(m[1]), text)
        if filled.strip("，、；（）至 　") or not names:
            return filled
        return "" if all(map(self._by_pen, names)) else words.NOTHING

    def _by_pen(self, name: str) -> bool:
        if name in WRITTEN_LATER:
            return not self.value(SERVED)
        known = self.template.input(name)
        return known is not None and known.pen

    def shows(self, guard: Guard) -> bool:
        """Whether a block is printed."""
        if guard.modes and self.facts.mode not in guard.modes:
            return False
        if guard.when and not self._known(guard.when):
            return False
        return not (guard.unless and self._known(guard.unless))

    def _known(self, name: str) -> bool:
        return self.value(name) not in ("", "0")

    def findings(self, of: Takes | None) -> list[PaperFinding]:
        """The findings of this paper, or those of them that one of its tables takes."""
        return [one for one in self.facts.findings if of is None or taken(one, of)]
