"""Workbooks as people edit them: cells read, changed by name, and written back with their types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

Grid = list[list[Any]]


class Workbook:
    """The sheets of a workbook, open to change."""

    def __init__(self, sheets: Mapping[str, Grid]) -> None:
        self.sheets = dict(sheets)
        self.merged: list[tuple[str, int, int, int, int]] = []

    @classmethod
    def read(cls, path: Path) -> Workbook:
        """The cells of a file."""
        book = CalamineWorkbook.from_path(str(path))
        return cls(
            {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            }
        )

    def column(self, sheet: str, key: str) -> int:
        """Where a key stands in the second row, from 0."""
        return self.sheets[sheet][1].index(key)

    def row_of(self, sheet: str, item: str) -> int:
        """The row of an item, from 1 as people count."""
        place = self.column(sheet, "id")
        return [row[place] for row in self.sheets[sheet]].index(item) + 1

    def get(self, sheet: str, row: int, key: str) -> Any:
        """The cell of a row counted from 1."""
        return self.sheets[sheet][row - 1][self.column(sheet, key)]

    def put(self, sheet: str, row: int, key: str, value: Any) -> None:
        """Type into a cell."""
        self.sheets[sheet][row - 1][self.column(sheet, key)] = value

    def write(self, path: Path) -> Path:
        """The file as a spreadsheet program would save it."""
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, grid in self.sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(grid):
                    for place, value in enumerate(row):
                        _write(sheet, number, place, value, day)
                for merged, *corners in self.merged:
                    if merged == name:
                        first, left = corners[:2]
                        value = grid[first][left]
                        sheet.merge_range(*corners, value)
        return path


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value in ("", None) and value is not False:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """A file of these sheets."""
    return Workbook({name: [list(row) for row in rows] for name, rows in sheets.items()}).write(
        path
    )
