"""The columns in which spreadsheets hold checklist items, and how each kind of cell is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.text import clean
from inspector.facts.vocabulary import (
    Department,
    Depth,
    Evidence,
    Force,
    Judge,
    Place,
    Repeat,
    Severity,
    Tool,
    Word,
)
from inspector.i18n import N_, _

Cell = str | float | bool | date | time | None
"""A cell as the spreadsheet holds it; a date may have a time of day."""

SEPARATOR = " | "
_SPLIT = re.compile(r"(?<!\\)[|｜\n]")
_ESCAPES = {"\\": "\\\\", "|": "\\|", "｜": "\\｜", "\n": "\\n"}
_ESCAPED = re.compile(r"\\(.)")
_DAYS = re.compile(r"(\d+)\s*(?:日|天)内?")
_WORKING_DAYS = re.compile(r"(\d+)\s*个?工作日内?")
_AT_ONCE = ("立即", "立即整改", "立即改正", "当场")


class Limit(Word):
    """How a measured value stands to its limit; ids are the keys of the checklist files."""

    AT_LEAST = "at_least", N_("不小于")
    AT_MOST = "at_most", N_("不大于")
    MORE_THAN = "more_than", N_("大于")
    LESS_THAN = "less_than", N_("小于")
    EQUALS = "equals", N_("等于")
    BETWEEN = "between", N_("介于")


class Form(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    WORD = "word"
    WORDS = "words"
    LIST = "list"
    TERM = "term"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    CONDITION = "condition"


class Column(Struct, frozen=True, kw_only=True):
    """A column: `choices` by id for WORD and WORDS; `width` in characters."""

    key: str
    caption: str
    form: Form
    width: int
    hint: str
    required: bool = False
    choices: tuple[Word, ...] = ()


def _column(
    key: str,
    caption: str,
    form: Form,
    width: int,
    hint: str,
    choices: type[Word] | tuple[Word, ...] = (),
    *,
    required: bool = False,
) -> Column:
    return Column(
        key=key,
        caption=caption,
        form=form,
        width=width,
        hint=hint,
        required=required,
        choices=tuple(choices),
    )


_F = Form
COLUMNS: tuple[Column, ...] = (
    _column(
        "id", N_("编号"), _F.TEXT, 30, N_("领域.主题.要点，用小写字母；发布后不改"), required=True
    ),
    _column("topic", N_("检查项"), _F.TEXT, 18, N_("不超过 14 字"), required=True),
    _column("ask", N_("问什么"), _F.TEXT, 34, N_("一个问题，不超过 60 字"), required=True),
    _column(
        "how", N_("怎么查"), _F.TEXT, 44, N_("看、量、问、试、翻什么，不超过 160 字"), required=True
    ),
    _column("fails", N_("怎样算不符合"), _F.TEXT, 36, N_("不超过 120 字"), required=True),
    _column(
        "basis", N_("依据条款"), _F.LIST, 26, N_("标准库里的条款编号；没有依据就空着，按经验项")
    ),
    _column("depth", N_("深度"), _F.WORD, 8, N_("选一个"), Depth, required=True),
    _column("judge", N_("怎么判定"), _F.WORD, 10, N_("选一个"), Judge, required=True),
    _column("tools", N_("量具"), _F.WORDS, 16, N_("判定用量具时必填"), Tool),
    _column("place", N_("区域"), _F.WORD, 14, N_("路线上的一站"), Place, required=True),
    _column("repeat", N_("逐处查"), _F.WORD, 12, N_("一处一答时选，一般空着"), Repeat),
    _column("severity", N_("严重程度"), _F.WORD, 10, N_("选一个"), Severity, required=True),
    _column("department", N_("主管部门"), _F.WORD, 18, N_("选一个"), Department, required=True),
    _column("term", N_("整改期限"), _F.TERM, 12, N_("立即、7日 或 10个工作日"), required=True),
    _column("meanwhile", N_("整改前怎么保人"), _F.TEXT, 28, N_("严重的必填")),
    _column("remedy", N_("怎么整改"), _F.TEXT, 32, N_("典型的改法"), required=True),
    _column("evidence", N_("不符合时的证据"), _F.WORD, 12, N_("选一个"), Evidence, required=True),
    _column("phrases", N_("常见事实"), _F.LIST, 40, N_("不符合时点选的话，2 至 4 条")),
    _column("measure.name", N_("测量：量什么"), _F.TEXT, 16, N_("要量数值的才填")),
    _column("measure.unit", N_("测量：单位"), _F.TEXT, 8, N_("例如 m、℃、人")),
    _column("measure.limit", N_("测量：怎么比"), _F.WORD, 10, N_("选一个"), Limit),
    _column("measure.value", N_("测量：限值"), _F.NUMBER, 10, N_("数；介于时写小的数")),
    _column("measure.upper", N_("测量：上限"), _F.NUMBER, 10, N_("只在介于时写大的数")),
    _column("calc", N_("算式"), _F.TEXT, 16, N_("由程序计算时写算式名，与测量二选一")),
    _column(
        "force",
        N_("强制力调低为"),
        _F.WORD,
        12,
        N_("一般空着，由依据决定"),
        (Force.NORMATIVE, Force.ADVISORY),
    ),
    _column("starred", N_("重点项"), _F.FLAG, 8, N_("食品的重点项写 是")),
    _column("hazard", N_("重大事故隐患"), _F.LIST, 22, N_("重大事故隐患情形的编号")),
    _column("applies", N_("适用条件"), _F.CONDITION, 44, N_("什么样的单位才问；空着就都问")),
    _column("since", N_("生效日期"), _F.DAY, 12, N_("例如 2026-12-05，可空")),
    _column("until", N_("失效日期"), _F.DAY, 12, N_("例如 2026-12-05，可空")),
    _column("successor", N_("由哪一项接替"), _F.TEXT, 26, N_("失效后改问的检查项编号，可空")),
    _column("presets", N_("只在这些预设里问"), _F.LIST, 18, N_("预设的编号；空着就平时都问")),
)
COLUMN: Mapping[str, Column] = {column.key: column for column in COLUMNS}


def split_list(text: str) -> list[str]:
    """The entries of a cell with several of them."""
    parts = (part.strip() for part in _SPLIT.split(text))
    return [_ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], part) for part in parts if part]


def join_list(entries: tuple[str, ...]) -> str:
    """Several entries in one cell."""
    return SEPARATOR.join("".join(_ESCAPES.get(c, c) for c in entry) for entry in entries)


def read_text(column: Column, cell: Cell) -> str:
    """The text of a cell; cell.* refuses what the spreadsheet has turned into something else."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell, _(column.caption)).strip()
    # bool is a number too, a datetime a date.
    if isinstance(cell, bool):
        raise InspectorError("cell.flag", value=_("真") if cell else _("假"))
    if isinstance(cell, (date, time)):
        raise InspectorError("cell.date", value=cell.isoformat())
    raise InspectorError("cell.number", value=plain_number(cell))


def plain_number(number: float) -> str:
    """A number as people type it: 20, 1.1."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def read_number(column: Column, cell: Cell) -> str:
    """A limit, typed as text or as a number; how many zeros it ends with changes no limit."""
    if isinstance(cell, float) and not isinstance(cell, bool):
        return plain_number(cell)
    return read_text(column, cell)


def read_day(column: Column, cell: Cell) -> str:
    """A day, typed as text or as a date."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else read_text(column, cell)


def read_flag(column: Column, cell: Cell) -> bool | None:
    """Yes, or None for no."""
    if isinstance(cell, bool):
        return cell or None
    text = read_text(column, cell).lower()
    if text in ("是", "有", "true", "yes"):
        return True
    if text in ("", "否", "无", "false", "no"):
        return None
    raise InspectorError("cell.choice", value=text, known="、".join((_("是"), _("否"))))


def read_word(column: Column, text: str) -> str:
    """The id of a word given by id or label; cell.choice names what there is to choose."""
    for word in column.choices:
        if text in (word.value, word.label):
            return word.value
    known = "、".join(word.label for word in column.choices)
    raise InspectorError("cell.choice", value=text, known=known)


def label_of(column: Column, value: str) -> str:
    """The label of an id."""
    return next(word.label for word in column.choices if word.value == value)


def read_term(text: str) -> str:
    """A term in words as the files write it: 立即 → at_once, 7日 → 7d, 10个工作日 → 10w."""
    if text in _AT_ONCE:
        return "at_once"
    if found := _WORKING_DAYS.fullmatch(text):
        return f"{found[1]}w"
    if found := _DAYS.fullmatch(text):
        return f"{found[1]}d"
    return text


def term_text(term: str) -> str:
    """A term as people write it."""
    if term == "at_once":
        return _(_AT_ONCE[0])
    days = term[:-1]
    return _("{n}个工作日").format(n=days) if term.endswith("w") else _("{n}日").format(n=days)
