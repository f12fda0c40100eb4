"""整改: every finding from the day it was found until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.ledger.acting import Acting
from inspector.desktop.ledger.detail import (
    FACILITY,
    PAPERS,
    RECHECK_VISIT,
    RECORD,
    DetailPanel,
)
from inspector.desktop.ledger.exporting import Exporting, Shown
from inspector.desktop.ledger.list_panel import ListPanel
from inspector.desktop.ledger.picture_acts import PictureActs
from inspector.desktop.ledger.reading import (
    FILTERS,
    UNSETTLED,
    Listed,
    Opened,
    passes,
    read_line,
    read_list,
)
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.halves import Halves
from inspector.facts.rectification import Act
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.setup import current_user

_LIST = 690
_PAUSE = 80
"""Milliseconds before the line moved to is read, so that holding an arrow reads one."""


class LedgerPage(Page):
    """Filters above, the list at the left, one line at the right; one at a time where narrow."""

    rail = "ledger"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._listed: Listed | None = None
        self._wanted = ""
        self.list = ListPanel()
        self.detail = DetailPanel(lambda picture: self.pictures.fill(picture, self._wanted))
        self.halves = Halves(self.list, self.detail, _("在左边选一个问题"), "tool", width=_LIST)
        self.filters = ChoiceRow([(k, _(w)) for k, w in FILTERS], label=_("状态"), columns=0)
        self.folded = Combo([(k, _(w)) for k, w in FILTERS], label=_("状态"))
        self.acting = Acting(shell, desk, self)
        self.pictures = PictureActs(shell, desk, self)
        self.exporting = Exporting(shell, desk, self)
        self.others = Button(_("导出其他台账"), icon="file-export", compact=True)
        self._content = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.filters.choose(UNSETTLED)
        self.folded.choose(UNSETTLED)
        self.folded.setMinimumHeight(theme.px(44))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.filters)
        column.addWidget(self.folded)
        column.addWidget(self.halves, 1)
        self._content.addWidget(body)
        nothing = Card()
        row = QHBoxLayout()
        empty = EmptyState(
            _("台账还是空的"),
            _("检查完成以后，查出的问题自动进到这里，一直跟到销号。"),
            icon="tool",
        )
        empty.column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(empty)
        nothing.body.addStretch(1)
        nothing.body.addLayout(row)
        nothing.body.addStretch(2)
        self._content.addWidget(nothing)
        self._title = self.heading(_("整改台账"), _("从发现到销号，一项一行"))
        self.arrange(self._content, title=self._title, scroll=False)

    def _connect(self) -> None:
        self.list.search.searched.connect(lambda _text: self._load())
        self.list.facility.chosen.connect(lambda _facility: self._load())
        self.list.rows.chosen.connect(self._moved)
        self.list.rows.opened.connect(self._opened)
        for export in (self.list.export, self.others):
            export.clicked.connect(self._export)
        self.list.calendar.clicked.connect(self._export_calendar)
        self.filters.chosen.connect(self._filter)
        self.folded.chosen.connect(self._filter)
        self.detail.wanted.connect(self._act)
        self.detail.looked.connect(self._look)
        self.detail.picture.connect(self._act_on_picture)
        self.key("Ctrl+F", self.list.search.setFocus, _("查找"))
        self.key("F2", lambda: self.detail.press(Act.SET), _("填写整改要求"))

    def enter(
        self, *, finding: str = "", facility: str = "", state: str = "", **_args: str
    ) -> None:
        """Show the list; `finding` is chosen, `facility` and `state` narrow it."""
        if finding and not facility:
            # A line that is asked for is shown, whatever the list was narrowed to before.
            self.list.facility.choose("")
            self.list.search.clear()
        if facility:
            self.list.facility.set_options([(facility, "")])
            self.list.facility.choose(facility)
        if state:
            self._show_filter(state)
        self._wanted = finding or self._wanted
        self.halves.go_in(bool(finding))
        self.desk.ask(self, current_user, self._show_user)
        self._load(finding)

    def refresh(self, changes: Changes) -> None:
        """Lines, or visits that may have given new ones."""
        if changes.findings or changes.visits or changes.facilities:
            self._load()

    def resized(self, narrow: bool) -> None:
        """Fold to one half at a time."""
        self.halves.fold(narrow)
        self._show_where()

    def escape(self) -> None:
        """From the line back to the list where folded; then the search; then back."""
        if self.halves.covered:
            self.halves.go_in(False)
            self._show_where()
            self.list.go_to_list()
        elif self.list.search.text():
            self.list.search.clear()
            self.list.search.setFocus()
        else:
            self.shell.back()

    @property
    def filter(self) -> str:
        """The filter in use."""
        return self.filters.value

    def _show_where(self) -> None:
        """The filter belongs to the list; where that is covered, it goes as well."""
        self.filters.setVisible(not self.shell.narrow)
        self.folded.setVisible(self.shell.narrow and not self.halves.covered)

    def _show_user(self, user: object) -> None:
        self.acting.user = getattr(user, "name", "")

    def _load(self, finding: str = "") -> None:
        facility, text = self.list.facility.value, self.list.search.text().strip()
        self.desk.ask(
            self,
            lambda ws: read_list(ws, facility, text),
            lambda listed: self._show(listed, finding),
        )

    def _show(self, listed: Listed, finding: str) -> None:
        self._listed = listed
        self._content.setCurrentIndex(0 if listed.any else 1)
        self.list.show_facilities(listed.facilities, self.list.facility.value)
        line = next((one for one in listed.lines if one.id == finding), None)
        if line is not None and not passes(line, self.filter):
            self._show_filter(UNSETTLED if line.unsettled else line.state.value)
        self._show_counts(listed)
        self._show_lines()
        if not (self.list.search.hasFocus() or self.halves.covered or self.detail.on_picture):
            self.list.go_to_list()

    def _show_counts(self, listed: Listed) -> None:
        held = self.filter
        options = [(key, f"{_(words)} {len(listed.passing(key))}") for key, words in FILTERS]
        for button, (_key, words) in zip(self.filters.buttons, options, strict=True):
            button.setText(words)
        self.folded.set_options(options)
        self.folded.choose(held)

    def _show_filter(self, wanted: str) -> None:
        self.filters.choose(wanted)
        self.folded.choose(wanted)

    def _filter(self, wanted: str) -> None:
        self._show_filter(wanted)
        self._show_lines()

    def _show_lines(self) -> None:
        if self._listed is None:
            return
        self.list.show_list(self._listed, self.filter)
        ids = {line.id for line in self._listed.passing(self.filter)}
        if self._wanted not in ids:
            self._wanted = ""
        if self._wanted:
            self.list.rows.select(self._wanted)
        elif ids and not self.shell.narrow:
            self.list.rows.choose_first()
            self._wanted = self.list.rows.selected
        self._read()

    def _moved(self, finding: str) -> None:
        self._wanted = finding
        self._pause.start()

    def _opened(self, finding: str) -> None:
        self._wanted = finding
        self.shell.here[1].update(finding=finding)
        self.halves.go_in(True)
        self._read()

    def _read(self) -> None:
        self._pause.stop()
        wanted = self._wanted
        if wanted:
            self.desk.ask(self, lambda ws: read_line(ws, wanted), self._show_line)
        else:
            self._show_line(None)

    def _show_line(self, opened: Opened | None) -> None:
        # An answer about a line that was left meanwhile is of no use.
        if opened is not None and opened.line.id != self._wanted:
            return
        self.detail.show_line(opened)
        self.halves.show_detail(opened is not None)
        self._show_where()
        if self.halves.covered and opened is not None and self.detail.on_picture is None:
            self.focus(self.detail.first)

    def _look(self, sha256: str) -> None:
        if self.detail.opened is not None:
            self.pictures.look(self.detail.opened.line, sha256)

    def _act_on_picture(self, act: str, photo: str) -> None:
        if self.detail.opened is not None:
            self.pictures.begin(act, self.detail.opened.line, photo)

    def _act(self, wanted: str) -> None:
        opened = self.detail.opened
        if opened is None:
            return
        line = opened.line
        self.shell.here[1].update(finding=line.id)
        if wanted == RECHECK_VISIT:
            self.shell.open("start", facility=line.facility, kind="recheck", finding=line.id)
        elif wanted == PAPERS:
            self.shell.open("papers", visit=line.visit)
        elif wanted == RECORD:
            self.shell.open("preview", visit=line.visit)
        elif wanted == FACILITY:
            self.shell.open("facilities", facility=line.facility)
        else:
            self.acting.begin(Act.of(wanted), opened)

    def _export(self) -> None:
        if self._listed is not None:
            shown = Shown(
                filter=self.filter,
                facility=self.list.facility.value,
                search=self.list.search.text().strip(),
                count=len(self._listed.passing(self.filter)),
                today=self._listed.today,
            )
            self.exporting.ledger(shown)

    def _export_calendar(self) -> None:
        if self._listed is not None:
            self.exporting.calendar(self.list.facility.value, self._listed.today)
