"""Checklists as a workbook for people who write them in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from inspector import assets
from inspector.checklist.condition_terms import condition_facts
from inspector.checklist.item_cells import cells_of
from inspector.checklist.item_columns import COLUMNS, Column, Form, join_list
from inspector.checklist.model import Checklist, Library
from inspector.checklist.reader import read_library
from inspector.errors import InspectorError
from inspector.facts.authoring import GuidePart, SheetColumn, SheetTable
from inspector.facts.facility import FieldForm
from inspector.facts.vocabulary import Domain
from inspector.i18n import N_, _
from inspector.usecases.checklists import HAZARDS, own_library

INDEX = N_("检查表")
GUIDE = N_("说明")
ARROW = "→"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
_MOST_NAME = 31
_YES_NO = (N_("是"), N_("否"))


def export_sheet(name: str | None = None) -> bytes:
    """A workbook of all checklists, or of one: by its id, or a checklist file or folder."""
    from inspector.reports.authoring_sheets import authoring_workbook

    library = _library(name)
    chosen = [c for c in library.checklists if name in (None, c.id) or Path(str(name)).exists()]
    if not chosen:
        raise InspectorError("checklist.unknown", name=name)
    names = _names(chosen)
    index = SheetTable(
        name=_(INDEX),
        columns=index_columns(),
        rows=tuple(_index_row(c, names[c.id], library) for c in chosen),
    )
    tables = [
        SheetTable(
            name=names[checklist.id],
            columns=item_columns(),
            rows=tuple(cells_of(item) for item in checklist.items),
        )
        for checklist in chosen
    ]
    return authoring_workbook(_(GUIDE), _guide(), (*tables, index))


def _library(name: str | None) -> Library:
    path = Path(name or "")
    if name is None or name in list(Domain) or not path.exists():
        return own_library()
    shared = assets.path("checklists", HAZARDS)
    library, problems = read_library((assets.path("standards"),), (shared, path))
    if problems:
        raise InspectorError(
            "library.broken", count=len(problems), problems="\n".join(map(str, problems))
        )
    return library


def _names(checklists: Iterable[Checklist]) -> dict[str, str]:
    """A name for the sheet of each checklist, near its title and unlike any other sheet."""
    names: dict[str, str] = {}
    taken = {_(INDEX), _(GUIDE)}
    for checklist in checklists:
        name = _FORBIDDEN.sub("", checklist.title).strip()[:_MOST_NAME]
        names[checklist.id] = checklist.id if not name or name in taken else name
        taken.add(names[checklist.id])
    return names


def _index_row(checklist: Checklist, sheet: str, library: Library) -> tuple[str, ...]:
    start = f"{checklist.id}."
    renamed = [f"{old} {ARROW} {new}" for old, new in library.renamed.items()]
    return (
        sheet,
        Domain.of(checklist.id).label,
        checklist.title,
        join_list(tuple(line for line in renamed if line.startswith(start))),
        join_list(tuple(gone for gone in library.withdrawn if gone.startswith(start))),
    )


def index_columns() -> tuple[SheetColumn, ...]:
    """The columns of the sheet that lists the checklists."""
    domains = tuple(domain.label for domain in Domain)
    hints = {
        "sheet": (_("工作表"), _("写检查项的工作表叫什么"), 18, ()),
        "checklist": (_("领域"), _("选一个"), 14, domains),
        "title": (_("名称"), _("检查表的名称"), 24, ()),
        "renamed": (_("改过的编号"), _("旧编号 → 新编号，几个用 | 隔开"), 44, ()),
        "withdrawn": (_("撤销的编号"), _("几个用 | 隔开"), 44, ()),
    }
    return tuple(
        SheetColumn(
            key=key,
            caption=caption,
            hint=hint,
            width=width,
            required=key not in ("renamed", "withdrawn"),
            choices=choices,
        )
        for key, (caption, hint, width, choices) in hints.items()
    )


def item_columns() -> tuple[SheetColumn, ...]:
    """The columns of a checklist's sheet."""
    return tuple(
        SheetColumn(
            key=column.key,
            caption=_(column.caption),
            hint=_(column.hint),
            width=column.width,
            required=column.required,
            choices=_choices(column),
            several=column.form is Form.WORDS,
        )
        for column in COLUMNS
    )


def _choices(column: Column) -> tuple[str, ...]:
    if column.form is Form.FLAG:
        return tuple(_(word) for word in _YES_NO)
    return tuple(word.label for word in column.choices)


def _guide() -> tuple[GuidePart, ...]:
    return (
        GuidePart(
            title=_("怎么用"),
            sentences=(
                _("每张工作表是一张检查表，一行一个检查项。前两行是列名，不要改第 2 行的英文键。"),
                _("所有格子都是「文本」格式：编号、条号、数字照原样写，不要改成数字或日期格式。"),
                _("一格里写几个的，用 | 隔开，例如：卷尺或测距仪 | 秒表。不要合并单元格。"),
                _("「检查表」这张工作表登记每张检查表叫什么、在哪张工作表；新加一张也要登记。"),
                _("改完用 inspector checklist import-sheet 导入；有问题会一次列出工作表、行和列。"),
            ),
        ),
        GuidePart(
            title=_("各列"),
            head=(_("列"), _("键"), _("必填"), _("怎么填"), _("可选的词")),
            rows=tuple(
                (
                    column.caption,
                    column.key,
                    _("是") if column.required else "",
                    column.hint,
                    "、".join(column.choices),
                )
                for column in item_columns()
            ),
        ),
        GuidePart(
            title=_("适用条件的写法"),
            sentences=(
                _("几个条件都要成立，用 ；隔开：类型 = 养老机构、日间照料中心；床位 >= 20"),
                _("成立一个即可，放进括号用 或 连接：（自动喷淋 = 是 或 层数 > 3 且 电梯 > 0）"),
                _("不成立才问，写 非：非（敬老院 = 是）。事实不清楚时，程序会先问，不会猜。"),
            ),
            head=(_("事实"), _("键"), "", _("怎么写"), _("可选的词")),
            rows=tuple(
                (fact.short, fact.name, "", _how(fact.form), "、".join(fact.labels))
                for fact in condition_facts().values()
            ),
        ),
    )


def _how(form: FieldForm) -> str:
    if form is FieldForm.WHEN:
        return _("比日期，例如 >= 2022-04-01")
    if form in (FieldForm.NUMBER, FieldForm.DECIMAL):
        return _("比大小，例如 >= 20")
    return (
        _("= 一个或几个词，几个用顿号隔开") if form is not FieldForm.YES_NO else _("= 是 或 = 否")
    )
