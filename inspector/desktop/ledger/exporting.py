"""The ledgers as spreadsheets, in our columns or a superior's; the deadlines as a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.desk import Desk
from inspector.desktop.ledger.export_panel import ExportPanel, Wanted
from inspector.desktop.ledger.profile_panel import COLUMNS, NAME, ProfilePanel
from inspector.desktop.ledger.reading import HAZARDS, filter_of
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.errors import InspectorError
from inspector.facts.ledger_sheet import LedgerKind, LedgerProfile
from inspector.facts.rectification import LedgerState
from inspector.i18n import _
from inspector.usecases import ledger_profiles
from inspector.usecases.due import export_calendar
from inspector.usecases.facilities import list_facilities
from inspector.usecases.ledger_reading import LedgerFilter
from inspector.usecases.ledgers import export_ledger
from inspector.usecases.setup import Workspace

_KINDS = {
    HAZARDS: LedgerKind.HAZARDS,
    LedgerState.HANDED_OVER.value: LedgerKind.TRANSFERS,
}
"""The ledger that holds what a filter of the list shows, where it is not the whole."""


class Shown(Struct, frozen=True, kw_only=True):
    """What the list shows: by which filter, of which facility, with which words, how many."""

    filter: str
    facility: str
    search: str
    count: int
    today: date


class Exporting(QObject):
    """Asks what is wanted and for a file, writes it, and says so."""

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page

    def ledger(self, shown: Shown) -> None:
        """Ask which ledger goes out; at first what the list shows."""
        kind = _KINDS.get(shown.filter, LedgerKind.RECTIFICATION)
        wanted = Wanted(kind=kind, facility=shown.facility, listed=shown.count > 0)
        self._offer(shown, wanted)

    def _offer(self, shown: Shown, wanted: Wanted) -> None:
        def read(ws: Workspace) -> tuple[list[tuple[str, str]], tuple[LedgerProfile, ...]]:
            facilities = [(one.id, one.name) for one in list_facilities(ws)]
            return facilities, ledger_profiles.list_profiles(ws)

        self._desk.ask(self, read, lambda found: self._ask(shown, wanted, *found))

    def _ask(
        self,
        shown: Shown,
        wanted: Wanted,
        facilities: Sequence[tuple[str, str]],
        profiles: Sequence[LedgerProfile],
    ) -> None:
        listed = _("只要列表里现在的 {n} 项").format(n=shown.count)
        panel = ExportPanel(self._shell, wanted, facilities, profiles, listed)

        def export(chosen: Wanted) -> None:
            panel.close_panel()
            self._export(shown, chosen)

        def edit(chosen: Wanted) -> None:
            panel.close_panel()
            held = [o for o in profiles if (o.kind, o.name) == (chosen.kind, chosen.profile)]
            self._edit(shown, chosen, held[0] if held else None)

        panel.exporting.connect(export)
        panel.editing.connect(edit)
        self._show(panel)

    def _edit(self, shown: Shown, wanted: Wanted, profile: LedgerProfile | None) -> None:
        kind = wanted.kind
        known = ledger_profiles.known_columns(kind)[kind]
        panel = ProfilePanel(self._shell, kind, profile, known)

        def back(name: str) -> None:
            panel.close_panel()
            self._offer(shown, replace(wanted, profile=name))

        def save(said: dict[str, str]) -> None:
            columns = ledger_profiles.read_columns(kind, said[COLUMNS].splitlines())
            made = LedgerProfile(kind=kind, name=said[NAME], columns=columns)
            self._desk.write(
                panel,
                lambda ws: ledger_profiles.save_profile(ws, made),
                lambda _done: back(made.name),
                lambda error: panel.show_refusal(error.sentence),
            )

        def remove() -> None:
            if profile is not None:
                self._desk.write(
                    panel,
                    lambda ws: ledger_profiles.remove_profile(ws, kind, profile.name),
                    lambda _done: back(""),
                )

        panel.wanted.connect(save)
        panel.reading.connect(lambda: self._choose_template(panel, kind))
        panel.removing.connect(remove)
        self._show(panel)

    def _choose_template(self, panel: ProfilePanel, kind: LedgerKind) -> None:
        pattern = _("表格 (*.xlsx *.xls *.ods)")
        dialog = QFileDialog(panel, _("上级的表格"), "", pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_columns(panel, kind, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def read_columns(self, panel: ProfilePanel, kind: LedgerKind, path: Path) -> None:
        """Take the names of the columns from the first row of a spreadsheet."""

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)

        self._desk.ask(
            panel,
            lambda _ws: ledger_profiles.columns_of_file(kind, path),
            panel.show_columns,
            refused,
        )

    def _export(self, shown: Shown, wanted: Wanted) -> None:
        kind = wanted.kind
        if wanted.listed:
            held = filter_of(shown.filter, shown.facility, shown.search)
        else:
            held = LedgerFilter(
                facility=wanted.facility or None, since=wanted.since, until=wanted.until
            )

        def write(ws: Workspace, path: Path) -> int:
            named = wanted.profile
            profile = ledger_profiles.get_profile(ws, kind, named) if named else None
            return export_ledger(ws, kind, path, held, profile)

        name = "-".join(part for part in (kind.label, wanted.profile, str(shown.today)) if part)
        self._choose(
            kind.label,
            f"{name}.xlsx",
            _("表格 (*.xlsx)"),
            lambda path: self._write(lambda ws: write(ws, path), path, _("已导出 {n} 项")),
        )

    def calendar(self, facility: str, today: date) -> None:
        """The deadlines that run as a calendar."""
        held = facility or None
        self._choose(
            _("整改期限"),
            _("整改期限-{day}").format(day=today) + ".ics",
            _("日历 (*.ics)"),
            lambda path: self._write(
                lambda ws: export_calendar(ws, path, facility=held),
                path,
                _("已导出 {n} 个期限，用日历程序打开这个文件"),
            ),
        )

    def _show(self, panel: FormPanel) -> None:
        self._shell.cover(panel)
        panel.ask()

    def _choose(self, title: str, name: str, pattern: str, save: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._page, title, "", pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _write(self, work: Callable[[Workspace], int], path: Path, words: str) -> None:
        def said(count: int) -> None:
            self._shell.bar.show_message(
                words.format(n=count), str(path), tone="green", icon="circle-check"
            )

        self._desk.write(self, work, said)
