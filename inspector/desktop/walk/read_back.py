"""照单子这样记，对吗: every number that was typed, with its item, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.item import VisitItem
from inspector.i18n import _
from inspector.usecases.rekeying import Excepted

_OTHERS = 6
"""How many of the items are named whose numbers nobody typed."""

_AROUND = 300
"""Height in px at 100 % of what stands around the list."""

_PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class ReadBackPanel(Confirm):
    """What the numbers come to: those that were typed one by one, the others in short."""

    def __init__(
        self,
        host: QWidget,
        read: Excepted,
        items: Callable[[str], VisitItem],
        who: str,
        seen_at: str | None,
    ) -> None:
        super().__init__(
            host,
            _("照单子这样记，对吗？"),
            _detail(who, seen_at),
            yes=_("对，记下"),
            no=_("不对，不记"),
            icon="list-check",
            width=720,
        )
        self._items = items
        self.area = Scroll(spacing=12)
        self.area.column.setContentsMargins(0, 0, theme.px(8), 0)
        self.content.addWidget(self.area)
        rest = [item for item in read.left if item not in set(read.spared)]
        self._add(_("不符合 {n} 项"), "red", read.failed, _numbered)
        self._add(_("留着逐项答 {n} 项（不涉及、没看）"), "blue", read.spared, _numbered)
        self._add(_("其余整组确认符合 {n} 项"), "green", read.confirmed, _in_short)
        self._add(_("其余还要逐项作答 {n} 项"), "blue", rest, _in_short)

    def ask(self) -> None:
        """Show it, as much of the list as the window has room for."""
        super().ask()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list scrolls where the window is low."""
        found = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The focus stays on the button: the list is turned by page keys."""
        way = _PAGE_KEYS.get(Qt.Key(event.key()))
        if way is not None:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + way * bar.pageStep())
        super().keyPressEvent(event)

    def _add(
        self,
        caption: str,
        tone: str,
        ids: Sequence[str],
        shown: Callable[[Sequence[VisitItem]], QWidget],
    ) -> None:
        if not ids:
            return
        group = QVBoxLayout()
        group.setSpacing(theme.px(2))
        group.addWidget(Text(caption.format(n=len(ids)), "label", tone=tone))
        group.addWidget(shown([self._items(one) for one in ids]))
        self.area.column.addLayout(group)

    def _fit(self) -> None:
        host = self.parentWidget()
        if host is not None:
            room = max(host.height() - theme.px(_AROUND), theme.px(120))
            self.area.fit(self.card.width() - theme.px(64), room)


def _detail(who: str, seen_at: str | None) -> str:
    """Whose it is, and both times where it was seen earlier."""
    if seen_at is None:
        return _("记在{who}名下；不符合的，位置和看到的事实回头逐项补。").format(who=who)
    at = seen_at[:16].replace("T", " ")
    words = _("记在{who}名下，看的时间 {at}；不符合的，位置和看到的事实回头逐项补。")
    return words.format(who=who, at=at)


def _numbered(items: Sequence[VisitItem]) -> QWidget:
    """Number and topic of each, in two columns that are read downward."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(theme.px(2))
    top = Qt.AlignmentFlag.AlignTop
    rows = -(-len(items) // 2)
    for place, item in enumerate(items):
        row, column = place % rows, place // rows * 2
        number = Text(str(item.number), "strong")
        grid.addWidget(number, row, column, top | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Text(_topic(item), "body", wrap=True), row, column + 1, top)
    for column in (0, 2):
        grid.setColumnMinimumWidth(column, theme.px(32))
    for column in (1, 3):
        grid.setColumnStretch(column, 1)
    return held


def _topic(item: VisitItem) -> str:
    """The topic, with the verdict it has already."""
    if not item.answered:
        return item.topic
    return _("{topic}（原来{verdict}）").format(topic=item.topic, verdict=item.verdict.label)


def _in_short(items: Sequence[VisitItem]) -> QWidget:
    named = [f"{item.number} {item.topic}" for item in items[:_OTHERS]]
    more = _("等") if len(items) > _OTHERS else ""
    return Text("、".join(named) + more, "body", wrap=True)
