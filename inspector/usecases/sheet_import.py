"""Checklists back from the workbook that people edited: every problem at its cell, or files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from inspector.checklist.item_cells import read_row
from inspector.checklist.item_columns import (
    Cell,
    Column,
    Form,
    read_text,
    read_word,
    split_list,
)
from inspector.checklist.yaml_writer import Spot, write_checklist
from inspector.errors import InspectorError
from inspector.facts.authoring import CellProblem, SheetColumn, column_letters
from inspector.facts.vocabulary import Domain
from inspector.i18n import _
from inspector.usecases.authored_files import (
    Authored,
    Imported,
    Origin,
    complaints,
    in_order,
    keep,
)
from inspector.usecases.sheet_export import ARROW, GUIDE, INDEX, index_columns, item_columns
from inspector.usecases.workbook_cells import Sheet, read_workbook

_HEAD_ROWS = 2
_ARROWS = (ARROW, "->", "=>")
_DOMAIN = Column(
    key="checklist", caption="", form=Form.WORD, width=0, hint="", choices=tuple(Domain)
)


def import_sheet(path: Path, folder: Path) -> Imported:
    """Write the checklists of a workbook into `folder`; with any problem nothing is written."""
    sheets = {sheet.name: sheet for sheet in read_workbook(path)}
    work = _Work()
    if (index := sheets.get(_(INDEX))) is None:
        message = _("没有工作表「{name}」，请从导出的文件里复制过来").format(name=_(INDEX))
        problem = CellProblem(sheet=_(INDEX), row=1, column="A", message=message)
        return Imported(problems=(problem,))
    listed = list(_listed(index, sheets, work))
    _refuse_unlisted(sheets, index, work)
    files = [_read_checklist(entry, sheets[entry.sheet], work) for entry in listed]
    work.problems += complaints(files)
    if work.problems:
        return Imported(problems=in_order(work.problems, tuple(sheets)))
    return Imported(files=keep(files, folder), items=work.items)


@dataclass(slots=True)
class _Work:
    """What is found on the way."""

    problems: list[CellProblem] = field(default_factory=list)
    items: int = 0

    def complain(self, sheet: str, row: int, column: int, message: str) -> None:
        """Note a problem at a cell counted from 0."""
        self.problems.append(
            CellProblem(sheet=sheet, row=row + 1, column=column_letters(column), message=message)
        )


class _Listed(Struct, frozen=True, kw_only=True):
    """A checklist as the index names it; `origins` are its cells there."""

    domain: str
    sheet: str
    title: str
    renamed: Mapping[str, str]
    withdrawn: tuple[str, ...]
    origins: Mapping[Spot, Origin]


def _listed(index: Sheet, sheets: Mapping[str, Sheet], work: _Work) -> Iterator[_Listed]:
    """The checklists of the index that can be read further."""
    places = _columns(index, index_columns(), work)
    seen: dict[str, set[str]] = {"sheet": set(), "checklist": set()}
    for row in range(_HEAD_ROWS, len(index.rows)):
        if index.is_blank(row):
            continue
        read = _IndexRow(index, row, places, work)
        entry = _Listed(
            sheet=read.text("sheet"),
            domain=read.domain(),
            title=read.text("title"),
            renamed=read.renamed(),
            withdrawn=tuple(split_list(read.text("withdrawn", required=False))),
            origins=read.origins(),
        )
        if entry.sheet and entry.sheet not in sheets:
            read.complain("sheet", _("没有工作表「{name}」，请核对").format(name=entry.sheet))
        for key, value in (("sheet", entry.sheet), ("checklist", entry.domain)):
            if value and value in seen[key]:
                read.complain(key, _("登记了两次，请合成一张检查表"))
            seen[key].add(value)
        if read.sound:
            yield entry


class _IndexRow:
    """A row of the index being read."""

    def __init__(self, index: Sheet, row: int, places: Mapping[str, int], work: _Work) -> None:
        self._index, self._row, self._places, self._work = index, row, places, work
        self.sound = True

    def complain(self, key: str, message: str) -> None:
        """Note a problem at a cell of this row."""
        self.sound = False
        self._work.complain(self._index.name, self._row, self._places.get(key, 0), message)

    def text(self, key: str, *, required: bool = True) -> str:
        """The text of a cell; empty where the column is missing, which was said already."""
        if key not in self._places:
            self.sound = self.sound and not required
            return ""
        column = Column(key=key, caption=key, form=Form.TEXT, width=0, hint="")
        try:
            text = read_text(column, self._index.cell(self._row, self._places[key]))
        except InspectorError as error:
            self.complain(key, error.sentence)
            return ""
        if required and not text:
            self.complain(key, _("这一格是空的，请填上"))
        return text

    def domain(self) -> str:
        """The id of the domain."""
        text = self.text("checklist")
        try:
            return read_word(_DOMAIN, text) if text else ""
        except InspectorError as error:
            self.complain("checklist", error.sentence)
            return ""

    def renamed(self) -> dict[str, str]:
        """Old ids with their new ones."""
        found = {}
        for line in split_list(self.text("renamed", required=False)):
            sign = next((arrow for arrow in _ARROWS if arrow in line), None)
            old, _sign, new = line.partition(sign) if sign else (line, "", "")
            if not (old.strip() and new.strip()):
                message = _("「{line}」要写成 旧编号 → 新编号").format(line=line)
                self.complain("renamed", message)
            found[old.strip()] = new.strip()
        return found

    def origins(self) -> dict[Spot, Origin]:
        """The cells of this row by key."""
        return {
            Spot(None, key): Origin(
                sheet=self._index.name, row=self._row + 1, column=column_letters(place)
            )
            for key, place in self._places.items()
        }


def _refuse_unlisted(sheets: Mapping[str, Sheet], index: Sheet, work: _Work) -> None:
    """A sheet that nobody listed may be forgotten work."""
    named = {index.cell(row, column) for row in range(len(index.rows)) for column in range(5)}
    for name, sheet in sheets.items():
        if name in (_(INDEX), _(GUIDE)) or name in named or not sheet.rows:
            continue
        message = _("工作表「{name}」没有登记在「{index}」里，请登记，或删去这张工作表")
        work.complain(name, 0, 0, message.format(name=name, index=index.name))


def _columns(sheet: Sheet, known: Sequence[SheetColumn], work: _Work) -> dict[str, int]:
    """Where each key stands in the second row; complains about what is missing, odd or double."""
    keys = {column.key: column for column in known}
    places: dict[str, int] = {}
    width = max((len(row) for row in sheet.rows), default=0)
    for number in range(width):
        key = sheet.cell(1, number)
        if key is None:
            held = (r for r in range(_HEAD_ROWS, len(sheet.rows)) if sheet.cell(r, number))
            if (row := next(held, None)) is not None:
                work.complain(sheet.name, row, number, _("第 2 行没有这一列的键，请补上或清空"))
        elif str(key).strip() not in keys:
            message = _("不认识的键 {key}，请删去这一列，或改成：{known}")
            work.complain(sheet.name, 1, number, message.format(key=key, known="、".join(keys)))
        elif str(key).strip() in places:
            work.complain(sheet.name, 1, number, _("键 {key} 有两列，删去一列").format(key=key))
        else:
            places[str(key).strip()] = number
    for column in known:
        if column.required and column.key not in places:
            message = _("第 2 行缺少键 {key}（{caption}），请从导出的文件里复制这一列")
            filled = message.format(key=column.key, caption=column.caption)
            work.complain(sheet.name, 1, 0, filled)
    return places


def _read_checklist(entry: _Listed, sheet: Sheet, work: _Work) -> Authored:
    """The file of a checklist from the rows of its sheet."""
    columns = item_columns()
    places = _columns(sheet, columns, work)
    missing = {c.key for c in columns if c.required and c.key not in places}
    for row, column in sheet.merged:
        if row >= _HEAD_ROWS:
            work.complain(sheet.name, row, column, _("合并的单元格请先拆开，再逐格填上"))
    origins, wrong, items = dict(entry.origins), set[Spot](), list[Mapping[str, object]]()
    for row in range(_HEAD_ROWS, len(sheet.rows)):
        if sheet.is_blank(row):
            continue
        number = len(items)
        cells: dict[str, Cell] = {key: sheet.cell(row, place) for key, place in places.items()}
        read = read_row(cells)
        for key, message in read.wrong.items():
            if key not in missing:
                work.complain(sheet.name, row, places.get(key, 0), message)
            wrong.add(Spot(number, key))
        if "id" in read.wrong:
            # Two rows without an id must not look like one item written twice.
            read.entry["id"] = f"{entry.domain}.row.n{row + 1}"
        for key, place in places.items():
            origins[Spot(number, key)] = Origin(
                sheet=sheet.name, row=row + 1, column=column_letters(place)
            )
        origins.setdefault(Spot(number, "id"), Origin(sheet=sheet.name, row=row + 1, column="A"))
        items.append(read.entry)
    if not items:
        work.complain(sheet.name, _HEAD_ROWS, 0, _("没有检查项，请写上，或从「检查表」里删去登记"))
    work.items += len(items)
    written = write_checklist(
        {"checklist": entry.domain, "title": entry.title},
        items,
        {"renamed": dict(entry.renamed), "withdrawn": list(entry.withdrawn)},
    )
    return Authored(
        name=f"{entry.domain}.yaml",
        domain=entry.domain,
        written=written,
        origins=origins,
        wrong=frozenset(wrong),
    )
