"""The groups of the form of a facility, beside it: how much of each is known, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.form import FacilityForm
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.facility import FieldGroup
from inspector.i18n import _

_REACHED = 80
"""A group counts as reached once its top is this near to the top of what is shown, in px."""


class GroupList(QWidget):
    """One row a group; `area` is what the form scrolls in, the group reached there is marked."""

    def __init__(self, form: FacilityForm, area: Scroll) -> None:
        super().__init__()
        self._form, self._area = form, area
        self.rows = RowList()
        for group in FieldGroup:
            self.rows.add(group.value, ListRow(group.label, "", bold=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.addWidget(Text(_("分组"), "label"))
        jumps = Scroll(spacing=0)
        jumps.column.addWidget(self.rows)
        jumps.column.addStretch(1)
        column.addWidget(jumps, 1)
        self.setFixedWidth(theme.px(184))
        self.rows.chosen.connect(lambda group: self._jump(FieldGroup.of(group)))
        area.verticalScrollBar().valueChanged.connect(self.mark)

    def show_known(self) -> None:
        """Say of each group how many fields are filled in."""
        for group in FieldGroup:
            known, of = self._form.known(group)
            row = self.rows.rows[group.value]
            row.second.setText(_("已知 {known}/{of}").format(known=known, of=of))
            row.second.show()

    def mark(self, top: int) -> None:
        """Mark the group that is reached where the area is scrolled to `top`, in px."""
        reached = [
            group
            for group, card in self._form.cards.items()
            if card.y() <= top + theme.px(_REACHED)
        ]
        self.rows.select((reached or list(FieldGroup))[-1].value)

    def _jump(self, group: FieldGroup) -> None:
        first = next(f for f in self._form.fields.values() if f.field.group is group)
        first.input.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.verticalScrollBar().setValue(self._form.cards[group].y())
