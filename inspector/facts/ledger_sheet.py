"""A ledger (台账) as a table that is handed out: typed columns, rows of plain values."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_

Cell = str | int | None


class LedgerKind(Word):
    RECTIFICATION = "rectification", N_("整改台账")
    VISITS = "visits", N_("检查台账")
    HAZARDS = "hazards", N_("重大隐患挂牌督办台账")
    PUBLICATION = "publication", N_("检查结果公示表")
    TRANSFERS = "transfers", N_("移送台账")
    COMPLAINTS = "complaints", N_("信访和线索检查台账")
    PAPERS = "papers", N_("证照与人员台账")
    EQUIPMENT = "equipment", N_("特种设备台账")


class CellForm(StrEnum):
    """What a cell holds: text, an ISO date, or a whole number."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class LedgerColumn(Struct, frozen=True, kw_only=True):
    """A column: `key` for profiles and programs, `width` in characters."""

    key: str
    caption: str
    form: CellForm = CellForm.TEXT
    width: int = 14


class LedgerSheet(Struct, frozen=True, kw_only=True):
    """A ledger: one row per entry, its cells as the columns stand."""

    title: str
    columns: tuple[LedgerColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


class LedgerProfile(Struct, frozen=True, kw_only=True):
    """The columns of a superior's system in their order: (caption, our key or empty) each."""

    kind: LedgerKind
    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def empty(self) -> tuple[str, ...]:
        """The captions that nothing here fills."""
        return tuple(caption for caption, key in self.columns if not key)
