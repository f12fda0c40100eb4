"""The pages after the walk at 1366×768, in each state and font size: nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.desktop.closing.people_panel import PeoplePanel
from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.shell import Shell
from inspector.facts.vocabulary import Manner, Mode, SignerRole
from inspector.usecases import notes, signing
from inspector.usecases.demo import drawn_signature
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import asked, opened, press
from tests.desktop.closing.test_signing_on_paper import printed_pages
from tests.desktop.closing.test_signing_on_screen import on_screen, sign_officers
from tests.desktop.conftest import MakeShell, settled
from tests.paper_scans import jpeg

LONG = "很长的一句话，说明现场看到的情况，当事人在场并且没有提出不同意见，" * 4


@pytest.fixture(params=(1.0, 1.25, 1.5))
def any_shell(request: pytest.FixtureRequest, make_shell: MakeShell) -> Shell:
    """The window at each font size."""
    return make_shell(request.param)


def test_review_with_everything_in_the_way(
    any_shell: Shell, workspace: Workspace, half_done: str
) -> None:
    scene.failing(workspace, half_done)
    notes.add_note(workspace, half_done, LONG, "二层护理站旁边的储藏间")
    page = opened(any_shell, ReviewPage, "review", half_done)
    assert_not_clipped(any_shell)
    press(any_shell, page.people.change)
    panel = any_shell.findChild(PeoplePanel)
    assert isinstance(panel, PeoplePanel)
    assert_not_clipped(panel)
    panel.close_panel()
    press(any_shell, page.abandon)
    assert_not_clipped(asked(any_shell))


def test_review_with_nothing_in_the_way(any_shell: Shell, visit: str) -> None:
    opened(any_shell, ReviewPage, "review", visit)
    assert_not_clipped(any_shell)


def test_signing_on_paper(
    any_shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    page = opened(any_shell, SignPage, "sign", visit)
    assert_not_clipped(any_shell)
    press(any_shell, page.record.change)
    assert_not_clipped(any_shell)
    signing.sign_on_paper(workspace, visit)
    page = opened(any_shell, SignPage, "sign", visit)
    pages = printed_pages(workspace, visit)
    unread = scene.picture(tmp_path / f"{LONG[:60]}.jpg")
    page.returning.take([unread, jpeg(pages[0], tmp_path / f"{LONG[:59]}一.jpg")])
    settled(any_shell)
    assert_not_clipped(any_shell)
    press(any_shell, page.scans.rows[0].ask)
    assert_not_clipped(asked(any_shell))
    asked(any_shell).close_panel()
    page.returning.take([jpeg(one, tmp_path / f"{n}.jpg") for n, one in enumerate(pages)])
    settled(any_shell)
    assert_not_clipped(any_shell)
    press(any_shell, page.foot.finish)
    assert_not_clipped(any_shell)


def test_signing_on_the_screen(any_shell: Shell, visit: str) -> None:
    page = on_screen(any_shell, visit)
    assert_not_clipped(any_shell)
    page.signers.facility.form.opinion.setText(LONG)
    settled(any_shell)
    assert_not_clipped(any_shell)
    for place in (1, 2):
        press(any_shell, page.signers.facility.way.buttons[place])
        assert_not_clipped(any_shell)
    sign_officers(any_shell, page)
    press(any_shell, page.signers.facility.way.buttons[1])
    for _count in range(2):
        press(any_shell, page.signers.facility.refusal.more)
    assert_not_clipped(any_shell)
    press(any_shell, page.lock.thaw)
    assert_not_clipped(asked(any_shell))


def test_signing_blocked(any_shell: Shell, half_done: str) -> None:
    opened(any_shell, SignPage, "sign", half_done)
    assert_not_clipped(any_shell)


def test_a_transcript_that_was_refused(any_shell: Shell, workspace: Workspace) -> None:
    visit = scene.begin(workspace, mode=Mode.CIVIL_ADMIN, officers=3)
    scene.answer_all(workspace, visit)
    for name in ("示例甲", "示例乙", "示例丙"):
        signing.sign(workspace, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.sign(
        workspace,
        visit,
        "示例丁",
        manner=Manner.REFUSED,
        role=SignerRole.FACILITY,
        reason=LONG,
        witnesses=("示例戊:村委会委员",),
        reported_to="示例镇分管领导",
        position="院长",
    )
    page = opened(any_shell, SignPage, "sign", visit)
    assert "笔录只记事实，不印结论" in page.record.detail.text()
    assert_not_clipped(any_shell)


def test_preview(any_shell: Shell, workspace: Workspace, visit: str) -> None:
    opened(any_shell, PreviewPage, "preview", visit)
    assert_not_clipped(any_shell)
    signing.sign_on_paper(workspace, visit)
    opened(any_shell, PreviewPage, "preview", visit)
    assert_not_clipped(any_shell)
