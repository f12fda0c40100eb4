"""One item of the library, whole: what is asked, how it is judged, on what it rests."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip, severity_chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts import terms
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Department
from inspector.i18n import _
from inspector.usecases.library_reading import LibraryItem, PendingClause


class ItemDetail(Scroll):
    """An item, or a clause that is still to be checked.

    Signals:
        confirming: id, standard and requirement of a clause whose number was read.
        withdrawing: id and standard of a confirmed clause, and who confirmed it.
    """

    confirming = Signal(str, str, str)
    withdrawing = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        # Long texts without a button are scrolled with the arrows.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("内容"))

    def show_item(self, item: LibraryItem) -> None:
        """Show an item."""
        empty(self.column)
        card = Card()
        card.body.setSpacing(theme.px(12))
        card.body.addWidget(Text(item.topic, "title", wrap=True))
        card.body.addWidget(_chips(item))
        card.body.addWidget(Text(item.ask, "reading", wrap=True))
        for caption, words in _readings(item):
            card.body.addLayout(_block(caption, words))
        self.column.addWidget(card)
        self.column.addWidget(self._basis_card(item.clauses))
        self.column.addWidget(_plain_card(_("查出问题以后"), _afterwards(item)))
        self.column.addStretch(1)
        self.to_top()

    def show_clause(self, clause: PendingClause) -> None:
        """Show a clause."""
        empty(self.column)
        card = Card()
        card.body.setSpacing(theme.px(12))
        card.body.addWidget(Text(clause.standard, "section", wrap=True))
        if clause.edition:
            card.body.addWidget(Text(clause.edition, "second", wrap=True))
        card.body.addLayout(_block(_("要求的大意"), clause.requirement))
        card.body.addLayout(_block(_("用在这些检查项"), "、".join(clause.items)))
        note = Card(look="blue", margin=12)
        words = _("条号还没有人对照原文核过：文书上只写标准名称和编号，不印条号。")
        note.body.addWidget(Text(words, "second", tone="ink", wrap=True))
        card.body.addWidget(note)
        self.confirm = self._confirm_button(clause, _("对照原文确认条号"), "primary")
        card.body.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.to_top()

    def _basis_card(self, clauses: tuple[Clause, ...]) -> Card:
        card = Card(_("依据"), icon="book-2", flush=True)
        for clause in clauses:
            card.add_row(self._basis_row(clause))
        if not clauses:
            words = Text(_("经验项：没有条款依据，只作建议"), "body", wrap=True)
            side = theme.px(20)
            words.setContentsMargins(side, theme.px(10), side, theme.px(10))
            card.body.addWidget(words)
        return card

    def _basis_row(self, clause: Clause) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(10), side, theme.px(10))
        column.setSpacing(theme.px(2))
        number = clause.clause or _("条款待核，不印条号")
        column.addWidget(Text(clause.standard, "strong", wrap=True))
        tone = None if clause.clause else "blue"
        column.addWidget(Text(f"{number} · {clause.force.label}", "second", tone=tone, wrap=True))
        column.addWidget(Text(clause.requirement, "body", wrap=True))
        for hint in filter(None, (clause.edition, clause.confirmed)):
            column.addWidget(Text(hint, "hint", wrap=True))
        if clause.confirmed or clause.clause is None:
            column.addWidget(self._links(clause), 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _links(self, clause: Clause) -> QWidget:
        words = _("改条号") if clause.confirmed else _("对照原文确认条号")
        button = self._confirm_button(clause, words, "link")
        if not clause.confirmed:
            return button
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setSpacing(theme.px(16))
        back = Button(_("撤回确认"), kind="link")
        back.setAccessibleDescription(clause.standard)
        held = (clause.id, clause.standard, clause.confirmed)
        back.clicked.connect(lambda: self.withdrawing.emit(*held))
        flow.addWidget(button)
        flow.addWidget(back)
        return holder

    def _confirm_button(self, clause: Clause | PendingClause, words: str, kind: str) -> Button:
        button = Button(words, kind=kind)
        button.setAccessibleDescription(clause.standard)
        held = (clause.id, clause.standard, clause.requirement)
        button.clicked.connect(lambda: self.confirming.emit(*held))
        return button


def _chips(item: LibraryItem) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.setSpacing(theme.px(8))
    chips = [Chip(item.domain.label), Chip(item.depth.label), Chip(item.force.label)]
    chips.append(severity_chip(item.severity))
    if item.starred:
        chips.append(Chip(_("关键项")))
    if item.hazards:
        chips.append(Chip(_("可能属于重大事故隐患"), "red", "alert-octagon"))
    for chip in chips:
        flow.addWidget(chip)
    return holder


def _readings(item: LibraryItem) -> Iterable[tuple[str, str]]:
    yield _("怎么查"), item.how
    yield _("什么算不符合"), item.fails
    if item.limit:
        yield _("限值"), item.limit
    if item.hazards:
        yield _("重大事故隐患情形"), "；".join(item.hazards)
    asked = [item.place.label, item.judge.label]
    if item.repeat is not None:
        asked.append(_("逐个{what}抽查").format(what=item.repeat.label))
    yield _("在哪里查、怎么判"), "，".join(asked)
    if item.tools:
        yield _("要带的工具"), "、".join(tool.label for tool in item.tools)
    yield _("查哪些单位"), _applies(item)


def _applies(item: LibraryItem) -> str:
    kinds = "、".join(kind.label for kind in item.kinds) or _("各类单位")
    if not item.depends:
        return kinds
    return _("{kinds}；还要看档案里的{facts}").format(
        kinds=kinds, facts="、".join(part.split("（")[0] for part in item.depends)
    )


def _afterwards(item: LibraryItem) -> Iterable[tuple[str, str]]:
    if item.meanwhile:
        yield _("临时措施"), item.meanwhile
    yield _("怎么改"), item.remedy
    yield _("期限"), terms.parse(item.term).label
    yield _("责任部门"), Department.of(item.department).label


def _plain_card(title: str, lines: Iterable[tuple[str, str]]) -> Card:
    card = Card(title, icon="tool")
    card.body.setSpacing(theme.px(12))
    for caption, words in lines:
        card.body.addLayout(_block(caption, words))
    return card


def _block(caption: str, words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(Text(caption, "label"))
    column.addWidget(Text(words, "body", wrap=True))
    return column
