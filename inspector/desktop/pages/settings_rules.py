"""The card of the settings with what the county decided: cap of the year, what counts, 检查码."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases.local_rules import LocalRules, local_rules, set_local_rules


class RulesCard(Card):
    """Kept as soon as it is changed; a cap that cannot be is refused beneath its field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            _("检查频次和扫码"), icon="shield-check", note=_("按当地公布的规定"), parent=parent
        )
        self._desk = desk
        self._held = LocalRules()
        self.cap = TextField(_("一家每年最多几次"), hint=_("没有公布就空着"), example=_("如 2"))
        self.cap.setMaximumWidth(theme.px(320))
        self.recheck = CheckBox(_("复查计入次数"))
        self.joint = CheckBox(_("联合检查计入次数"))
        self.code = CheckBox(_("用扫码入企，检查要登记检查码"))
        self.body.addWidget(self.cap)
        for box in (self.recheck, self.joint, self.code):
            self.body.addWidget(box)
            box.clicked.connect(self._keep)
        words = _("日常、个案和本级专项计入；上级部署的专项、乡镇巡查和供养服务检查不计入。")
        self.body.addWidget(Text(words, "second", wrap=True))
        self.cap.line.left.connect(self._keep)

    def load(self) -> None:
        """Read what is set."""
        self._desk.ask(self, local_rules, self._show)

    def _show(self, rules: LocalRules) -> None:
        self._held = rules
        if not self.cap.line.hasFocus():
            self.cap.line.setText(str(rules.cap or ""))
        self.recheck.setChecked(rules.recheck_counts)
        self.joint.setChecked(rules.joint_counts)
        self.code.setChecked(rules.entry_code)

    def _keep(self) -> None:
        text = self.cap.text()
        cap = int(text) if text.isascii() and text.isdecimal() else 0
        rules = LocalRules(
            cap=cap if text else None,
            recheck_counts=self.recheck.isChecked(),
            joint_counts=self.joint.isChecked(),
            entry_code=self.code.isChecked(),
        )
        if rules != self._held:
            self._desk.write(self, lambda ws: set_local_rules(ws, rules), None, self._refused)

    def _refused(self, error: InspectorError) -> None:
        self.cap.set_error(error.sentence)
