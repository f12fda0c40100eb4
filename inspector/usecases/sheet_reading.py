"""Rows of a spreadsheet as text: XLSX and its kin, or CSV in UTF-8 or GB 18030."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from inspector.errors import InspectorError
from inspector.store.disk import reading

MOST_BYTES = 20_000_000
MOST_COLUMNS = 200
Row = tuple[int, list[str]]


def read_rows(path: Path) -> tuple[list[str], list[Row]]:
    """The header row and the rows below with their numbers in the sheet; blank rows left out."""
    with reading(path):
        if path.stat().st_size > MOST_BYTES:
            raise InspectorError("import.too_large", path=path.name)
        table = _csv(path) if path.suffix.lower() in (".csv", ".txt") else _workbook(path)
    rows = [
        (number, cells[:MOST_COLUMNS])
        for number, cells in enumerate(table, start=1)
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise InspectorError("import.empty", path=path.name)
    return rows[0][1], rows[1:]


def _csv(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error as error:
            raise InspectorError("import.unreadable", path=path.name) from error
    raise InspectorError("import.unreadable", path=path.name)


def _workbook(path: Path) -> list[list[str]]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except OSError:
        raise
    except Exception as error:
        raise InspectorError("import.unreadable", path=path.name) from error
    return [[_cell(value) for value in row] for row in rows]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
