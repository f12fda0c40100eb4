"""A question whose answer needs a reason in words: giving up a visit, correcting a record."""

from __future__ import annotations

from PySide6.QtCore import Signal

from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.field import Field, TextArea
from inspector.i18n import _


class ReasonPanel(Confirm):
    """Asks for a reason; its button does nothing before there is one.

    Signals:
        given: the reason, after the panel has closed.
    """

    given = Signal(str)

    def __init__(
        self, shell: Shell, title: str, detail: str, *, yes: str, example: str, danger: bool = False
    ) -> None:
        super().__init__(shell, title, detail, yes=yes, danger=danger, icon="pencil", writes=True)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._give)
        self.area = TextArea(hint=example, label=_("理由"), lines=3)
        self.field = Field(_("理由（必填）"), self.area)
        self.area.textChanged.connect(lambda: self.field.set_error(""))
        self.content.addWidget(self.field)
        shell.cover(self)

    def ask(self) -> None:
        """Show it with the focus in the reason."""
        self.open(self.area)

    def _give(self) -> None:
        text = self.area.text().strip()
        if not text:
            self.field.set_error(_("理由还没有写"))
            self.area.setFocus()
            return
        self.close_panel()
        self.given.emit(text)
