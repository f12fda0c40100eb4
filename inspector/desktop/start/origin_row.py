"""Where the visit comes from: the source, its number, and by when a 工单 is to be replied to."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.facts.origin import UNSAID, Origin, Source
from inspector.i18n import N_, _

_NUMBERED = {
    Source.PLAN: N_("计划名称或序号"),
    Source.RANDOM: N_("抽取批次"),
    Source.CAMPAIGN: N_("部署文号"),
    Source.COMPLAINT: N_("工单号"),
    Source.ASSIGNED: N_("交办文号"),
}
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")


class OriginRow(QWidget):
    """The source may stay unsaid; what belongs to it appears once it is chosen.

    Signals:
        changed: any of them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = Combo(
            [("", _("不填")), *((one.value, one.label) for one in Source)], label=_("检查来源")
        )
        self.reference = LineEdit()
        self.reply_by = LineEdit(hint="2026-12-05", label=_("回复期限"))
        self._reference = Field("", self.reference, parent=self)
        self._reply_by = Field(_("回复期限"), self.reply_by, parent=self)
        flow = FlowLayout(self)
        flow.setSpacing(theme.px(12))
        parts = (
            (Field(_("来源"), self.source, parent=self), 200),
            (self._reference, 200),
            (self._reply_by, 150),
        )
        for field, width in parts:
            field.setFixedWidth(theme.px(width))
            flow.addWidget(field)
        self.source.chosen.connect(lambda _value: self._chosen())
        for line in (self.reference, self.reply_by):
            line.left.connect(self._typed)
        self._show()

    @property
    def origin(self) -> Origin | None:
        """What was said, None while the day of the reply cannot be read."""
        source = self._source
        if source is None:
            return UNSAID
        day = self._day() if source is Source.COMPLAINT else ""
        if day is None:
            return None
        reference = self.reference.text().strip() if source in _NUMBERED else ""
        return Origin(source=source, reference=reference, reply_by=day)

    def show_origin(self, origin: Origin) -> None:
        """Show a source without a signal."""
        self.source.choose(origin.source.value if origin.source else "")
        self.reference.setText(origin.reference)
        self.reply_by.setText(origin.reply_by)
        self._show()

    @property
    def _source(self) -> Source | None:
        return Source.of(self.source.value) if self.source.value else None

    def _day(self) -> str | None:
        """An ISO day, empty where none was typed, None where it is none."""
        text = self.reply_by.text().strip()
        digits = _EIGHT_DIGITS.fullmatch(text)
        text = "-".join(digits.groups()) if digits else text
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            return None

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _typed(self) -> None:
        wrong = self._day() is None
        self._reply_by.set_error(_("写成 2026-12-05") if wrong else "")
        self.changed.emit()

    def _show(self) -> None:
        source = self._source
        caption = _(_NUMBERED[source]) if source in _NUMBERED else ""
        self._reference.label.setText(caption)
        self._reference.label.setVisible(bool(caption))
        self.reference.setAccessibleName(caption)
        self._reference.setVisible(bool(caption))
        self._reply_by.setVisible(source is Source.COMPLAINT)
