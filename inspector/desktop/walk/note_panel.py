"""N: a note made of photos."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.field import Field, LineEdit, TextArea
from inspector.i18n import _


class NotePanel(Confirm):
    """Asks for place and words; both may be empty, the photos speak.

    Signals:
        settled: text, place.
    """

    settled = Signal(str, str)

    def __init__(self, host: QWidget, count: int) -> None:
        title = _("{n} 张照片记成一条随手记").format(n=count)
        super().__init__(host, title, yes=_("记下"), icon="note", writes=True)
        self.place = LineEdit(hint=_("如：二层东侧"))
        self.text = TextArea(hint=_("一句话：看到了什么，可不填"), lines=2, most=4)
        self.content.addWidget(Field(_("在哪里"), self.place))
        self.content.addWidget(Field(_("看到了什么"), self.text))
        self.accepted.connect(
            lambda: self.settled.emit(self.text.text().strip(), self.place.text().strip())
        )

    def ask(self) -> None:
        """Open it with the focus in the words."""
        super().ask()
        self.text.setFocus()
