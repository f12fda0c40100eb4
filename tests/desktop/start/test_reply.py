"""登记回复 from the first page, and a planned visit found from the file of its facility."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.home_visits import VisitsSection
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.facts.origin import Origin, Source
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace
from inspector.usecases.visit_changes import set_origin
from tests.desktop.conftest import settled
from tests.desktop.hands import CONTROL, click, press, type_in
from tests.desktop.visits import add_home, begin, plan


def test_a_reply_is_noted_from_the_first_page(workspace: Workspace, shell: Shell) -> None:
    visit = begin(workspace, add_home(workspace))
    asked = Origin(source=Source.COMPLAINT, reference="12345-0077", reply_by="2026-11-24")
    set_origin(workspace, visit, asked)
    shell.go("home")
    settled(shell)
    assert isinstance(shell.page, HomePage)
    section = shell.page.findChild(VisitsSection)
    assert isinstance(section, VisitsSection)
    (button,) = section.buttons.values()
    assert button.text() == "登记回复"
    click(shell, button)
    press(shell, Qt.Key.Key_Tab)
    type_in(QApplication.focusWidget(), "示复〔2026〕3号")
    press(shell, Qt.Key.Key_Return, CONTROL)
    settled(shell)
    replied = get_head(workspace, visit).replied
    assert replied is not None
    assert (replied.on, replied.words) == ("2026-11-20", "示复〔2026〕3号")
    assert shell.page.findChild(VisitsSection) is None


def test_a_planned_visit_begins_from_the_file_of_its_facility(
    workspace: Workspace, shell: Shell
) -> None:
    home = add_home(workspace)
    visit = plan(workspace, home, 0)
    shell.open("facilities", facility=home)
    settled(shell)
    assert shell.page is not None
    go = next(b for b in shell.page.findChildren(Button) if b.text() == "去检查")
    click(shell, go)
    settled(shell)
    assert shell.here == ("start", {"facility": home, "visit": visit})
