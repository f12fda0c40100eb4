"""The line beneath the verdicts: what is proposed, on which grounds, and how to take it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import Verdict
from inspector.i18n import N_, _

_GROUNDS = {
    "measure": N_("按实测值建议「{verdict}」"),
    "computed": N_("按算出的结果建议「{verdict}」"),
    "count": N_("按清点结果建议「{verdict}」"),
}
_KEYS = {Verdict.PASS: "1", Verdict.FAIL: "2"}


class ProposalLine(QWidget):
    """Hidden while nothing is proposed, or what is proposed has been chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._icon = Icon("arrow-right", "green", 18)
        row.addWidget(self._icon)
        self.words = Text("", "label", wrap=True)
        row.addWidget(self.words, 1)

    def show_proposal(self, by: str, proposed: Verdict | None, chosen: Verdict | None) -> None:
        """Say what is proposed where it is not what was chosen."""
        shown = proposed is not None and proposed is not chosen and by in _GROUNDS
        self.setVisible(shown)
        if proposed is None or not shown:
            return
        tone = VERDICT[proposed].tone
        grounds = _(_GROUNDS[by]).format(verdict=proposed.label)
        if chosen is None:
            how = _("，回车确认，输入框里也可用 Alt+{key}").format(key=_KEYS[proposed])
        else:
            how = _("，与已选的不一样，请核对")
        self._icon.show_icon("arrow-right", tone)
        self.words.setText(grounds + how)
        self.words.set_tone(tone)
