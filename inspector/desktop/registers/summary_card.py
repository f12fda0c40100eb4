"""The registers of a facility in two lines on its page; a line leads to the registers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from inspector.desktop.registers.rows import counts
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityFile


class RegistersCard(Card):
    """人员证件 and 特种设备 with how many end soon.

    Signals:
        followed: to the registers.
    """

    followed = Signal()

    def __init__(self, file: FacilityFile) -> None:
        super().__init__(flush=True)
        today = date.fromisoformat(file.today)
        self.rows = RowList()
        for key, title, icon, untils in (
            (
                "staff",
                _("人员证件"),
                "users",
                tuple(one.until for one in file.certificates),
            ),
            ("equipment", _("特种设备"), "tool", tuple(one.until for one in file.devices)),
        ):
            mark, after = Icon(icon, "accent"), Icon("chevron-right", "ink3")
            self.rows.add(key, ListRow(title, counts(untils, today), before=mark, after=after))
        self.rows.chosen.connect(lambda _key: self.followed.emit())
        self.body.addWidget(self.rows)
