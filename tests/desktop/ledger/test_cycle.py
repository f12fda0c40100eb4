"""One facility in the window: approval, notice, visit, order, service, extension, 复查, closure."""

from __future__ import annotations

from datetime import datetime

import pytest
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
from inspector.facts.item import VisitItem
from inspector.facts.rectification import Act, LedgerState
from inspector.facts.vocabulary import Domain, Mode, VisitState
from inspector.usecases import keeping
from inspector.usecases.asking import get_head
from inspector.usecases.demo import good_answer
from inspector.usecases.documents import document_pdf, get_document, list_documents
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import procedure_of
from inspector.usecases.walk import record_answers, visit_items
from tests.desktop.closing.hands import draw, key, opened, press, type_into
from tests.desktop.conftest import settled
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import act, answer, give, ledger_page
from tests.desktop.visits import add_home
from tests.desktop.walk.asked import first, go, plain
from tests.reports.sample_papers import read

CONTROL = Qt.KeyboardModifier.ControlModifier
REASON = "接到夜间无人值守的反映"
HOME = "示例康养院"


def issue(shell: Shell, visit: str, kind: str, *, reason: str = "", **fields: str) -> str:
    """Fill in and issue a paper; what warns is read, what may be set aside gets the `reason`."""
    page = opened(shell, PapersPage, "papers", visit)
    page._go_to(kind)
    settled(shell)
    assert page.detail.form is not None
    for name, text in fields.items():
        given = page.detail.form.fields[name]
        given.input.show_text(text)
    press(shell, page.detail.issue)
    if shell.here[0] == "papers":
        assert page.detail.check is not None
        for field in page.detail.check.reasons.values():
            assert not page.detail.issue.isEnabled(), "the reason comes first"
            type_into(field.line, reason)
        press(shell, page.detail.issue)
    assert shell.here[0] == "preview"
    return shell.here[1]["document"]


def serve(shell: Shell, visit: str, document: str) -> None:
    """By hand to the one who walked along, as it is offered."""
    page = opened(shell, PapersPage, "papers", visit, document=document)
    assert page.detail.kept is not None
    press(shell, page.detail.kept.buttons[SERVE])
    key(shell, Qt.Key.Key_Return, CONTROL)


def planned(shell: Shell, facility: str) -> str:
    """A 日常 inspection by law of the services there, in an hour; its papers come next."""
    shell.open("start", facility=facility)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    press(shell, next(c for c in page.modes.cards if c.option.value == Mode.CIVIL_ADMIN))
    for person in ("示例乙", "示例丁"):
        press(shell, page.people.offers[person])
    type_into(page.when.time, "2026-11-20 15:30")
    for domain in (Domain.FIRE, Domain.FOOD):
        press(shell, page.proposals.boxes[domain])
    press(shell, page.procedure.declaring.no_stake)
    press(shell, page.plan)
    assert shell.here[0] == "papers"
    return shell.here[1]["visit"]


def inspected(shell: Shell, workspace: Workspace, facility: str, visit: str) -> str:
    """The planned visit begins; one thing of the authority's own is found, all else is good."""
    shell.open("start", facility=facility, visit=visit)
    settled(shell)
    start = shell.page
    assert isinstance(start, StartVisitPage)
    assert start.status.words.text() == "可以开始"
    press(shell, start.start)
    assert shell.here[0] == "walk"
    assert shell.here[1]["visit"] == visit
    issue(shell, visit, "rights_notice", recusal="不申请回避")
    items = {one.id: one for one in visit_items(workspace, visit)}
    own = first(items, _own)
    page = opened(shell, WalkPage, "walk", visit)
    go(shell, page, own.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "一层档案室")
    type_into(page.act.note.edit, "3 份档案缺资料")
    key(shell, Qt.Key.Key_Tab)
    record_answers(
        workspace, visit, [good_answer(one) for one in items.values() if one.id != own.id]
    )
    sign(shell, visit)
    return own.id


def _own(item: VisitItem) -> bool:
    ordered = (item.force, item.department) == ("mandatory", "civil_affairs")
    return plain(item) and ordered and item.term != "at_once"


def sign(shell: Shell, visit: str) -> None:
    """Reviewed, and signed by all on the screen."""
    review = opened(shell, ReviewPage, "review", visit)
    press(shell, review.next)
    names = shell.page
    assert isinstance(names, SignPage)
    press(shell, next(card for card in names.way.cards if card.option.value == SCREEN))
    for signer in names.signers.officers.values():
        draw(signer.pad)
        press(shell, signer.keep)
    form = names.signers.facility.form
    draw(form.pad)
    press(shell, form.keep)
    press(shell, names.foot.finish)


def look_again(shell: Shell, finding: str) -> str:
    """From the line to a 复查 that finds it corrected."""
    page = ledger_page(shell, finding=finding)
    press(shell, page.detail.buttons["recheck_visit"])
    start = shell.page
    assert isinstance(start, StartVisitPage)
    assert [other for other, box in start.again.boxes.items() if box.isChecked()] == [finding]
    assert [one.name for one in start.people.people] == ["示例甲", "示例乙", "示例丁"]
    assert start.modes.value == Mode.CIVIL_ADMIN
    press(shell, start.procedure.declaring.no_stake)
    press(shell, start.start)
    assert isinstance(shell.page, WalkPage)
    visit = shell.here[1]["visit"]
    key(shell, Qt.Key.Key_1)
    sign(shell, visit)
    return visit


def test_from_approval_to_closure(
    shell: Shell, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = scene.MovingClock(datetime(2026, 11, 20, 14, 32, tzinfo=scene.ZONE))
    monkeypatch.setattr(workspace, "_clock", clock)
    facility = add_home(workspace, name=HOME, registered=True, person_in_charge="示例丁")
    visit = planned(shell, facility)
    approval = issue(shell, visit, "approval", source="年度检查计划", way="持通知书直接检查")
    notice = issue(shell, visit, "inspection_notice", reason=REASON)
    serve(shell, visit, notice)
    own = inspected(shell, workspace, facility, visit)
    assert procedure_of(workspace, visit) == (), "the reason on the notice is not asked again"
    assert get_head(workspace, visit).state is VisitState.CLOSED
    line = scene.only(workspace, lambda one: one.facility == facility)
    assert line.item == own
    order = issue(
        shell, visit, "rectification_order", review_body="示例县人民政府", court="示例县人民法院"
    )
    serve(shell, visit, order)
    assert get_document(workspace, order).state is DocumentState.SERVED

    form = act(shell, ledger_page(shell, finding=line.id), Act.EXTEND)
    assert isinstance(form, ActPanel)
    answer(form, until="2027-01-20", reason="等档案柜到货", approved_by="示例己")
    answer(form, **{"paper.interim": "专人保管"})
    give(shell, form)
    assert shell.here[0] == "preview"
    extended = get_finding(workspace, line.id)
    assert extended.deadline == "2027-01-20"
    done = act(shell, ledger_page(shell, finding=line.id), Act.REPORT)
    answer(done, by="示例丁", note="资料补齐了")
    give(shell, done)

    clock.at = datetime(2026, 12, 8, 9, 30, tzinfo=scene.ZONE)
    again = look_again(shell, line.id)
    assert get_head(workspace, again).state is VisitState.CLOSED
    assert get_finding(workspace, line.id).passed_recheck
    record = issue(shell, again, "recheck_record")
    give(shell, act(shell, ledger_page(shell, finding=line.id), Act.CLOSE))
    closed = get_finding(workspace, line.id)
    assert (closed.state, closed.closed_by) == (LedgerState.CLOSED, "示例甲")
    assert shell.here == ("preview", {"visit": again, "document": closed.closed_paper})

    number = get_document(workspace, order).number
    said = {
        approval: ("行政检查审批表", HOME, "持通知书直接检查"),
        notice: ("检查通知书", HOME, "示例-0027"),
        order: ("责令限期改正通知书", "一层档案室", "六十日", "示例县人民政府", "示例县人民法院"),
        extended.extensions[0].paper: ("等档案柜到货", "示例己", "专人保管", "2027年1月20日"),
        record: ("复查记录", number, "2026年12月8日09:3", "已改正"),
        closed.closed_paper: ("隐患整改销号审批表", number, "示例甲", "已改正"),
    }
    for paper, words in said.items():
        text = read(document_pdf(workspace, paper))
        assert [word for word in words if word not in text] == []
    assert REASON not in read(document_pdf(workspace, notice)), "reasons stay inside"
    held = {one.id for one in list_documents(workspace) if one.state is not DocumentState.DRAFT}
    assert held > set(said)
    assert keeping.rebuild(workspace, check=True)
