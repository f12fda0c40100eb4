"""An XLSForm as ODK and Kobo people write it: survey rows, choice lists, title; cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from msgspec import Struct

from inspector.checklist.item_columns import Cell, plain_number
from inspector.errors import InspectorError
from inspector.facts.authoring import CellProblem, column_letters
from inspector.i18n import _
from inspector.usecases.authored_files import Origin
from inspector.usecases.workbook_cells import Sheet, read_workbook

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
_USED = {
    # Every item has to be answered here, so `required` asks for nothing more.
    SURVEY: (
        *("type", "name", "label", "hint", "relevant", "constraint", "constraint_message"),
        *("required", "topic", "place", "unit"),
    ),
    CHOICES: ("list_name", "name", "label"),
    SETTINGS: ("form_title", "form_id", "version", "default_language"),
}
_ALIASES = {"list name": "list_name", "relevance": "relevant", "title": "form_title"}
_CHINESE = re.compile(r"中文|汉|chinese|mandarin|\bzh\b", re.IGNORECASE)


class FormRow(Struct, frozen=True, kw_only=True):
    """A row: its texts by key in the reader's language, and the cell that each stands in."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str]

    def get(self, key: str) -> str:
        """The text of a key; empty where nothing was written."""
        return self.cells.get(key, "")

    def origin(self, *keys: str) -> Origin:
        """The cell of the first of these keys that is written, else the first cell of the row."""
        found = next((self.columns[key] for key in keys if key in self.columns), "A")
        return Origin(sheet=self.sheet, row=self.number, column=found)


class Choice(Struct, frozen=True, kw_only=True):
    """An answer to choose from."""

    name: str
    label: str


@dataclass(slots=True)
class Form:
    """A form, with the sheets in their order and what of it nobody uses here."""

    sheets: tuple[str, ...] = ()
    rows: tuple[FormRow, ...] = ()
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    title: str = ""
    unsupported: list[CellProblem] = field(default_factory=list)


def at(origin: Origin, message: str) -> CellProblem:
    """A sentence about a cell."""
    return CellProblem(sheet=origin.sheet, row=origin.row, column=origin.column, message=message)


def read_form(path: Path) -> Form:
    """The form of a workbook; xlsform.no_survey where it holds none."""
    sheets = read_workbook(path)
    named = {sheet.name.strip().lower(): sheet for sheet in sheets}
    if SURVEY not in named:
        raise InspectorError("xlsform.no_survey", path=path.name)
    form = Form(sheets=tuple(sheet.name for sheet in sheets))
    form.rows = tuple(_rows(named[SURVEY], SURVEY, form))
    if CHOICES in named:
        for row in _rows(named[CHOICES], CHOICES, form):
            choice = Choice(name=row.get("name"), label=row.get("label") or row.get("name"))
            form.choices.setdefault(row.get("list_name"), []).append(choice)
    if SETTINGS in named:
        first = next(_rows(named[SETTINGS], SETTINGS, form), None)
        form.title = first.get("form_title") if first else ""
    for name, sheet in named.items():
        if name not in _USED and sheet.rows:
            origin = Origin(sheet=sheet.name, row=1, column="A")
            form.unsupported.append(at(origin, _("不支持这张工作表，没有导入")))
    return form


def _rows(sheet: Sheet, kind: str, form: Form) -> Iterator[FormRow]:
    """The rows below the captions that hold anything."""
    top = next((n for n in range(len(sheet.rows)) if not sheet.is_blank(n)), None)
    if top is None:
        return
    places = _places(sheet.rows[top], kind)
    _name_unused(sheet, top, kind, places, form)
    for number in range(top + 1, len(sheet.rows)):
        if sheet.is_blank(number):
            continue
        cells, columns = {}, {}
        for key, numbers in places.items():
            held = next((n for n in numbers if _text(sheet.cell(number, n))), None)
            if held is not None:
                cells[key] = _text(sheet.cell(number, held))
                columns[key] = column_letters(held)
        yield FormRow(sheet=sheet.name, number=number + 1, cells=cells, columns=columns)


def _places(head: Sequence[Cell], kind: str) -> dict[str, list[int]]:
    """The columns of each key, the Chinese one first, then the one without a language."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, cell in enumerate(head):
        base, _sign, language = _text(cell).partition("::")
        key = _ALIASES.get(base.strip().lower(), base.strip().lower())
        if key in _USED[kind]:
            rank = 0 if _CHINESE.search(language) else 2 if language else 1
            found.setdefault(key, []).append((rank, number))
    return {key: [number for _rank, number in sorted(ranked)] for key, ranked in found.items()}


def _name_unused(
    sheet: Sheet, top: int, kind: str, places: Mapping[str, list[int]], form: Form
) -> None:
    """Name once, at its first cell, each column that holds something and is not used."""
    used = {number for numbers in places.values() for number in numbers}
    for number, cell in enumerate(sheet.rows[top]):
        if number in used:
            continue
        held = [row for row in range(top + 1, len(sheet.rows)) if sheet.cell(row, number)]
        if held:
            message = _("不支持 {key} 这一列，{count} 格没有导入").format(
                key=_text(cell) or _("没有列名的"), count=len(held)
            )
            origin = Origin(sheet=sheet.name, row=held[0] + 1, column=column_letters(number))
            form.unsupported.append(at(origin, message))


def _text(cell: Cell) -> str:
    """A cell as ODK reads it: whole numbers without a point, truth values in English."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return plain_number(cell) if isinstance(cell, float) else cell.strip()
