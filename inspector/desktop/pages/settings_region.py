"""The card of the settings that says whose local goals count here, and sets single ones anew."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.form_panel import Ask, FormPanel
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.region import Region, RegionGoal
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.regions import (
    choose_region,
    chosen_region,
    list_regions,
    lost_region,
    region_goals,
    reset_goal,
    set_goal,
)
from inspector.usecases.setup import Workspace


class Known(Struct, frozen=True):
    """The regions, the goals with a figure of the chosen one, and one that is chosen but lost."""

    regions: tuple[Region, ...]
    goals: tuple[RegionGoal, ...]
    lost: str


def read_known(ws: Workspace) -> Known:
    """Everything the card shows."""
    goals = region_goals(ws) if chosen_region(ws) else ()
    return Known(list_regions(ws), tuple(one for one in goals if not one.task), lost_region(ws))


class RegionCard(Card):
    """One region or none; beneath, the document its goals come from, and the goals to change."""

    def __init__(self, shell: Shell, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            _("所在地区"), icon="map-pin", note=_("对照当地养老规划的目标"), parent=parent
        )
        self._shell, self._desk = shell, desk
        self._regions: tuple[Region, ...] = ()
        self._goals: dict[str, RegionGoal] = {}
        self.choice = Combo(label=_("所在地区"))
        self.choice.chosen.connect(self._choose)
        self.words = Text("", "second", wrap=True)
        self.more = Button("", kind="link", icon="chevron-down")
        self.more.clicked.connect(self._toggle)
        self.rows = RowList()
        self.rows.chosen.connect(self._ask)
        self.rows.hide()
        self.body.addWidget(self.choice)
        self.body.addWidget(self.words)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.rows)

    def load(self) -> None:
        """Read which regions there are and which is chosen."""
        self._desk.ask(self, read_known, self._show)

    def _show(self, known: Known) -> None:
        if known.regions != self._regions or not self.choice.count():
            self._regions = known.regions
            options = [(one.id, one.name) for one in known.regions]
            self.choice.set_options([("", _("不对照")), *options])
        chosen = next((one for one in known.regions if one.chosen), None)
        self.choice.choose(chosen.id if chosen else "")
        self.words.setText(self._told(chosen, known.lost))
        self._show_goals(known.goals)

    def _told(self, chosen: Region | None, lost: str) -> str:
        if lost:
            return _(
                "原来选的地区（{lost}）随检查库包一起移除了，现在不对照当地的目标；可以另选一个。"
            ).format(lost=lost)
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

    def _show_goals(self, goals: tuple[RegionGoal, ...]) -> None:
        self._goals = {one.id: one for one in goals}
        focused = next((key for key, row in self.rows.rows.items() if row.hasFocus()), "")
        self.rows.clear()
        for one in goals:
            row = ListRow(one.name, goal_words(one), after=Icon("pencil", "ink3"), bold=False)
            row.title.setToolTip(one.name)
            self.rows.add(one.id, row)
        if focused in self.rows.rows:
            self.rows.rows[focused].setFocus(Qt.FocusReason.TabFocusReason)
        self.rows.setVisible(self.rows.isVisibleTo(self) and bool(goals))
        self.more.setVisible(bool(goals))
        self._caption()

    def _toggle(self) -> None:
        self.rows.setVisible(not self.rows.isVisibleTo(self))
        self._caption()

    def _caption(self) -> None:
        changed = sum(one.edit is not None for one in self._goals.values())
        if self.rows.isVisibleTo(self):
            words, icon = _("收起目标"), "chevron-up"
        else:
            words, icon = _("看和改 {n} 项目标").format(n=len(self._goals)), "chevron-down"
            words += _("，本地改过 {n} 项").format(n=changed) if changed else ""
        self.more.setText(words)
        self.more.show_icon(icon)

    def _choose(self, region: str) -> None:
        self._desk.write(self, lambda ws: choose_region(ws, region))

    def _ask(self, goal_id: str) -> None:
        goal = self._goals[goal_id]
        panel = FormPanel(
            self._shell,
            goal.name,
            goal.section.lstrip("，"),
            asks=(
                Ask(name="value", caption=_("目标值"), required=True, text=goal.figure),
                Ask(name="year", caption=_("目标年"), text=goal.year, example=_("如 2030")),
                Ask(
                    name="note",
                    caption=_("按什么改的"),
                    text=goal.edit.note if goal.edit else "",
                    example=_("如：县里 2026 年的文件"),
                ),
            ),
            yes=_("保存"),
            icon="map-pin",
        )
        panel.wanted.connect(
            lambda said: self._write(
                panel,
                lambda ws: set_goal(
                    ws, goal_id, said["value"], year=said["year"], note=said["note"]
                ),
            )
        )
        if goal.edit is not None:
            panel.add(self._back(panel, goal))
        self._shell.cover(panel)
        panel.ask()

    def _back(self, panel: FormPanel, goal: RegionGoal) -> QWidget:
        back = Button(
            _("恢复文件里的 {original}").format(original=goal.original), icon="arrow-back-up"
        )
        back.clicked.connect(lambda: self._write(panel, lambda ws: reset_goal(ws, goal.id)))
        self.back = back
        return back

    def _write(self, panel: FormPanel, work: Callable[[Workspace], RegionGoal]) -> None:
        def refused(error: InspectorError) -> None:
            name = {"region.bad_value": "value", "region.bad_year": "year"}.get(error.code, "")
            panel.show_refusal(error.sentence, name)

        self._desk.write(
            panel,
            work,
            lambda _goal: panel.close_panel(),
            refused,
            touched=lambda _goal: Changes(settings=True),
        )


def goal_words(goal: RegionGoal) -> str:
    """≥ 70%，2030 年，本地改过（文件里 ≥ 60%，2025 年）."""
    words = _year(goal.wanted, goal.year)
    if goal.edit is None:
        return words
    return _("{words}，本地改过（文件里 {original}）").format(
        words=words, original=_year(goal.original, goal.original_year)
    )


def _year(figure: str, year: str) -> str:
    return _("{figure}，{year} 年").format(figure=figure, year=year) if year else figure
