"""A facility's facts: the twelve looked at first, or all of them by group; what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.words import key_facts, known
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.facility import FIELDS, Facility, FieldGroup, value_label
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityFile, UnknownFact

Fact = tuple[str, str, bool]
"""Caption, words, whether known."""

WIDE, NARROW = 4, 3
"""Columns of facts."""

_SHOWN_UNKNOWN = 4
_IN_THE_HEAD = ("name", "kinds")


class FactsCard(Card):
    """Head with name and buttons, facts, and a line about what is not known.

    Signals:
        edit: the field to begin with, or "".
        begin: start a visit here.
        printing, saving: the page to read before going is wanted (id of the facility, its name).
    """

    edit = Signal(str)
    begin = Signal()
    printing = Signal(str, str)
    saving = Signal(str, str)

    def __init__(self, file: FacilityFile, *, columns: int, everything: bool) -> None:
        super().__init__(flush=True)
        self._file = file
        self._columns = columns
        self._everything = everything
        self.body.addWidget(self._head_row())
        self.body.addWidget(Hairline())
        self._facts = QVBoxLayout()
        side = theme.px(20)
        self._facts.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self._facts.setSpacing(theme.px(12))
        self.body.addLayout(self._facts)
        self._fill()

    @property
    def everything(self) -> bool:
        """Whether all facts are shown."""
        return self._everything

    def _head_row(self) -> QWidget:
        facility = self._file.facility
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        names = QVBoxLayout()
        names.setSpacing(theme.px(6))
        names.addWidget(Text(facility.name, "title", wrap=True))
        names.addWidget(_kinds(facility))
        names.addStretch(1)
        row.addLayout(names, 1)
        ways = QVBoxLayout()
        ways.setSpacing(0)
        ways.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignRight)
        ways.addLayout(self._sheet_ways())
        row.addLayout(ways)
        column.addLayout(row)
        where = _where(facility)
        if where:
            column.addWidget(Text(where, "second", wrap=True))
        return holder

    def _sheet_ways(self) -> QHBoxLayout:
        """The sheet to read before going: to a printer, or into a file."""
        facility = self._file.facility
        self.sheet = Button(_("打印检查前要点"), kind="link", icon="printer")
        self.sheet.clicked.connect(lambda: self.printing.emit(facility.id, facility.name))
        self.save = Button(_("存为 PDF"), kind="link", icon="download")
        self.save.setAccessibleName(_("检查前要点存为 PDF"))
        self.save.clicked.connect(lambda: self.saving.emit(facility.id, facility.name))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self.sheet)
        row.addWidget(self.save)
        return row

    def _buttons(self) -> QWidget:
        holder = QWidget()
        wide = self._columns > NARROW
        row = QHBoxLayout(holder) if wide else QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.change = Button(_("编辑"), icon="edit", key="F2")
        self.start = Button(_("开始检查"), kind="primary", icon="player-play", key="Ctrl+N")
        self.change.clicked.connect(lambda: self.edit.emit(""))
        self.start.clicked.connect(self.begin)
        # Stacked, the main button comes first.
        buttons = (self.change, self.start)
        for button in buttons if wide else reversed(buttons):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    def _fill(self) -> None:
        facility = self._file.facility
        if self._everything:
            for group in FieldGroup:
                self._facts.addWidget(Text(group.label, "label", tone="accent"))
                self._facts.addLayout(fact_grid(_group_facts(facility, group), self._columns))
        else:
            self._facts.addLayout(fact_grid(key_facts(facility), self._columns))
        if self._file.unknown:
            notice = UnknownNotice(self._file.unknown)
            notice.fill_in.clicked.connect(lambda: self.edit.emit(self._file.unknown[0].name))
            self._facts.addWidget(notice)
        caption = _("只看要紧的") if self._everything else _("看全部档案")
        icon = "chevron-up" if self._everything else "chevron-down"
        self.more = Button(caption, kind="link", after=icon)
        self.more.clicked.connect(self._toggle)
        self._facts.addWidget(self.more)

    def _toggle(self) -> None:
        self._everything = not self._everything
        had_focus = self.more.hasFocus()
        empty(self._facts)
        self._fill()
        if had_focus:
            self.more.setFocus(Qt.FocusReason.TabFocusReason)


class UnknownNotice(Card):
    """What is not known, how many items wait for it, and the button to fill it in."""

    def __init__(self, unknown: Sequence[UnknownFact]) -> None:
        super().__init__(look="blue", margin=10)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("help-circle", "blue"), 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = Text(unknown_sentence(unknown), "second", tone="ink", wrap=True)
        row.addWidget(self.sentence, 1)
        self.fill_in = Button(_("现在补"), compact=True)
        row.addWidget(self.fill_in)
        self.body.addLayout(row)


def unknown_sentence(unknown: Sequence[UnknownFact]) -> str:
    """层数不清楚：30 项检查要先到现场确认这一条 …, the weightiest first."""
    named = "、".join(
        _("{label}（{n} 项）").format(label=fact.label.split("（")[0], n=fact.items)
        for fact in unknown[:_SHOWN_UNKNOWN]
    )
    rest = len(unknown) - _SHOWN_UNKNOWN
    more = _("，还有 {n} 条").format(n=rest) if rest > 0 else ""
    return _("不清楚的事实会让检查表多问，要先到现场确认：{named}{more}。").format(
        named=named, more=more
    )


def fact_grid(facts: Iterable[Fact], columns: int) -> QGridLayout:
    """Captions with their values below, side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(8))
    for place, (caption, words, is_known) in enumerate(facts):
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(Text(caption, "second", wrap=True))
        cell.addWidget(Text(words, "strong", tone=None if is_known else "blue", wrap=True))
        cell.addStretch(1)
        grid.addLayout(cell, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, theme.px(96))
    return grid


def _group_facts(facility: Facility, group: FieldGroup) -> list[Fact]:
    return [
        (field.label, value_label(field, facility.get(field.name)), known(facility, field.name))
        for field in FIELDS
        if field.group is group and field.name not in _IN_THE_HEAD
    ]


def _where(facility: Facility) -> str:
    code = str(facility.get("code") or "")
    parts = [
        str(facility.get("address") or ""),
        _("统一社会信用代码 {code}").format(code=code) if code else "",
        str(facility.get("phone") or ""),
    ]
    return " · ".join(part for part in parts if part)


def _kinds(facility: Facility) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.setSpacing(theme.px(8))
    for word in facility.kinds_label.split("、"):
        if word:
            flow.addWidget(Chip(word))
    if facility.sample:
        flow.addWidget(Chip(_("示例")))
    return holder
