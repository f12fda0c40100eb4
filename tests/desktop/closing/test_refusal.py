"""拒绝签字: nothing is kept before reason, refuser, witness and capacity are there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from inspector.desktop.shell import Shell
from inspector.facts.vocabulary import Manner, VisitState
from inspector.usecases import signing
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import asked, press, type_into
from tests.desktop.closing.test_signing_on_screen import on_screen, sign_officers
from tests.desktop.conftest import MakeShell, settled


def test_a_refusal_is_kept_whole_and_the_visit_can_be_finished(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = on_screen(shell, visit)
    sign_officers(shell, page)
    card = page.signers.facility
    press(shell, card.way.buttons[1])
    form = card.refusal
    assert form.missing.words.text() == "还缺：理由、见证人、见证人身份"
    press(shell, form.kind.buttons[0])
    type_into(form.reason, "认为上锁是夜间临时措施")
    (name, capacity) = form.witnesses[0]
    type_into(name, "示例戊")
    assert form.missing.words.text() == "还缺：见证人身份"
    assert not form.keep.isEnabled()
    type_into(capacity, "村委会委员")
    press(shell, form.more)
    type_into(form.witnesses[1][0], "示例己")
    assert not form.keep.isEnabled()
    type_into(form.witnesses[1][1], "邻居")
    type_into(form.reported_to.line, "示例镇分管领导")
    press(shell, form.keep)

    kept = next(s for s in signing.signatures(workspace, visit) if s.person == "示例丁")
    assert kept.manner is Manner.REFUSED
    assert kept.reason == "对事实有异议：认为上锁是夜间临时措施"
    assert kept.witnesses == ("示例戊:村委会委员", "示例己:邻居")
    assert kept.reported_to == "示例镇分管领导"
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any("在场见证：示例戊（村委会委员）、示例己（邻居）" in line for line in said)
    assert page.foot.finish.isEnabled()
    press(shell, page.foot.finish)
    assert get_head(workspace, visit).state is VisitState.CLOSED


def test_who_refused_may_sign_after_all(shell: Shell, workspace: Workspace, visit: str) -> None:
    page = on_screen(shell, visit)
    card = page.signers.facility
    press(shell, card.way.buttons[1])
    press(shell, card.refusal.kind.buttons[2])
    for edit, text in zip(card.refusal.witnesses[0], ("示例戊", "邻居"), strict=True):
        type_into(edit, text)
    press(shell, card.refusal.keep)
    assert len(signing.signatures(workspace, visit)) == 1
    press(shell, card.redo)
    press(shell, asked(shell).yes)
    assert signing.signatures(workspace, visit) == ()
    assert card.way.isVisible()


def test_what_was_typed_about_a_refusal_is_there_after_a_restart(
    make_shell: MakeShell, workspace: Workspace, visit: str
) -> None:
    first = make_shell()
    card = on_screen(first, visit).signers.facility
    press(first, card.way.buttons[1])
    press(first, card.refusal.kind.buttons[1])
    type_into(card.refusal.reason, "院长在县里开会，电话里不同意")
    press(first, card.refusal.more)
    type_into(card.refusal.witnesses[1][0], "示例己")
    first.go("home")
    settled(first)
    first.hide()

    second = make_shell()
    card = on_screen(second, visit).signers.facility
    assert card.refusal.isVisible()
    assert card.refusal.kind.value == "负责人不在场"
    assert card.refusal.reason.text() == "院长在县里开会，电话里不同意"
    assert card.refusal.witnesses[1][0].text() == "示例己"
