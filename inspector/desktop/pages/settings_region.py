"""The card of the settings that says whose local goals count on this laptop."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector.desktop.desk import Desk
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.text import Text
from inspector.facts.region import Region
from inspector.i18n import _
from inspector.usecases.regions import choose_region, list_regions


class RegionCard(Card):
    """One region or none; beneath, the document that its goals come from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            _("所在地区"), icon="map-pin", note=_("对照当地养老规划的目标"), parent=parent
        )
        self._desk = desk
        self._regions: tuple[Region, ...] = ()
        self.choice = Combo(label=_("所在地区"))
        self.choice.chosen.connect(self._choose)
        self.words = Text("", "second", wrap=True)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.words)

    def load(self) -> None:
        """Read which regions there are and which is chosen."""
        self._desk.ask(self, list_regions, self._show)

    def _show(self, regions: tuple[Region, ...]) -> None:
        if regions != self._regions or not self.choice.count():
            self._regions = regions
            options = [(one.id, one.name) for one in regions]
            self.choice.set_options([("", _("不对照")), *options])
        chosen = next((one for one in regions if one.chosen), None)
        self.choice.choose(chosen.id if chosen else "")
        self.words.setText(self._told(chosen))

    def _told(self, chosen: Region | None) -> str:
        if chosen is None:
            return _("不选地区，检查时就不显示当地的目标。目标不是法定义务，不作为处理依据。")
        above = next((one.name for one in self._regions if one.id == chosen.parent), "")
        number = _("（{number}）").format(number=chosen.number) if chosen.number else ""
        parts = [f"《{chosen.document}》{number}"]
        if chosen.issuer:
            parts.append(chosen.issuer)
        if above:
            parts.append(_("没写的看{above}").format(above=above))
        return "，".join(parts) + _("。目标不是法定义务，不作为处理依据。")

    def _choose(self, region: str) -> None:
        self._desk.write(self, lambda ws: choose_region(ws, region))
