"""What was found before a paper is issued: what must be mended, what takes a reason, what warns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.document import PaperCheck
from inspector.i18n import _


class CheckCard(Card):
    """One line a problem.

    Signals:
        reasoned: a reason was written or taken back.
    """

    reasoned = Signal()

    def __init__(self, check: PaperCheck) -> None:
        blocked = [one for one in check.blocking if not one.overridden]
        look = "red" if blocked else "blue"
        super().__init__(_("出具前的核对"), look=look, margin=16)
        self._hard = any(not one.overridable for one in blocked)
        self.reasons: dict[str, TextField] = {}
        for notice in blocked:
            self.body.addWidget(_line("alert-octagon", "red", notice.message))
            if notice.overridable and notice.code not in self.reasons:
                field = TextField(_("理由（检查组长）"), hint=_("只留在内部，不印在交出的文书上"))
                field.line.textEdited.connect(lambda _text: self.reasoned.emit())
                self.reasons[notice.code] = field
                self.body.addWidget(field)
        for notice in check.warnings:
            self.body.addWidget(_line("info-circle", "blue", notice.message))

    @property
    def overrides(self) -> dict[str, str]:
        """The reasons written so far."""
        return {code: field.text() for code, field in self.reasons.items() if field.text()}

    @property
    def may_go_on(self) -> bool:
        """Nothing blocks that has no reason."""
        return not self._hard and len(self.overrides) == len(self.reasons)


def _line(icon: str, tone: str, words: str) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(Icon(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, "body", wrap=True), 1)
    return held
