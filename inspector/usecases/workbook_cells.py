"""All sheets of a workbook as the cells that people see, typed as the spreadsheet keeps them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

from msgspec import Struct

from inspector.checklist.item_columns import Cell
from inspector.errors import InspectorError
from inspector.store.disk import reading
from inspector.usecases.sheet_reading import MOST_BYTES, MOST_COLUMNS

MOST_ROWS = 5000


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet: its rows from the top, and the corners of merged cells counted from 0."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int], ...]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place counted from 0; None where it is empty or outside."""
        held = self.rows[row] if row < len(self.rows) else ()
        return held[column] if column < len(held) else None

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in a row."""
        return all(cell is None for cell in self.rows[row])


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets in their order; import.* and file.cannot_read refuse the file as a whole."""
    import python_calamine

    try:
        with reading(path):
            if path.stat().st_size > MOST_BYTES:
                raise InspectorError("import.too_large", path=path.name)
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            return tuple(_sheet(book.get_sheet_by_name(name), path) for name in book.sheet_names)
    except InspectorError:
        raise
    except Exception as error:
        raise InspectorError("import.no_workbook", path=path.name) from error


def _sheet(sheet: Any, path: Path) -> Sheet:
    end = sheet.end
    if end is not None and end[0] >= MOST_ROWS:
        raise InspectorError("import.too_many", path=f"{path.name}（{sheet.name}）", most=MOST_ROWS)
    rows = sheet.to_python(skip_empty_area=False) if end is not None else []
    merged = sheet.merged_cell_ranges or []
    return Sheet(
        name=sheet.name,
        rows=tuple(tuple(_cell(value) for value in row[:MOST_COLUMNS]) for row in rows),
        merged=tuple((first[0], first[1]) for first, _last in merged),
    )


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (bool, date, time)) or value is None:
        return value
    # A duration, like 7:10 under a format that adds hours, is a time of day that ran on.
    return float(value) if isinstance(value, (int, float)) else str(value)
