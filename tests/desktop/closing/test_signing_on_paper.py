"""定稿并打印: the visit waits for days if need be, and the signed pages finish it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from inspector.desktop.closing.which_page import WhichPage
from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import IconButton
from inspector.desktop.widgets.text import Text
from inspector.facts.vocabulary import Manner, VisitState
from inspector.usecases import handing_over, scans, signing
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace
from inspector.usecases.work_list import work_list
from tests.desktop.closing import scene
from tests.desktop.closing.hands import asked, draw, key, opened, press
from tests.desktop.conftest import settled
from tests.paper_scans import jpeg, printed, scanned_pdf

CONTROL = Qt.KeyboardModifier.ControlModifier


def freeze(shell: Shell, visit: str) -> None:
    """定稿并打印 by its key, the printer's dialog put away."""
    opened(shell, SignPage, "sign", visit)
    key(shell, Qt.Key.Key_P, CONTROL)
    assert isinstance(shell.page, PreviewPage)
    dialog = next(d for d in shell.page.findChildren(QPrintDialog) if d.isVisible())
    dialog.reject()
    # Where nothing manages windows, nobody gives the first one its focus back.
    shell.activateWindow()
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


def test_it_waits_on_the_work_list_and_its_pages_finish_it(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    freeze(shell, visit)
    waiting = work_list(workspace).unfinished
    assert [one.head.id for one in waiting] == [visit]
    page = opened(shell, SignPage, "sign", visit)
    assert page.state.words.text() == "已定稿，待签字"
    assert page.foot.status.words.text() == "还缺签字的第 1、2 页"
    assert not page.foot.finish.isEnabled()
    first, second = printed_pages(workspace, visit)

    drop(page, [jpeg(first, tmp_path / "IMG_0001.jpg")])
    settled(shell)
    assert [row.words.text() for row in page.scans.pages.values()] == [
        "IMG_0001.jpg · 2026-11-20 14:32",
        "还没有带回来",
    ]
    assert page.scans.told.text() == "收入 1 页。"
    assert page.foot.status.words.text() == "还缺签字的第 2 页"
    assert not page.foot.finish.isEnabled()

    drop(page, [scanned_pdf([second], tmp_path / "扫描.pdf", dpi=150)])
    settled(shell)
    assert page.state.words.text() == "签好的页面齐了，可以完成检查"
    key(shell, Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier)

    assert get_head(workspace, visit).state is VisitState.CLOSED
    kept = handing_over.sealed(workspace, visit)
    assert kept is not None
    assert kept.scans == 2
    assert any(row.title.text() == "签好的页面 2 份" for row in page.closed.rows)


def test_what_is_not_its_page_is_named_and_a_page_goes_to_its_own_paper(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    signing.sign_on_paper(workspace, visit)
    old = jpeg(printed_pages(workspace, visit)[0], tmp_path / "旧印.jpg")
    signing.thaw_visit(workspace, visit)
    other = scene.begin(workspace)
    scene.answer_all(workspace, other)
    signing.sign_on_paper(workspace, other)
    strange = jpeg(printed_pages(workspace, other)[1], tmp_path / "另一次.jpg")
    freeze(shell, visit)
    page = opened(shell, SignPage, "sign", visit)
    text = tmp_path / "说明.txt"
    text.write_text("不是扫描件", encoding="utf-8")

    drop(page, [old, strange, text])
    settled(shell)

    number = get_head(workspace, other).number
    other_paper = f"示例镇敬老院《供养服务检查记录》{number}"
    assert page.scans.told.text() == f"第 2 页是{other_paper}的，已经归到那一份。"
    said = [row.words.text() for row in page.scans.rows]
    assert said[0].startswith("旧印.jpg 是示例镇敬老院《供养服务检查记录》")
    assert said[0].endswith("第 1 页，但它是改动以前打印的，要用改动后打印的，没有收入")
    assert said[1] == "说明.txt 不是 PDF、JPEG、PNG 或 HEIC，请换成扫描件或照片"
    assert [one.page for one in scans.filed_pages(workspace, other)] == [2]
    assert page.foot.status.words.text() == "还缺签字的第 1、2 页"
    press(shell, page.scans.rows[0].drop)
    assert [row.words.text() for row in page.scans.rows] == said[1:]


def test_a_page_that_cannot_be_read_is_looked_at_and_named_by_hand(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    freeze(shell, visit)
    first, second = printed_pages(workspace, visit)
    blurred = jpeg(second.resize((400, 566)), tmp_path / "看不清.jpg")
    page = opened(shell, SignPage, "sign", visit)
    drop(page, [jpeg(first, tmp_path / "1.jpg"), blurred])
    settled(shell)
    (row,) = page.scans.rows
    assert row.words.text() == "看不清.jpg 认不出是哪一页，请指定，或重拍，右下角的方码要清楚"

    press(shell, row.ask)
    panel = asked(shell)
    assert isinstance(panel, WhichPage)
    assert not panel.picture.pixmap().isNull()
    assert not panel.yes.isEnabled()
    assert QApplication.focusWidget() is panel.pages.buttons[1], "the page that is missing"
    key(shell, Qt.Key.Key_Space)
    key(shell, Qt.Key.Key_Return, CONTROL)

    assert page.scans.rows == []
    assert page.scans.pages[2].words.text() == "看不清.jpg · 2026-11-20 14:32 · 手工指定"
    assert page.foot.finish.isEnabled()
    (remove,) = page.scans.pages[2].findChildren(IconButton)
    press(shell, remove)
    assert page.foot.status.words.text() == "还缺签字的第 2 页"
    assert scans.pages_back(workspace, visit).present == (1,)


def test_taking_the_freezing_back_names_what_it_really_voids(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    freeze(shell, visit)
    page = opened(shell, SignPage, "sign", visit)
    press(shell, page.lock.thaw)
    assert thaw_detail(shell) == "还没有人签字。打印好的纸要重打。文号不变。"
    first, _second = printed_pages(workspace, visit)
    drop(page, [jpeg(first, tmp_path / "1.jpg")])
    settled(shell)
    card = page.signers.officers["示例甲"]
    press(shell, card.redo)
    draw(card.pad)
    press(shell, card.keep)
    press(shell, page.lock.thaw)
    assert thaw_detail(shell) == (
        "示例甲 的 1 个签字会作废，改完要重新签。"
        "已带回来的 1 页签字页不再算数。打印好的纸要重打。文号不变。"
    )


def thaw_detail(shell: Shell) -> str:
    """What the question says beneath its title; it is put away."""
    panel = asked(shell)
    texts = [one.text() for one in panel.findChildren(Text) if one is not panel.title]
    panel.close_panel()
    settled(shell)
    return next(text for text in texts if text.endswith("文号不变。"))


def printed_pages(ws: Workspace, visit: str) -> list[Image.Image]:
    """The pages to be signed, as printed."""
    signed = scans.pages_back(ws, visit).signed
    return printed(signing.report_pdf(ws, visit), dpi=150, last=signed)


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
