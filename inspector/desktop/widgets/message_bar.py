"""The bar at the top of a page: what failed, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.i18n import _


class Action(Struct, frozen=True):
    """A way out offered in the bar; `key` is drawn, the page binds it."""

    caption: str
    press: Callable[[], object]
    key: str = ""
    icon: str = ""
    primary: bool = False


class MessageBar(QWidget):
    """One message at a time; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), 0)
        self._card = Card(look="red", margin=12)
        outer.addWidget(self._card)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._icon = Icon("alert-octagon", "red", 24)
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Text("", "strong", tone="red", wrap=True)
        self.detail = Text("", "second", tone="ink", wrap=True, parent=self._card)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        self._jumps = QVBoxLayout()
        self._jumps.setSpacing(0)
        words.addLayout(self._jumps)
        row.addLayout(words, 1)
        self.code = Text("", "caption", parent=self._card)
        row.addWidget(self.code)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(12))
        row.addLayout(self._actions)
        self.dismiss = IconButton("x", _("关闭这条提示"))
        self.dismiss.clicked.connect(self.clear)
        row.addWidget(self.dismiss)
        self._card.body.addLayout(row)
        self.hide()

    def show_error(self, error: InspectorError, actions: Sequence[Action] = ()) -> None:
        """An expected failure: its sentence, its code."""
        title, _gap, detail = error.sentence.partition("\n")
        self.show_message(title, detail, code=error.code, actions=actions)

    def show_message(
        self,
        title: str,
        detail: str = "",
        *,
        tone: str = "red",
        icon: str = "alert-octagon",
        code: str = "",
        actions: Sequence[Action] = (),
    ) -> None:
        """Any message in a tone: red, blue or green."""
        self._empty()
        self._card.set_look(tone)
        self._icon.show_icon(icon, tone)
        self.title.setText(title)
        self.title.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.code.setText(code)
        self.code.setVisible(bool(code))
        for action in actions:
            kind = "primary" if action.primary else "secondary"
            button = Button(action.caption, kind=kind, key=action.key, icon=action.icon)
            button.clicked.connect(action.press)
            self._actions.addWidget(button)
        self.show()
        alert = QAccessibleEvent(self.title, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(alert)

    def show_problems(
        self, title: str, problems: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        """A summary of what is wrong in a form; each line jumps to its field."""
        self.show_message(title)
        for sentence, jump in problems:
            button = Button(sentence, kind="link", icon="arrow-right")
            button.clicked.connect(jump)
            self._jumps.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        """Nothing to say any more."""
        self.hide()
        self._empty()
        self.title.setText("")

    def _empty(self) -> None:
        for layout in (self._actions, self._jumps):
            while layout.count():
                item = layout.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
