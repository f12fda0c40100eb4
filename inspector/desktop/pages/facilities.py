"""检查对象: the list, and the one that is chosen with its facts, history and papers."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.facility.detail import DetailPanel
from inspector.desktop.facility.list_panel import ListPanel
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.start.previsit_paper import PrevisitPaper
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.halves import Halves
from inspector.facts.history import DomainYear, Mark
from inspector.facts.region import FacilityGoal
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.facilities import export_facilities
from inspector.usecases.facility_history import domain_years, timeline
from inspector.usecases.facility_overview import (
    FacilityFile,
    FacilityLine,
    facility_file,
    facility_lines,
    found_ids,
)
from inspector.usecases.regions import goals_for
from inspector.usecases.setup import Workspace

_WIDE_DETAIL = 640
"""Width in px at 100 % below which the detail takes its narrow form."""

_PAUSE = 80
"""Milliseconds before the facility moved to is read, so that holding an arrow reads one."""


class Listed(Struct, frozen=True):
    """The list as read: all facilities, and what the search lets through (None: all)."""

    lines: tuple[FacilityLine, ...]
    found: frozenset[str] | None
    agency: str
    today: str


class Story(Struct, frozen=True):
    """A facility with its timeline, its findings by year and domain, and local goals."""

    file: FacilityFile
    marks: tuple[Mark, ...]
    years: tuple[DomainYear, ...]
    goals: tuple[FacilityGoal, ...]


def read_story(ws: Workspace, facility: str) -> Story:
    """Everything that the detail shows."""
    return Story(
        facility_file(ws, facility),
        timeline(ws, facility),
        domain_years(ws, facility),
        goals_for(ws, facility),
    )


class FacilitiesPage(Page):
    """List at the left, detail at the right; where narrow, one at a time."""

    rail = "facilities"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._wanted = ""
        self._named = False
        self._today = ""
        self.list = ListPanel()
        self.detail = DetailPanel()
        self.halves = Halves(self.list, self.detail, _("在左边选一家"), "building-community")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self.previsit = PrevisitPaper(self)
        self._title = self.heading(_("检查对象"))
        self._content = QStackedWidget()
        self._lay_out()
        self._connect()

    def enter(self, *, facility: str = "", action: str = "", **_args: str) -> None:
        """Show the list, with `facility` chosen; `action` add or import opens that page."""
        if action:
            # Coming back must not open it once more.
            self._remember("", action="")
            self.shell.open({"import": "facility_import"}.get(action, "facility_form"))
            return
        self._wanted = facility or self._wanted
        self._named = bool(facility)
        self.halves.go_in(bool(facility))
        self._load()
        self.list.search.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Facts or visits have changed."""
        if changes.facilities or changes.visits or changes.findings:
            self._load()

    def resized(self, narrow: bool) -> None:
        """Fold to one half at a time."""
        self.halves.fold(narrow)

    def escape(self) -> None:
        """From the detail back to the list where folded; then the search; then back."""
        if self.halves.covered and self.list.shown:
            self._remember("")
            self.halves.go_in(False)
            self.list.rows.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.list.search.text():
            self.list.search.clear()
            self.list.search.setFocus()
        else:
            self.shell.back()

    def new_visit(self) -> None:
        """Ctrl+N: at the chosen facility."""
        if self._shown:
            self.shell.open("start", facility=self._shown)
        else:
            self.shell.open("start")

    @property
    def _shown(self) -> str:
        return self.detail.file.facility.id if self.detail.file else ""

    def _connect(self) -> None:
        self.halves.roomed.connect(lambda room: self.detail.fold(room < theme.px(_WIDE_DETAIL)))
        self.list.searched.connect(lambda _text: self._load())
        self.list.filtered.connect(self._choose)
        self.list.rows.chosen.connect(self._moved)
        self.list.rows.opened.connect(self._opened)
        self.list.add.clicked.connect(self._add)
        self.list.bring.clicked.connect(self._bring)
        self.list.export.clicked.connect(self._export)
        self.detail.edit.connect(self._edit)
        self.detail.begin.connect(self.new_visit)
        self.detail.printing.connect(self.previsit.print)
        self.detail.saving.connect(self.previsit.save)
        self.detail.followed.connect(self._follow)
        self.key("F2", lambda: self._edit(""), _("编辑档案"))
        self.key("Ctrl+Shift+N", self._add, _("新增检查对象"))
        self.key("Ctrl+F", self.list.search.setFocus, _("查找"))

    def _load(self) -> None:
        text = self.list.search.text().strip()

        def work(ws: Workspace) -> Listed:
            found = found_ids(ws, text) if text else None
            return Listed(facility_lines(ws), found, ws.agency, ws.now().date().isoformat())

        self.desk.ask(self, work, self._show)

    def _show(self, listed: Listed) -> None:
        self._today = listed.today
        self._title.context.setText(
            " · ".join(p for p in (listed.agency, _("共 {n} 家").format(n=len(listed.lines))) if p)
        )
        self._content.setCurrentIndex(0 if listed.lines else 1)
        self.list.show_lines(listed.lines)
        self.list.show_found(listed.found)
        self._choose()

    def _choose(self) -> None:
        """What stands at the right stands in the list too: no visit to one that was searched away.

        One that the page was opened for, as from the search over everything, is shown in any case.
        """
        rows = self.list.rows
        rows.select(self._wanted or self._shown)
        if not rows.selected and self._named:
            self.list.widen()
            rows.select(self._wanted)
        self._named = False
        if not rows.selected and not self.shell.narrow:
            rows.choose_first()
        self._wanted = rows.selected
        self._read()

    def _remember(self, facility: str, **more: str) -> None:
        """Coming back to the page shows this facility again."""
        self.shell.here[1].update(facility=facility, **more)

    def _moved(self, facility: str) -> None:
        self._wanted = facility
        self._pause.start()

    def _opened(self, facility: str) -> None:
        self._wanted = facility
        self._remember(facility)
        self.halves.go_in(True)
        self._read()

    def _read(self) -> None:
        self._pause.stop()
        wanted = self._wanted
        if wanted:
            self.desk.ask(self, lambda ws: read_story(ws, wanted), self._show_story)
        else:
            self.detail.show_file(None)
            self.halves.show_detail(False)

    def _show_story(self, story: Story) -> None:
        # An answer about a row that was left meanwhile is of no use.
        if story.file.facility.id != self._wanted:
            return
        self.detail.show_file(story.file, story.marks, story.years, story.goals)
        self.halves.show_detail(True)
        if self.halves.covered and self.detail.facts is not None:
            self.focus(self.detail.facts.start)

    def _add(self) -> None:
        self.shell.open("facility_form")

    def _bring(self) -> None:
        self.shell.open("facility_import")

    def _edit(self, field: str) -> None:
        if self._shown:
            self.shell.open("facility_form", facility=self._shown, field=field)

    def _follow(self, page: str, target: str) -> None:
        if page == "ledger":
            self.shell.open(page, facility=self._shown, finding=target)
        elif page == "start":
            self.shell.open(page, facility=self._shown, visit=target)
        elif page == "registers":
            self.shell.open(page, facility=self._shown)
        else:
            self.shell.open(page, visit=target)

    def _export(self) -> None:
        name = _("检查对象-{day}.xlsx").format(day=self._today)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("导出检查对象"), name, _("表格 (*.xlsx)")
        )
        if chosen:
            path = Path(chosen).with_suffix(".xlsx")
            self.desk.write(self, lambda ws: export_facilities(ws, path), self._exported)

    def _exported(self, count: int) -> None:
        self.shell.bar.show_message(
            _("已导出 {n} 家检查对象").format(n=count), tone="green", icon="circle-check"
        )

    def _lay_out(self) -> None:
        self._content.addWidget(self.halves)
        self._content.addWidget(self._nothing_yet())
        self.arrange(self._content, title=self._title, scroll=False)

    def _nothing_yet(self) -> QWidget:
        holder = Card()
        empty = EmptyState(
            _("还没有检查对象"),
            _("先填名称和类型就能开始检查，其余随时补；有现成表格的可以整批导入"),
            icon="building-community",
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        buttons.addStretch(1)
        self.first = Button(_("新增检查对象"), kind="primary", icon="plus", key="Ctrl+Shift+N")
        self.first.clicked.connect(self._add)
        bring = Button(_("从表格导入"), icon="file-import")
        bring.clicked.connect(self._bring)
        buttons.addWidget(self.first)
        buttons.addWidget(bring)
        buttons.addStretch(1)
        empty.column.addSpacing(theme.px(8))
        empty.column.addLayout(buttons)
        holder.body.addStretch(1)
        holder.body.addWidget(empty)
        holder.body.addStretch(2)
        return holder
