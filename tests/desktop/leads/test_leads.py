"""线索: the list says nothing, a reason opens one, Esc puts it away, what was told stays sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from inspector.desktop.leads.opened_panel import ADD, FILES, HAND, PRINT, RECEIPT
from inspector.desktop.ledger.files_row import FilesRow
from inspector.desktop.pages.leads import LeadsPage
from inspector.desktop.search import SearchPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.lead import Lead, LeadCategory, LeadState
from inspector.usecases import keeping, leads
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.visits import add_home, begin
from tests.reports.sample_papers import read

CONTROL = Qt.KeyboardModifier.ControlModifier
TOLD = "夜里用毛巾打了两次胳膊"
PICTURES = Path(__file__).resolve().parents[3] / "resources" / "sample" / "photos"


@pytest.fixture
def lead(workspace: Workspace) -> str:
    """A lead of a visit under way, with a photo."""
    visit = begin(workspace, add_home(workspace))
    new = leads.NewLead(
        category=LeadCategory.ABUSE,
        text=TOLD,
        visit=visit,
        about="夜班护理员",
        files=(PICTURES / "corridor.jpg",),
    )
    return leads.add_lead(workspace, new).id


def shown(shell: Shell) -> str:
    """Everything that can be read in the window."""
    read_ = [one.text() for one in shell.findChildren(Text) if one.isVisible()]
    lines = [one.text() for one in shell.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in shell.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join([*read_, *lines, *texts])


def form(shell: Shell) -> FormPanel:
    """The questions over the page."""
    return next(one for one in shell.findChildren(FormPanel) if one.isVisible())


def page_of(shell: Shell) -> LeadsPage:
    shell.go("leads")
    settled(shell)
    assert isinstance(shell.page, LeadsPage)
    return shell.page


def open_it(shell: Shell, lead: str, reason: str = "准备移交") -> LeadsPage:
    page = page_of(shell)
    page.list.rows.rows[lead].setFocus()
    key(shell, Qt.Key.Key_Return)
    type_into(form(shell).fields["reason"].input.edge, reason)
    key(shell, Qt.Key.Key_Return, CONTROL)
    return page


def held(workspace: Workspace, lead: str) -> Lead:
    return leads.open_lead(workspace, lead, "核对")


def test_the_list_says_number_and_state_and_nothing_else(
    shell: Shell, lead: str, workspace: Workspace
) -> None:
    page = page_of(shell)
    text = shown(shell)
    assert f"编号 {lead[-6:].upper()}" in text
    assert "今天 14:32 示例甲 登记" in text
    for told in (TOLD, "虐待", "夜班护理员", "示例镇敬老院"):
        assert told not in text
    assert "内容没有加密" in text
    assert page.detail.lead is None
    shell.search()
    settled(shell)
    panel = next(one for one in shell.findChildren(SearchPanel) if one.isVisible())
    type_into(panel.field, "毛巾")
    settled(shell)
    assert "胳膊" not in shown(shell)


def test_a_reason_opens_it_and_esc_puts_it_away(
    shell: Shell, lead: str, workspace: Workspace
) -> None:
    page = page_of(shell)
    page.list.rows.rows[lead].setFocus()
    key(shell, Qt.Key.Key_Return)
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert form(shell).fields["reason"].error == "这一项要填"
    assert TOLD not in shown(shell)
    key(shell, Qt.Key.Key_Escape)
    page = open_it(shell, lead, "分管领导批示")
    assert TOLD in shown(shell)
    assert "示例甲 打开：分管领导批示" in shown(shell)
    key(shell, Qt.Key.Key_Escape)
    assert shell.page is page
    assert TOLD not in shown(shell)
    assert TOLD not in "".join(one.text() for one in page.findChildren(Text))
    key(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "home"
    open_it(shell, lead)
    shell.go("ledger")
    settled(shell)
    assert TOLD not in "".join(one.text() for one in page.findChildren(Text))
    reasons = [one.reason for one in held(workspace, lead).openings]
    assert reasons == ["分管领导批示", "准备移交", "核对"]


def test_registered_by_key_and_what_was_hidden_half_way_stands_there_again(
    shell: Shell, workspace: Workspace
) -> None:
    facility = add_home(workspace)
    page = page_of(shell)
    key(shell, Qt.Key.Key_F5)
    type_into(form(shell).fields["text"].input.edge, "拉老人听课买保健品")
    key(shell, Qt.Key.Key_Escape)
    assert leads.list_leads(workspace) == ()
    key(shell, Qt.Key.Key_F5)
    new = form(shell)
    assert new.fields["text"].input.text() == "拉老人听课买保健品"
    press(shell, new.fields["category"].input.row.buttons[3])  # type: ignore[attr-defined]
    new.fields["facility"].input.show_text(facility)
    new.findChildren(FilesRow)[0].take([PICTURES / "corridor.jpg"])
    press(shell, new.yes)
    (line,) = leads.list_leads(workspace)
    assert "已登记，编号" in shell.bar.title.text()
    assert "保健品" not in shown(shell).replace("听到虐待、克扣、非法集资、推销保健品的", "")
    opened = held(workspace, line.id)
    assert (opened.category, opened.facility) == (LeadCategory.SUPPLEMENTS, facility)
    assert len(opened.files) == 1
    key(shell, Qt.Key.Key_F5)
    assert form(shell).fields["text"].input.text() == "", "what was registered is gone from here"
    assert page.list.count.text() == "线索单 1 份"


def test_added_to_handed_over_and_answered(shell: Shell, lead: str, workspace: Workspace) -> None:
    page = open_it(shell, lead)
    press(shell, page.detail.buttons[ADD])
    type_into(form(shell).fields["text"].input.edge, "又有一位老人说看见了")
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert "又有一位老人说看见了" in shown(shell)
    assert TOLD in shown(shell), "what was told first stays"
    assert RECEIPT not in page.detail.buttons
    press(shell, page.detail.buttons[HAND])
    asking = form(shell)
    assert asking.fields["to"].input.text() == "公安机关", "the usual one for this kind"
    type_into(asking.fields["receiver"].input.edge, "示例庚")
    type_into(asking.fields["at"].input.edge, "2026-11-20 15:10")
    press(shell, asking.yes)
    assert leads.get_line(workspace, lead).state is LeadState.HANDED_OVER
    assert "示例甲 交，示例庚 收" in shown(shell)
    press(shell, page.detail.buttons[HAND])
    press(shell, form(shell).yes)
    assert "已经移交公安机关" in form(shell).refusal.text()
    key(shell, Qt.Key.Key_Escape)
    press(shell, page.detail.buttons[RECEIPT])
    asking = form(shell)
    type_into(asking.fields["receiver"].input.edge, "示例庚")
    type_into(asking.fields["number"].input.edge, "示公〔2026〕3号")
    press(shell, asking.yes)
    assert leads.get_line(workspace, lead).state is LeadState.ACKNOWLEDGED
    (handed,) = held(workspace, lead).hand_overs
    assert (handed.at[:16], handed.receiver) == ("2026-11-20T15:10", "示例庚")
    assert handed.receipt is not None
    assert handed.receipt.number == "示公〔2026〕3号"
    assert keeping.rebuild(workspace, check=True)


def test_printing_and_copying_ask_why_and_are_noted(
    shell: Shell,
    lead: str,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_it(shell, lead)
    out = tmp_path / "线索单.pdf"
    monkeypatch.setattr(
        page.acting.out, "print", lambda _name, make: page.acting.out.save_as(out, make)
    )
    press(shell, page.detail.buttons[PRINT])
    assert form(shell).fields["reason"].input.text() == "准备移交", "said once already"
    press(shell, form(shell).yes)
    paper = read(out.read_bytes())
    assert TOLD in paper
    assert "内部线索，不得交被检查单位" in paper
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "附件"))
    press(shell, page.detail.buttons[FILES])
    press(shell, form(shell).yes)
    (copied,) = (tmp_path / "附件").iterdir()
    assert copied.read_bytes() == (PICTURES / "corridor.jpg").read_bytes()
    acts = [one.act for one in held(workspace, lead).openings]
    assert acts == ["open", "print", "files", "open"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits(make_shell: MakeShell, lead: str, scale: float) -> None:
    shell = make_shell(scale)
    page = page_of(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    open_it(shell, lead)
    assert_not_clipped(shell)
    assert_accessible(page)
    press(shell, page.detail.buttons[HAND])
    assert_not_clipped(form(shell))
    assert_accessible(form(shell))
