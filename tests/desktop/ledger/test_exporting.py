"""The ledgers go out of the window: which, of whom, of which time, in whose columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from inspector.desktop.ledger.export_panel import ExportPanel
from inspector.desktop.ledger.profile_panel import ProfilePanel
from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.text import Text
from inspector.facts.ledger_sheet import LedgerKind
from inspector.usecases.ledger_profiles import list_profiles
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, press
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.ledger.hands import answer, give, ledger_page, panel

CONTROL = Qt.KeyboardModifier.ControlModifier


def ask(shell: Shell, page: LedgerPage) -> ExportPanel:
    """Press the button; the questions."""
    press(shell, page.list.export)
    return panel(shell, ExportPanel)


def choose_file(shell: Shell, page: LedgerPage, path: Path) -> None:
    """Answer the dialog for a file."""
    dialog = next(d for d in page.findChildren(QFileDialog) if d.isVisible())
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    dialog.accept()
    settled(shell)
    said = [one.text() for one in shell.bar.findChildren(Text) if one.isVisible()]
    assert str(path) in said


def rows_of(path: Path) -> list[list[Any]]:
    return python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()


def pick(form: ExportPanel, kind: LedgerKind) -> None:
    """Choose a ledger as a person does."""
    form.kind.choose(kind)
    form.kind.chosen.emit(kind.value)


def test_what_the_list_shows_goes_out_and_so_do_its_deadlines(shell: Shell, tmp_path: Path) -> None:
    page = ledger_page(shell)
    form = ask(shell, page)
    assert form.listed.text() == "只要列表里现在的 5 项"
    assert not form.fields["since"].isVisible()
    sheet, calendar = tmp_path / "台账.xlsx", tmp_path / "期限.ics"
    key(shell, Qt.Key.Key_Return, CONTROL)
    choose_file(shell, page, sheet)
    rows = rows_of(sheet)
    assert sum("安全出口" in str(row) for row in rows) == 2
    assert "消防救援大队" not in str(rows), "handed over, so not in the list"
    press(shell, page.list.calendar)
    choose_file(shell, page, calendar)
    assert calendar.read_bytes().count(b"BEGIN:VEVENT") == 4


def test_every_ledger_goes_out_of_the_window(shell: Shell, tmp_path: Path) -> None:
    page = ledger_page(shell)
    for kind in LedgerKind:
        form = ask(shell, page)
        pick(form, kind)
        assert form.listed.isVisible() == (kind.value in ("rectification", "hazards", "transfers"))
        if form.listed.isVisible():
            form.listed.setChecked(False)
        timeless = kind in (LedgerKind.PAPERS, LedgerKind.EQUIPMENT)
        assert form.fields["since"].isVisible() != timeless
        if not timeless:
            answer(form, since="2026-11-01", until="2026-11-30")
        path = tmp_path / f"{kind.value}.xlsx"
        give(shell, form)
        choose_file(shell, page, path)
        head, *rows = rows_of(path)
        assert head[0] == "序号"
        wanted = {LedgerKind.VISITS: 2, LedgerKind.RECTIFICATION: 6, LedgerKind.TRANSFERS: 1}
        assert len(rows) == wanted.get(kind, len(rows))
    form = ask(shell, page)
    pick(form, LedgerKind.VISITS)
    answer(form, since="2026-11-11")
    give(shell, form)
    choose_file(shell, page, tmp_path / "以后.xlsx")
    assert len(rows_of(tmp_path / "以后.xlsx")) == 1, "both visits were the day before"


def test_a_superiors_columns_are_read_written_used_and_dropped(
    shell: Shell, workspace: Workspace, tmp_path: Path
) -> None:
    template = tmp_path / "县平台.xlsx"
    book = xlsxwriter.Workbook(template)
    sheet = book.add_worksheet()
    for number, caption in enumerate(("具体位置", "隐患描述", "整改期限")):
        sheet.write_string(0, number, caption)
    book.close()
    page = ledger_page(shell)
    press(shell, ask(shell, page).edit)
    form = panel(shell, ProfilePanel)
    page.exporting.read_columns(form, LedgerKind.RECTIFICATION, template)
    settled(shell)
    assert form.fields["columns"].input.text() == "具体位置\n隐患描述=\n整改期限"
    answer(form, name="县平台", columns="具体位置\n隐患描述=检查所见\n整改期限")
    key(shell, Qt.Key.Key_Return, CONTROL)
    (profile,) = list_profiles(workspace, LedgerKind.RECTIFICATION)
    assert [key for _caption, key in profile.columns] == ["place", "seen", "deadline"]
    again = panel(shell, ExportPanel)
    assert again.profile.value == "县平台"
    give(shell, again)
    path = tmp_path / "上报.xlsx"
    choose_file(shell, page, path)
    head, *rows = rows_of(path)
    assert head == ["具体位置", "隐患描述", "整改期限"]
    assert ["三层楼梯间", "2 具应急灯不亮。", date(2026, 11, 24)] in rows
    again = ask(shell, page)
    again.profile.choose("县平台")
    press(shell, again.edit)
    form = panel(shell, ProfilePanel)
    assert form.fields["columns"].input.text() == "具体位置\n隐患描述=检查所见\n整改期限"
    press(shell, form.remove)
    assert list_profiles(workspace) == ()
    assert panel(shell, ExportPanel).profile.value == ""


def test_a_column_that_there_is_not_is_said(shell: Shell) -> None:
    page = ledger_page(shell)
    press(shell, ask(shell, page).edit)
    form = panel(shell, ProfilePanel)
    answer(form, name="县平台", columns="描述=没有这一列")
    give(shell, form)
    assert "没有这一列" in form.refusal.text()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_questions_fit(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    page = ledger_page(shell)
    form = ask(shell, page)
    pick(form, LedgerKind.VISITS)
    settled(shell)
    assert_not_clipped(form)
    assert_accessible(form)
    press(shell, form.edit)
    columns = panel(shell, ProfilePanel)
    assert_not_clipped(columns)
    assert_accessible(columns)
