"""Checklists as spreadsheets: tables of text cells, their guide, and what is wrong in a cell."""

from __future__ import annotations

from msgspec import Struct

from inspector.i18n import _


class SheetColumn(Struct, frozen=True, kw_only=True):
    """A column: `key` as in the files, `width` in characters, `choices` to pick from."""

    key: str
    caption: str
    hint: str
    width: int
    required: bool = False
    choices: tuple[str, ...] = ()
    several: bool = False


class SheetTable(Struct, frozen=True, kw_only=True):
    """A sheet with two rows of captions and then one row of texts per entry."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]


class GuidePart(Struct, frozen=True, kw_only=True):
    """A part of the sheet that explains the others: a title, sentences or a table."""

    title: str
    sentences: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class CellProblem(Struct, frozen=True, kw_only=True):
    """What is wrong in a cell, and what to do; `column` in letters, `row` from 1."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("工作表「{sheet}」第 {row} 行 {column} 列：{message}").format(
            sheet=self.sheet, row=self.row, column=self.column, message=self.message
        )


def column_letters(number: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
