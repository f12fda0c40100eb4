"""A checklist item as a row of cells, and back to what its file says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspector.checklist.condition_terms import mapping
from inspector.checklist.condition_text import condition_text, parse_condition
from inspector.checklist.item_columns import (
    COLUMN,
    COLUMNS,
    Cell,
    Column,
    Form,
    Limit,
    join_list,
    label_of,
    read_day,
    read_flag,
    read_number,
    read_term,
    read_text,
    read_word,
    split_list,
    term_text,
)
from inspector.checklist.measure_reader import SIGNS
from inspector.checklist.model import Item, Measure
from inspector.errors import InspectorError
from inspector.i18n import _

_LIMIT_OF = {op: Limit.of(name) for name, op in SIGNS.items()} | {"between": Limit.BETWEEN}
_UNREAD = ""  # what stands for a cell that could not be read, so that its key is not missed


def cells_of(item: Item) -> tuple[str, ...]:
    """The texts of a row, one for each of COLUMNS."""
    measured = _measure_cells(item.measure)
    return tuple(
        measured.get(column.key, "")
        if column.key.startswith("measure.")
        else _text(column, getattr(item, column.key))
        for column in COLUMNS
    )


def _text(column: Column, value: object) -> str:
    if value is None or value is False or value in ("", ()):
        return ""
    return _WRITE[column.form](column, value)


_WRITE: Mapping[Form, Callable[[Column, object], str]] = {
    Form.TEXT: lambda _column, value: str(value),
    Form.NUMBER: lambda _column, value: str(value),
    Form.DAY: lambda _column, value: str(value),
    Form.WORD: lambda column, value: label_of(column, str(value)),
    Form.WORDS: lambda column, value: join_list(tuple(label_of(column, v) for v in _each(value))),
    Form.LIST: lambda _column, value: join_list(_each(value)),
    Form.TERM: lambda _column, value: term_text(str(value)),
    Form.FLAG: lambda _column, _value: _("是"),
    Form.CONDITION: lambda _column, value: condition_text(value),  # type: ignore[arg-type]
}


def _each(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _measure_cells(measure: Measure | None) -> dict[str, str]:
    if measure is None:
        return {}
    pair = measure.value if isinstance(measure.value, tuple) else (measure.value, "")
    return {
        "measure.name": measure.name,
        "measure.unit": measure.unit,
        "measure.limit": _LIMIT_OF[measure.op].label,
        "measure.value": pair[0],
        "measure.upper": pair[1],
    }


@dataclass(slots=True)
class Row:
    """A row being read: what its file will say, and the sentence for each key that is wrong."""

    entry: dict[str, object] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def read_row(cells: Mapping[str, Cell]) -> Row:
    """The entry of a row by key; keys without a column count as empty cells."""
    row = Row()
    read: dict[str, object] = {}
    for column in COLUMNS:
        try:
            value = _READ[column.form](column, cells.get(column.key))
            if column.required and value in ("", None, []):
                raise InspectorError("cell.empty", hint=_(column.hint))
        except InspectorError as error:
            row.wrong[column.key] = error.sentence
            value = _UNREAD
        read[column.key] = value
    measure = _read_measure(read, row)
    for column in COLUMNS:
        if column.key == "measure.name":
            row.entry["measure"] = measure
        if not column.key.startswith("measure."):
            row.entry[column.key] = _kept(column, read[column.key], row)
    return row


def _kept(column: Column, value: object, row: Row) -> object:
    """What is written: nothing for an empty cell unless it is wrong; basis always stands there."""
    if column.key == "basis":
        return value
    return value if value not in ("", None, [], {}) or column.key in row.wrong else None


def _whole(column: Column, cell: Cell) -> object:
    return read_text(column, cell)


def _word(column: Column, cell: Cell) -> object:
    text = read_text(column, cell)
    return read_word(column, text) if text else ""


def _words(column: Column, cell: Cell) -> object:
    return [read_word(column, part) for part in split_list(read_text(column, cell))]


_READ: Mapping[Form, Callable[[Column, Cell], object]] = {
    Form.TEXT: _whole,
    Form.WORD: _word,
    Form.WORDS: _words,
    Form.LIST: lambda column, cell: split_list(read_text(column, cell)),
    Form.TERM: lambda column, cell: read_term(read_text(column, cell)),
    Form.NUMBER: lambda column, cell: read_number(column, cell),
    Form.DAY: lambda column, cell: read_day(column, cell),
    Form.FLAG: lambda column, cell: read_flag(column, cell),
    Form.CONDITION: lambda column, cell: mapping(parse_condition(read_text(column, cell))),
}
_MEASURE = tuple(column.key for column in COLUMNS if column.key.startswith("measure."))


def _read_measure(read: Mapping[str, object], row: Row) -> object:
    """The limit of a row: nothing, or name, unit and the number or numbers of its kind."""
    if not any(read[key] or key in row.wrong for key in _MEASURE):
        return None
    between = read["measure.limit"] == Limit.BETWEEN
    needed = _MEASURE if between else _MEASURE[:-1]
    for key in needed:
        if not read[key] and key not in row.wrong:
            row.wrong[key] = InspectorError("cell.empty", hint=_(COLUMN[key].hint)).sentence
    upper = "measure.upper"
    if not between and read[upper] and "measure.limit" not in row.wrong:
        row.wrong[upper] = _("只有「介于」才写上限，请删去或改选「介于」")
    if any(key in row.wrong for key in _MEASURE):
        return _UNREAD
    value = [read["measure.value"], read[upper]] if between else read["measure.value"]
    return {
        "name": read["measure.name"],
        "unit": read["measure.unit"],
        str(read["measure.limit"]): value,
    }
