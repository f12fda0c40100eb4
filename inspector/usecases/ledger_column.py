"""A column of a ledger: its caption, and how a row's value stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from inspector.facts.ledger_sheet import Cell, CellForm, LedgerColumn
from inspector.i18n import N_, _

Get = Callable[[Any], Cell]


class Column(Struct, frozen=True, kw_only=True):
    """A column with the value that a row has there; the caption is not yet translated."""

    key: str
    caption: str
    get: Get
    form: CellForm = CellForm.TEXT
    width: int = 14

    @property
    def shown(self) -> LedgerColumn:
        """The column as the table names it."""
        return LedgerColumn(key=self.key, caption=_(self.caption), form=self.form, width=self.width)


def col(key: str, caption: str, get: Get, width: int = 14) -> Column:
    """A column of text."""
    return Column(key=key, caption=caption, get=get, width=width)


def day(key: str, caption: str, get: Get) -> Column:
    """A column of ISO days."""
    return Column(key=key, caption=caption, get=get, form=CellForm.DATE, width=12)


def count(key: str, caption: str, get: Get) -> Column:
    """A column of whole numbers."""
    return Column(key=key, caption=caption, get=get, form=CellForm.NUMBER, width=8)


NUMBER = count("number", N_("序号"), lambda row: row.number)
