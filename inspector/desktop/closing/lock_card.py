"""What freezing means, and the two ways out of it: taking it back, or a corrected version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from inspector.desktop import theme
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _


class LockCard(Card):
    """A few sentences for the state, and its button: `thaw` while frozen, `revise` once closed."""

    def __init__(self) -> None:
        super().__init__(margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("lock", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        self.title = Text("", "strong", wrap=True)
        row.addWidget(self.title, 1)
        self.body.addLayout(row)
        self.line = Text("", "second", wrap=True)
        self.body.addWidget(self.line)
        self.thaw = Button(_("撤回定稿"), icon="arrow-back-up", compact=True, parent=self)
        self.revise = Button(_("出更正版"), icon="edit", compact=True, parent=self)
        self.body.addWidget(self.thaw)
        self.body.addWidget(self.revise)

    def show_standing(self, standing: Standing) -> None:
        """Say what holds now."""
        state = standing.head.state
        title, line = {
            VisitState.OPEN: (
                _("第一个签字就是定稿"),
                _("定稿后内容不变；要改先撤回定稿，已有的签字作废。"),
            ),
            VisitState.FROZEN: (
                _("内容已定稿"),
                _("要改先撤回定稿，已有的签字作废，文号不变。"),
            ),
            VisitState.CLOSED: (
                _("原件不再改动"),
                _("发现写错了，出更正版并写明理由；这一版保留。"),
            ),
            VisitState.ABANDONED: (_("不出文书"), _("内容都留着，可以查看。")),
        }[state]
        self.title.setText(title)
        self.line.setText(line)
        self.thaw.setVisible(state is VisitState.FROZEN and not standing.read_only)
        self.revise.setVisible(state is VisitState.CLOSED and not standing.read_only)
