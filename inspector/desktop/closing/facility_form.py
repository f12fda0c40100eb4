"""The facility signs on the screen: who, in what position, with what opinion."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.missing_line import MissingLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.field import Field, LineEdit, TextArea, TextField
from inspector.desktop.widgets.signature_pad import SignaturePad
from inspector.desktop.widgets.text import Text
from inspector.i18n import _

_PAD = 168


class Signed(Struct, frozen=True):
    """What the facility's representative put down."""

    person: str
    position: str
    opinion: str
    png: bytes


class FacilityForm(QWidget):
    """Name, position, opinion, pad; the button works once there is a name and a stroke.

    Signals:
        signed: Signed.
    """

    signed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.name = TextField(_("签字人"))
        self.position = TextField(_("职务"))
        row.addWidget(self.name, 1)
        row.addWidget(self.position, 1)
        column.addLayout(row)
        words = _("以上记录我已看过，与现场情况相符。有不同意见写在下面。")
        column.addWidget(Text(words, "body", wrap=True))
        self.opinion = TextArea(hint=_("单位意见，可不填"), label=_("单位意见"), most=4)
        column.addWidget(Field("", self.opinion))
        self.pad = SignaturePad(_("请用手指、触控笔或鼠标在这里签字"), height=_PAD)
        column.addWidget(self.pad, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        self.clear = Button(_("清除"), icon="eraser", compact=True)
        self.missing = MissingLine()
        self.keep = Button(_("确认签字"), icon="check", compact=True)
        foot.addWidget(self.clear)
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        self.clear.clicked.connect(self.pad.clear)
        self.pad.changed.connect(self._allow)
        self.name.line.textChanged.connect(self._allow)
        self.keep.clicked.connect(self._sign)
        self._allow()

    def edits(self) -> dict[str, LineEdit | TextArea]:
        """The fields by a name of their own."""
        return {
            "person": self.name.line,
            "position": self.position.line,
            "opinion": self.opinion,
        }

    def begin(self, person: str, position: str) -> None:
        """Start anew with who is likely to sign."""
        self.name.line.setText(person)
        self.position.line.setText(position)
        self.opinion.setText("")
        self.pad.clear()

    def _allow(self) -> None:
        missing = []
        if not self.name.text():
            missing.append(_("签字人"))
        if self.pad.empty:
            missing.append(_("签字"))
        self.missing.show_missing(missing)
        self.keep.setEnabled(not missing)
        self.clear.setEnabled(not self.pad.empty)

    def _sign(self) -> None:
        self.signed.emit(
            Signed(
                self.name.text(),
                self.position.text(),
                self.opinion.text().strip(),
                self.pad.png(),
            )
        )
