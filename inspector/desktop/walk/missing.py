"""F6 还缺哪些: everything that is open, each line leads to its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.item_list import ItemList, Line, item_line
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import IconButton
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import AnswerRecord
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Evidence, Verdict
from inspector.i18n import _

NOTES, POOL = "notes", "pool"
"""Keys of the lines that lead to the notes and to the photos that belong to no item."""


def lacks(state: WalkState, item: VisitItem) -> tuple[str, str]:
    """What an item lacks, in a word and its tone; ("", "") where nothing."""
    if any(record.rivals for record in item.records):
        return _("待核对"), "red"
    if not state.answered(item.id):
        named = len({*state.pending(item.id), *(item.waiting if item.instances else ())})
        return (_("{n} 处没答").format(n=named) if named else _("未检查")), "blue"
    for record in item.records:
        word = _record_lacks(state, item, record)
        if word:
            return word, "red"
    return "", ""


def _record_lacks(state: WalkState, item: VisitItem, record: AnswerRecord) -> str:
    answer = record.answer
    if answer.verdict is Verdict.NOT_APPLICABLE and not answer.reason.strip():
        return _("缺理由")
    if answer.verdict is not Verdict.FAIL:
        return ""
    if item.major_hazard and answer.major_hazard is None:
        return _("没判重大隐患")
    if not (answer.place.strip() or answer.instance):
        return _("缺位置")
    if not answer.note.strip():
        return _("缺事实")
    if item.evidence != Evidence.NONE and not state.strip(item.id, answer.instance):
        return _("缺照片")
    return ""


def missing_lines(state: WalkState) -> list[Line]:
    """The lines of the panel: notes and photos without an item first, then by the route."""
    lines: list[Line] = []
    notes = [note for note in state.notes if note.item is None]
    if notes:
        title = _("随手记还有 {n} 条没有归类").format(n=len(notes))
        lines.append(Line(NOTES, title, notes[0].text, "note", "blue", _("去归类"), "blue"))
    if state.pool:
        title = _("还有 {n} 张待归类照片").format(n=len(state.pool))
        words = _("归到检查项，或留作内部资料")
        lines.append(Line(POOL, title, words, "photo", "blue", _("去归类"), "blue"))
    for item_id in state.order:
        item = state.items[item_id]
        word, tone = lacks(state, item)
        if word:
            lines.append(item_line(state, item, word, tone))
    return lines


class MissingPanel(Overlay):
    """The list over the page.

    Signals:
        picked: the id of an item, or NOTES, or POOL.
    """

    picked = Signal(str)

    def __init__(self, host: QWidget, state: WalkState) -> None:
        super().__init__(host, width=760, top=True, flush=True)
        lines = missing_lines(state)
        head = QHBoxLayout()
        side = theme.px(20)
        head.setContentsMargins(side, theme.px(12), theme.px(8), theme.px(12))
        title = _("还缺 {n} 处").format(n=len(lines)) if lines else _("什么都不缺，可以去复核")
        self.title = Text(title, "card-title")
        head.addWidget(self.title)
        head.addStretch(1)
        self.shut = IconButton("x", _("关闭"))
        self.shut.clicked.connect(self.close_panel)
        head.addWidget(self.shut)
        self.card.body.addLayout(head)
        self.list = ItemList(_("还缺的检查项"), self)
        self.list.show_records(lines)
        room = host.height() - theme.px(88 + 24 + 72)
        self.list.setFixedHeight(min(theme.px(max(len(lines), 1) * 60 + 2), room, theme.px(430)))
        self.list.setVisible(bool(lines))
        self.list.opened.connect(self._take)
        self.card.body.addWidget(self.list)
        here = state.current if any(line.key == state.current for line in lines) else ""
        self.list.select(here or (lines[0].key if lines else ""))

    def ask(self) -> None:
        """Open it with the focus in the list."""
        self.open(self.list if self.list.count else self.shut)

    def _take(self, key: str) -> None:
        self.close_panel()
        self.picked.emit(key)
