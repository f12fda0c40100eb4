"""定稿并打印: the visit waits for days if need be, and the signed pages finish it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.shell import Shell
from inspector.facts.vocabulary import Manner, VisitState
from inspector.usecases import handing_over, signing
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace
from inspector.usecases.work_list import work_list
from tests.desktop.closing import scene
from tests.desktop.closing.hands import draw, key, opened, press
from tests.desktop.conftest import settled

CONTROL = Qt.KeyboardModifier.ControlModifier


def freeze(shell: Shell, visit: str) -> None:
    """定稿并打印 by its key, the printer's dialog put away."""
    opened(shell, SignPage, "sign", visit)
    key(shell, Qt.Key.Key_P, CONTROL)
    assert isinstance(shell.page, PreviewPage)
    dialog = next(d for d in shell.page.findChildren(QPrintDialog) if d.isVisible())
    dialog.reject()
    settled(shell)


def test_freezing_numbers_the_paper_and_opens_the_printer(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    freeze(shell, visit)
    head = get_head(workspace, visit)
    assert (head.state, head.number) == (VisitState.FROZEN, "示镇检〔2026〕第0001号")
    assert {one.manner for one in signing.signatures(workspace, visit)} == {Manner.PAPER}
    assert isinstance(shell.page, PreviewPage)
    assert shell.page.head.state.text() == "已定稿，待签字"
    # Back and forth does not open the printer again.
    shell.open("sign", visit=visit)
    settled(shell)
    shell.back()
    settled(shell)
    assert not any(d.isVisible() for d in shell.findChildren(QPrintDialog))


def test_it_waits_on_the_work_list_and_a_scan_finishes_it(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    freeze(shell, visit)
    waiting = work_list(workspace).unfinished
    assert [one.head.id for one in waiting] == [visit]
    page = opened(shell, SignPage, "sign", visit)
    assert page.state.words.text() == "已定稿，待签字"
    assert page.foot.status.words.text() == "还缺签好的页面"
    assert not page.foot.finish.isEnabled()
    photo = scene.picture(tmp_path / "签字页.jpg")
    drop(page.scans, [photo])
    assert page.scans.files == [photo]
    assert page.foot.finish.isEnabled()
    press(shell, page.foot.finish)

    assert get_head(workspace, visit).state is VisitState.CLOSED
    kept = handing_over.sealed(workspace, visit)
    assert kept is not None
    assert kept.scans == 1
    assert any(row.title.text() == "签好的页面 1 份" for row in page.closed.rows)
    assert page.scans.files == []


def test_a_file_that_is_no_scan_is_refused_and_nothing_is_closed(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    freeze(shell, visit)
    page = opened(shell, SignPage, "sign", visit)
    text = tmp_path / "说明.txt"
    text.write_text("不是扫描件", encoding="utf-8")
    page.scans.take([text])
    press(shell, page.foot.finish)
    assert "说明.txt 不是 PDF、JPEG、PNG 或 HEIC" in shell.bar.title.text()
    assert get_head(workspace, visit).state is VisitState.FROZEN
    assert page.scans.files == [text]


def test_an_inspector_signs_on_the_screen_after_all(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    freeze(shell, visit)
    page = opened(shell, SignPage, "sign", visit)
    card = page.signers.officers["示例甲"]
    press(shell, card.redo)
    draw(card.pad)
    press(shell, card.keep)
    manners = {one.person: one.manner for one in signing.signatures(workspace, visit)}
    assert manners["示例甲"] is Manner.SCREEN
    assert manners["示例乙"] is Manner.PAPER


def drop(target: QWidget, files: list[Path]) -> None:
    """Drag files from the file manager and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    bare = Qt.KeyboardModifier.NoModifier
    spot = QPointF(10, 10)
    QApplication.sendEvent(target, QDragEnterEvent(spot, copy, data, left, bare))
    QApplication.sendEvent(target, QDropEvent(spot, copy, data, left, bare))
