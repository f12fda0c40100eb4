"""Signing on the screen: three people draw their names, the visit is finished and backed up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QScrollPrepareEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from inspector.desktop.closing.reason_panel import ReasonPanel
from inspector.desktop.closing.sign_foot import SCREEN
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.scroll import Scroll
from inspector.facts.vocabulary import Manner, SignerRole, VisitState
from inspector.usecases import handing_over, numbering, signing
from inspector.usecases.asking import get_head
from inspector.usecases.record_building import read_record
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import asked, draw, key, opened, press, type_into
from tests.desktop.conftest import settled

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_screen(shell: Shell, visit: str) -> SignPage:
    """The page of signatures with the pads shown."""
    page = opened(shell, SignPage, "sign", visit)
    card = next(card for card in page.way.cards if card.option.value == SCREEN)
    press(shell, card)
    return page


def sign_officers(shell: Shell, page: SignPage) -> None:
    """Both inspectors draw and confirm."""
    for name in ("示例甲", "示例乙"):
        card = page.signers.officers[name]
        draw(card.pad)
        press(shell, card.keep)


def sign_all(shell: Shell, page: SignPage) -> None:
    """Both inspectors and the facility."""
    sign_officers(shell, page)
    draw(page.signers.facility.form.pad)
    press(shell, page.signers.facility.form.keep)


def test_three_people_draw_their_names_and_the_visit_is_finished(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    assert page.foot.status.words.text() == "3 方里已签 0 方"
    assert not page.foot.finish.isEnabled()
    sign_officers(shell, page)
    assert get_head(workspace, visit).state is VisitState.FROZEN
    assert page.foot.status.words.text() == "3 方里已签 2 方"
    form = page.signers.facility.form
    assert (form.name.text(), form.position.text()) == ("示例丁", "院长")
    assert not form.keep.isEnabled()
    type_into(form.opinion, "西侧出口的锁已安排拆除。")
    draw(form.pad)
    press(shell, form.keep)

    signed = {one.person: one for one in signing.signatures(workspace, visit)}
    assert {one.manner for one in signed.values()} == {Manner.SCREEN}
    assert signed["示例丁"].role is SignerRole.FACILITY
    assert signed["示例丁"].opinion == "西侧出口的锁已安排拆除。"
    images = handing_over.signature_images(workspace, visit)
    assert all(image.startswith(b"\x89PNG") for image in images.values())
    assert set(images) == {"示例甲", "示例乙", "示例丁"}
    assert all(card.ink.drawn for card in page.signers.officers.values())

    key(shell, Qt.Key.Key_Return, CONTROL)
    assert get_head(workspace, visit).state is VisitState.CLOSED
    backups = list((workspace.folder / "backups").glob("*.sqlite3"))
    assert len(backups) == 1
    shown = [row.title.text() for row in page.closed.rows]
    assert "供养服务检查记录" in shown
    assert any(words.startswith("备份好了，已校验") for words in shown)
    assert page.foot.finish.text() == "看记录"


def test_strokes_of_the_next_person_outlive_the_confirmation_of_the_first(
    shell: Shell, visit: str
) -> None:
    page = on_screen(shell, visit)
    first, second = page.signers.officers.values()
    draw(second.pad)
    draw(first.pad)
    press(shell, first.keep)
    assert not second.pad.empty
    assert second.keep.isEnabled()
    page.shell.open("review", visit=visit)
    settled(shell)
    page.shell.back()
    settled(shell)
    assert not second.pad.empty


def test_one_signature_is_cleared_and_the_others_stay(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    sign_officers(shell, page)
    press(shell, page.signers.officers["示例甲"].redo)
    press(shell, asked(shell).yes)
    assert [one.person for one in signing.signatures(workspace, visit)] == ["示例乙"]
    assert page.signers.officers["示例甲"].pad.isVisible()
    draw(page.signers.officers["示例甲"].pad)
    press(shell, page.signers.officers["示例甲"].keep)
    assert len(signing.signatures(workspace, visit)) == 2


def test_taking_the_frozen_text_back_says_whose_signatures_it_voids(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    sign_officers(shell, page)
    number = get_head(workspace, visit).number
    press(shell, page.lock.thaw)
    question = asked(shell)
    words = _words(question)
    assert any("示例甲" in line and "2 个签字会作废" in line for line in words)
    press(shell, question.no)
    assert len(signing.signatures(workspace, visit)) == 2
    press(shell, page.lock.thaw)
    press(shell, asked(shell).yes)

    assert signing.signatures(workspace, visit) == ()
    head = get_head(workspace, visit)
    assert (head.state, head.number) == (VisitState.OPEN, number)
    assert isinstance(shell.page, ReviewPage)


def test_the_prefix_of_the_number_is_changed_before_freezing(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    assert page.record.number.text() == "示镇检〔2026〕第0001号"
    press(shell, page.record.change)
    type_into(page.record.field.line, "")
    press(shell, page.record.keep)
    assert page.record.field.error
    type_into(page.record.field.line, "例民检")
    key(shell, Qt.Key.Key_Return)
    assert page.record.number.text() == "例民检〔2026〕第0001号"
    sign_officers(shell, page)
    head = get_head(workspace, visit)
    assert head.number == "例民检〔2026〕第0001号"
    assert numbering.prefix_of(workspace, head.mode) == "例民检"
    assert not page.record.change.isVisible()


def test_a_closed_visit_is_corrected_with_a_reason_in_a_new_revision(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    sign_all(shell, page)
    press(shell, page.foot.finish)
    first = signing.report_pdf(workspace, visit, 1)
    press(shell, page.lock.revise)
    panel = asked(shell)
    assert isinstance(panel, ReasonPanel)
    press(shell, panel.yes)
    assert get_head(workspace, visit).revision == 1
    type_into(panel.area, "灭火器数量写错")
    press(shell, panel.yes)

    head = get_head(workspace, visit)
    assert (head.revision, head.state) == (2, VisitState.OPEN)
    assert isinstance(shell.page, ReviewPage)
    page = on_screen(shell, visit)
    assert page.record.state.text() == "第 2 版，文号不变"
    sign_all(shell, page)
    assert signing.record_of(workspace, visit).revision_reason == "灭火器数量写错"
    assert signing.report_pdf(workspace, visit, 1) == first


def test_what_blocks_is_said_instead_of_pads(shell: Shell, half_done: str) -> None:
    page = opened(shell, SignPage, "sign", half_done)
    assert page.state.words.text() == "还有 4 处没处理，暂不能签字"
    assert not page.way.isVisible()
    assert not page.signers.isVisible()
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert isinstance(shell.page, ReviewPage)


def test_all_sign_the_same_frozen_text(shell: Shell, workspace: Workspace, visit: str) -> None:
    page = on_screen(shell, visit)
    sign_all(shell, page)
    hashes = {one.facts for one in signing.signatures(workspace, visit)}
    assert len(hashes) == 1
    record = read_record(workspace.evidence.read(hashes.pop()))
    assert record.number == get_head(workspace, visit).number


def _words(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_a_finger_that_signs_does_not_scroll_the_page(shell_150: Shell, visit: str) -> None:
    page = on_screen(shell_150, visit)
    pad = page.signers.officers["示例甲"].pad
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(60, 90), pad).commit()
    for step in range(8):
        QTest.touchEvent(pad, finger).move(0, QPoint(60 + 5 * step, 90 - 8 * step), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(95, 34), pad).commit()
    assert not pad.empty
    scroll = page.findChildren(Scroll)[0]
    assert not _may_scroll(scroll, pad, QPoint(60, 90))
    assert _may_scroll(scroll, page.signers, QPoint(10, 10))


def _may_scroll(scroll: Scroll, target: QWidget, spot: QPoint) -> bool:
    """Whether a finger that moves from a spot of a widget scrolls the page."""
    start = QScrollPrepareEvent(QPointF(target.mapTo(scroll.viewport(), spot)))
    QApplication.sendEvent(scroll.viewport(), start)
    return start.isAccepted()
