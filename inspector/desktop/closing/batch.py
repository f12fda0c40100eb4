"""What came of the files put in so far: pages by paper, and the sheets that need a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from inspector.facts.scan import Fate, FiledPage, PaperPages, ScanReport, Sheet


@dataclass(slots=True)
class Batch:
    """Grows by report and by what is said by hand; `left` are the sheets that were not filed.

    `papers` holds the papers of the batch in the order they came, `filed` their pages by paper.
    `again` counts the sheets that had been filed before, `blank` the empty ones.
    """

    papers: dict[str, PaperPages] = field(default_factory=dict)
    filed: dict[str, list[FiledPage]] = field(default_factory=dict)
    left: list[Sheet] = field(default_factory=list)
    again: int = 0
    blank: int = 0

    @property
    def pages(self) -> int:
        """How many pages were filed."""
        return sum(map(len, self.filed.values()))

    @property
    def empty(self) -> bool:
        """Whether nothing came yet."""
        return not (self.filed or self.left or self.again or self.blank)

    def add(self, report: ScanReport) -> None:
        """Take in what became of some files."""
        for page in report.fits:
            self.filed.setdefault(page.subject, []).append(page)
        self.papers |= {one.paper.subject: one for one in report.papers}
        self._leave([*self.left, *(sheet for sheet in report.sheets if sheet.said)])
        self.again += len(report.of(Fate.FILED))
        self.blank += len(report.of(Fate.BLANK))

    def assign(self, sheet: Sheet, page: FiledPage, back: PaperPages) -> None:
        """A person said which page a sheet is."""
        self.filed.setdefault(page.subject, []).append(page)
        self.papers[page.subject] = back
        self.drop(sheet)

    def withdraw(self, page: FiledPage) -> None:
        """A page was filed by mistake and is no longer."""
        held = [one for one in self.filed.pop(page.subject, []) if one != page]
        if held:
            self.filed[page.subject] = held
        before = self.papers[page.subject]
        present = tuple(n for n in before.present if n != page.page)
        self.papers[page.subject] = replace(before, present=present)

    def drop(self, sheet: Sheet) -> None:
        """A sheet needs no more attention."""
        self._leave(one for one in self.left if one != sheet)

    def _leave(self, sheets: Iterable[Sheet]) -> None:
        # The same file put in again tells the same again.
        self.left = list({(one.path, one.sheet): one for one in sheets}.values())
