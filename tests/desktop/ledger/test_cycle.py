"""What a visit found, followed in the window: advice, extension, recheck, closure, their papers."""

from __future__ import annotations

from PySide6.QtCore import Qt

from inspector.desktop.closing.sign_foot import SCREEN
from inspector.desktop.ledger.act_panel import ActPanel
from inspector.desktop.pages.papers import PapersPage
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.papers.issued_panel import SERVE
from inspector.desktop.shell import Shell
from inspector.facts.document import DocumentState
from inspector.facts.rectification import Act, LedgerState
from inspector.facts.vocabulary import VisitState
from inspector.usecases import keeping
from inspector.usecases.asking import get_head
from inspector.usecases.documents import document_pdf, get_document, list_documents
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import draw, key, opened, press
from tests.desktop.conftest import settled
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import act, answer, give, ledger_page
from tests.reports.sample_papers import read

CONTROL = Qt.KeyboardModifier.ControlModifier


def issue(shell: Shell, visit: str, kind: str, **fields: str) -> str:
    """Fill in and issue a paper of a visit; what warns is read, then it is issued all the same."""
    page = opened(shell, PapersPage, "papers", visit)
    page._go_to(kind)
    settled(shell)
    assert page.detail.form is not None
    for name, text in fields.items():
        given = page.detail.form.fields[name]
        given.input.show_text(text)
    press(shell, page.detail.issue)
    if shell.here[0] == "papers":
        press(shell, page.detail.issue)
    assert shell.here[0] == "preview"
    return shell.here[1]["document"]


def look_again(shell: Shell, finding: str) -> str:
    """From the line to a 复查 that finds it corrected, signed by all on the screen."""
    page = ledger_page(shell, finding=finding)
    press(shell, page.detail.buttons["recheck_visit"])
    start = shell.page
    assert isinstance(start, StartVisitPage)
    for other, box in start.again.boxes.items():
        if box.isChecked() != (other == finding):
            press(shell, box)
    for person in ("示例乙", "示例丁"):
        press(shell, start.people.offers[person])
    press(shell, start.start)
    assert isinstance(shell.page, WalkPage)
    visit = shell.here[1]["visit"]
    key(shell, Qt.Key.Key_1)
    review = opened(shell, ReviewPage, "review", visit)
    press(shell, review.next)
    names = shell.page
    assert isinstance(names, SignPage)
    card = next(one for one in names.way.cards if one.option.value == SCREEN)
    press(shell, card)
    for signer in names.signers.officers.values():
        draw(signer.pad)
        press(shell, signer.keep)
    form = names.signers.facility.form
    draw(form.pad)
    press(shell, form.keep)
    press(shell, names.foot.finish)
    return visit


def test_a_line_is_followed_to_its_closure_with_its_papers(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, scene.CENTRE, scene.LIGHT)
    advice = issue(shell, line.visit, "rectification_advice")
    page = opened(shell, PapersPage, "papers", line.visit, document=advice)
    assert page.detail.kept is not None
    press(shell, page.detail.kept.buttons[SERVE])
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert get_document(workspace, advice).state is DocumentState.SERVED

    form = act(shell, ledger_page(shell, finding=line.id), Act.EXTEND)
    assert isinstance(form, ActPanel)
    answer(form, until="2026-12-10", reason="灯具缺货", approved_by="示例己")
    answer(form, **{"paper.interim": "夜间加派一人巡视"})
    give(shell, form)
    assert shell.here[0] == "preview"
    extended = get_finding(workspace, line.id)
    assert extended.deadline == "2026-12-10"
    form = act(shell, ledger_page(shell, finding=line.id), Act.REPORT)  # type: ignore[assignment]
    answer(form, by="示例丁", note="两具灯都换了")
    give(shell, form)

    again = look_again(shell, line.id)
    assert get_head(workspace, again).state is VisitState.CLOSED
    assert get_finding(workspace, line.id).passed_recheck
    record = issue(shell, again, "recheck_record", recheck_on="2026-11-20 14:32")
    form = act(shell, ledger_page(shell, finding=line.id), Act.CLOSE)  # type: ignore[assignment]
    give(shell, form)
    done = get_finding(workspace, line.id)
    assert (done.state, done.closed_by) == (LedgerState.CLOSED, "示例甲")
    assert shell.here == ("preview", {"visit": again, "document": done.closed_paper})

    said = {
        advice: ("整改建议书", "具应急灯不亮"),
        extended.extensions[0].paper: ("灯具缺货", "示例己", "夜间加派一人巡视", "2026年12月10日"),
        record: ("复查记录", "已改正"),
        done.closed_paper: ("隐患整改销号审批表", "示例甲", "已改正"),
    }
    for paper, words in said.items():
        text = read(document_pdf(workspace, paper))
        assert [word for word in words if word not in text] == []
    held = {one.id for one in list_documents(workspace) if one.state is not DocumentState.DRAFT}
    assert held == set(said)
    assert keeping.rebuild(workspace, check=True)
