"""The hazard class of a place, on which number and spacing of extinguishers depend."""

from __future__ import annotations

from msgspec import Struct

from inspector.checklist.formulas.figures import Row, table
from inspector.checklist.formulas.model import Arguments
from inspector.checklist.formulas.parameters import choice, count

BEDS = count("beds", "床位数", "张", fact="beds", most=100_000, required=False)
HAZARD = choice("hazard", "危险等级（检查员改定）", "severe", "medium", "light", required=False)


class Hazard(Struct, frozen=True, kw_only=True):
    """A class (severe, medium, light), its table row, and the line that explains it."""

    name: str
    row: Row
    line: str
    clauses: tuple[str, ...]

    @property
    def label(self) -> str:
        """The class in Chinese."""
        return self.row.text("label")


def classify(arguments: Arguments) -> Hazard:
    """The class by beds (gb50140-D-severe, gb50140-D-medium), unless the inspector set it."""
    rows = table("extinguisher_hazard")
    if arguments.has("hazard"):
        name = arguments.text("hazard")
        row = rows.row(name)
        return Hazard(name=name, row=row, line=f"检查员定为{row.text('label')}", clauses=())
    beds, threshold = arguments.integer("beds"), rows.row("severe").whole("beds_from")
    name = "severe" if beds >= threshold else "medium"
    row = rows.row(name)
    # The appendix does not list places without beds; the register advises the middle class.
    if beds == 0:
        line = f"没有住宿床位，分级表未列，按{row.text('label')}"
        return Hazard(name=name, row=row, line=line, clauses=())
    sign = "≥" if beds >= threshold else "<"
    line = f"床位 {beds} {sign} {threshold}：{row.text('label')}"
    return Hazard(name=name, row=row, line=line, clauses=row.ids("by_beds"))
