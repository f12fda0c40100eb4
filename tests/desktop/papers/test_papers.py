"""文书: made, checked, issued, looked at, served, answered, corrected, voided."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from inspector.desktop.closing.pdf import opened as opened_pdf
from inspector.desktop.closing.reason_panel import ReasonPanel
from inspector.desktop.facility.leaving import LeavePanel
from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.pages.papers import PapersPage
from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.scans import ScansPage
from inspector.desktop.papers import issued_panel as acts
from inspector.desktop.papers.inputs import RowsInput
from inspector.desktop.papers.service_panel import ServicePanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.painted_rows import RECORD
from inspector.facts.document import DocumentState, ServiceManner
from inspector.usecases.documents import (
    document_facts,
    document_pdf,
    draft_and_issue,
    get_document,
    list_documents,
)
from inspector.usecases.number_blocks import set_number_block
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import settled
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import answer, give, panel
from tests.paper_scans import jpeg, printed

CONTROL = Qt.KeyboardModifier.ControlModifier
ADVICE, FEEDBACK, PLAN = "rectification_advice", "feedback", "inspection_plan"


def papers(shell: Shell, visit: str, **args: str) -> PapersPage:
    """The page of a visit."""
    return opened(shell, PapersPage, "papers", visit, **args)


def choose(shell: Shell, page: PapersPage, key_of: str) -> None:
    """Move to a row as a person does."""
    model = page.rows.model()
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    page.rows.setCurrentIndex(next(row for row in rows if row.data(RECORD).key == key_of))
    settled(shell)


def given_block(ws: Workspace, kind: str) -> None:
    """This laptop has its numbers, so that nothing warns."""
    set_number_block(ws, kind, 2026, prefix="示镇改", first=1, last=50)


def test_every_kind_says_whether_it_can_be_made(shell: Shell, visit: str) -> None:
    page = papers(shell, visit)
    rows = page._rows
    advice = rows[ADVICE].kind
    assert advice is not None
    assert advice.available
    assert rows["service_receipt"].second == "还没有出具要送达的文书"
    assert rows["internal_sheet"].second == "内部使用，不得交出"
    choose(shell, page, "service_receipt")
    assert page.detail.form is None
    assert not page.detail.issue.isVisible()


def test_a_paper_is_checked_issued_and_shown(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    given_block(workspace, ADVICE)
    page = papers(shell, visit)
    choose(shell, page, ADVICE)
    form = page.detail.form
    assert form is not None
    assert len(form.boxes) == 3
    last = list(form.boxes)[-1]
    press(shell, form.boxes[last])
    type_into(form.fields["reply_by"].input.edge, "20261210")
    type_into(form.fields["contact"].input.edge, "示例甲 0000-0000000")
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert shell.here[0] == "preview"
    (issued,) = list_documents(workspace, visit=visit)
    assert issued.state is DocumentState.ISSUED
    assert issued.number == "示镇改〔2026〕第0001号"
    assert last not in issued.findings
    facts = document_facts(workspace, issued.id)
    assert facts.fields["reply_by"] == "2026-12-10"
    preview = shell.page
    assert isinstance(preview, PreviewPage)
    assert preview.paper is not None
    assert preview.paper.data == document_pdf(workspace, issued.id)
    assert preview.head.state.text() == "已出具"
    with opened_pdf(preview.paper.data) as held:
        assert "示镇改〔2026〕第0001号" in held.document.getAllText(0).text()
    key(shell, Qt.Key.Key_Escape)
    assert isinstance(shell.page, PapersPage)
    assert shell.page.detail.kept is not None


def test_what_is_wrong_stands_under_its_field(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = papers(shell, visit)
    choose(shell, page, "recheck_record")
    form = page.detail.form
    assert form is not None
    type_into(form.fields["recheck_on"].input.edge, "明天")
    press(shell, page.detail.issue)
    assert form.fields["recheck_on"].error == "写成 2026-12-05 09:30 这样"
    assert form.fields["recheck_on"].input.edge.hasFocus()
    type_into(form.fields["recheck_on"].input.edge, "")
    press(shell, page.detail.issue)
    assert form.fields["recheck_on"].error == "这一项要填"
    assert list_documents(workspace, visit=visit) == ()


def test_warnings_are_read_before_the_second_press(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = papers(shell, visit)
    choose(shell, page, ADVICE)
    press(shell, page.detail.issue)
    assert shell.here[0] == "papers"
    assert page.detail.check is not None
    assert not page.detail.check.reasons
    (draft,) = list_documents(workspace, visit=visit)
    assert draft.state is DocumentState.DRAFT
    assert page.detail.issue.text() == "出具"
    press(shell, page.detail.issue)
    assert shell.here[0] == "preview"
    assert get_document(workspace, draft.id).state is DocumentState.ISSUED


def test_what_blocks_cannot_be_issued_until_it_is_mended(
    shell: Shell, workspace: Workspace
) -> None:
    late = scene.line(workspace, scene.HOME, scene.EXIT)
    given_block(workspace, ADVICE)
    page = papers(shell, late.visit)
    choose(shell, page, ADVICE)
    press(shell, page.detail.issue)
    assert page.detail.check is not None
    assert not page.detail.issue.isEnabled()
    form = page.detail.form
    assert form is not None
    press(shell, form.boxes[late.id])
    assert page.detail.check is None
    press(shell, page.detail.issue)
    assert shell.here[0] == "preview"


def test_a_draft_waits_and_can_be_gone_on_with(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = papers(shell, visit)
    choose(shell, page, PLAN)
    form = page.detail.form
    assert form is not None
    rows = form.fields["duties"].input
    assert isinstance(rows, RowsInput)
    type_into(rows.cells[0][0], "示例乙")
    type_into(rows.cells[0][1], "厨房|库房")
    key(shell, Qt.Key.Key_S, CONTROL)
    (draft,) = list_documents(workspace, visit=visit)
    assert draft.fields["duties"] == "示例乙|厨房｜库房"
    shell.go("home")
    settled(shell)
    page = papers(shell, visit)
    assert page.detail.row is not None
    assert page.detail.row.key == draft.id
    assert page.detail.form is not None
    again = page.detail.form.fields["duties"].input
    assert isinstance(again, RowsInput)
    assert again.cells[0][1].text() == "厨房｜库房"


def test_what_was_typed_is_a_draft_when_the_page_is_left(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = papers(shell, visit)
    choose(shell, page, ADVICE)
    assert page.detail.form is not None
    type_into(page.detail.form.fields["contact"].input.edge, "示例乙")
    shell.go("home")
    settled(shell)
    (draft,) = list_documents(workspace, visit=visit)
    assert draft.fields["contact"] == "示例乙"


def test_typed_text_is_asked_about_before_it_is_left(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = papers(shell, visit)
    choose(shell, page, ADVICE)
    assert page.detail.form is not None
    type_into(page.detail.form.fields["contact"].input.edge, "示例乙")
    choose(shell, page, FEEDBACK)
    leaving = next(one for one in shell.findChildren(LeavePanel) if one.isVisible())
    press(shell, leaving.go_on)
    assert page.detail.row is not None
    assert page.detail.row.key == ADVICE
    assert page.detail.form.fields["contact"].input.text() == "示例乙"
    choose(shell, page, FEEDBACK)
    leaving = next(one for one in shell.findChildren(LeavePanel) if one.isVisible())
    press(shell, leaving.drop)
    assert page.detail.row.key == FEEDBACK
    assert list_documents(workspace, visit=visit) == ()


def issued(ws: Workspace, visit: str) -> str:
    """A paper that was issued."""
    given_block(ws, ADVICE)
    return draft_and_issue(ws, visit, ADVICE).document


def act(shell: Shell, page: PapersPage, wanted: str) -> None:
    """Press one of the buttons of an issued paper."""
    assert page.detail.kept is not None
    press(shell, page.detail.kept.buttons[wanted])


def test_service_asks_for_what_its_manner_needs(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    paper = issued(workspace, visit)
    page = papers(shell, visit, document=paper)
    act(shell, page, acts.SERVE)
    form = panel(shell, ServicePanel)
    assert form.fields["receiver"].input.text() == "示例丁"
    assert not form.fields["witness"].isVisible()
    answer(form, manner="refused")
    give(shell, form)
    assert form.fields["reason"].error == "这一项要填"
    answer(form, reason="说要等院长回来", witness="示例庚", capacity="村委会主任")
    give(shell, form)
    service = get_document(workspace, paper).service
    assert service is not None
    assert service.manner is ServiceManner.REFUSED
    assert service.witnesses == ("示例庚:村委会主任",)
    assert page.detail.row is not None
    assert page.detail.row.document is not None
    assert page.detail.row.document.state is DocumentState.SERVED


def test_signed_pages_are_filed_by_their_code(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    paper = issued(workspace, visit)
    page = papers(shell, visit, document=paper)
    act(shell, page, acts.SCAN)
    (dialog,) = page.findChildren(QFileDialog)
    assert "*.heic" in dialog.nameFilters()[0]
    first = printed(document_pdf(workspace, paper), dpi=150, last=1)[0]
    dialog.filesSelected.emit([str(jpeg(first, tmp_path / "签回.jpg"))])
    dialog.close()
    settled(shell)
    filing = shell.page
    assert isinstance(filing, ScansPage)
    assert [row.page.text() for row in filing.filed[paper].rows] == ["第 1 页"]
    assert len(get_document(workspace, paper).scans) == 1
    assert "files" not in shell.here[1], "coming back takes nothing twice"
    shell.escape()
    assert shell.page is page


def test_service_by_hand_then_a_statement(shell: Shell, workspace: Workspace, visit: str) -> None:
    paper = issued(workspace, visit)
    page = papers(shell, visit, document=paper)
    act(shell, page, acts.SERVE)
    form: FormPanel = panel(shell, ServicePanel)
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert get_document(workspace, paper).state is DocumentState.SERVED
    act(shell, page, acts.STATE)
    form = panel(shell, FormPanel)
    answer(form, text="走道上的轮椅已经搬走。", finding="2")
    give(shell, form)
    (said,) = get_document(workspace, paper).statements
    assert said.text == "走道上的轮椅已经搬走。"
    assert (said.by, said.finding) == ("示例丁", 2)


def reason(shell: Shell, text: str) -> None:
    """Give the reason that is asked for."""
    asked = next(one for one in shell.findChildren(ReasonPanel) if one.isVisible())
    press(shell, asked.yes)
    assert asked.field.error == "理由还没有写"
    type_into(asked.area, text)
    press(shell, asked.yes)


def test_a_correction_keeps_the_number_and_the_old_paper(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    paper = issued(workspace, visit)
    before = document_pdf(workspace, paper)
    page = papers(shell, visit, document=paper)
    act(shell, page, acts.REVISE)
    reason(shell, "联系电话写错")
    form = page.detail.form
    assert form is not None
    type_into(form.fields["contact"].input.edge, "示例乙")
    press(shell, page.detail.issue)
    if shell.here[0] == "papers":
        press(shell, page.detail.issue)
    assert shell.here[0] == "preview"
    held = get_document(workspace, paper)
    assert held.revision == 2
    assert held.number == "示镇改〔2026〕第0001号"
    assert document_pdf(workspace, paper, 1) == before
    preview = shell.page
    assert isinstance(preview, PreviewPage)
    assert preview.head.revision.isVisible()
    preview._show_revision(1)
    settled(shell)
    assert preview.paper is not None
    assert preview.paper.data == before


def test_voiding_keeps_the_paper_with_its_reason(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    paper = issued(workspace, visit)
    page = papers(shell, visit, document=paper)
    act(shell, page, acts.VOID)
    reason(shell, "单位名称写错")
    held = get_document(workspace, paper)
    assert held.state is DocumentState.VOID
    assert held.void == "单位名称写错"
    assert page.detail.kept is not None
    assert not page.detail.kept.buttons
    assert page.detail.look.isVisible()


def test_papers_are_reached_from_the_record_and_the_ledger(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    preview = opened(shell, PreviewPage, "preview", visit)
    press(shell, preview.head.papers)
    assert shell.here == ("papers", {"visit": visit})
    line = scene.line(workspace, scene.CENTRE, scene.EXIT)
    shell.go("ledger", finding=line.id)
    settled(shell)
    assert isinstance(shell.page, LedgerPage)
    press(shell, shell.page.detail.buttons["papers"])
    assert shell.here[0] == "papers"
    assert QApplication.focusWidget() is not None
