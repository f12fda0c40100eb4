"""归档扫描件: a pile of pages of several visits and papers, each filed with its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.closing.which_page import WhichPage
from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.scans import ScansPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.search import SearchPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import IconButton
from inspector.usecases import documents, scans, signing
from inspector.usecases.asking import get_head
from inspector.usecases.demo import drawn_signature
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import asked, key, press, type_into
from tests.desktop.closing.test_signing_on_paper import drop, printed_pages
from tests.desktop.conftest import MakeShell, settled
from tests.paper_scans import jpeg, printed, scanned_pdf

CONTROL = Qt.KeyboardModifier.ControlModifier
LABEL = "示例镇敬老院《供养服务检查记录》"


def waiting(ws: Workspace) -> str:
    """A visit that waits for its signed pages."""
    visit = scene.begin(ws)
    scene.answer_all(ws, visit)
    signing.sign_on_paper(ws, visit)
    return visit


def closed(ws: Workspace) -> str:
    """A finished visit with something to put right."""
    visit = scene.begin(ws)
    scene.answer_all(ws, visit)
    scene.failing(ws, visit)
    for name in ("示例甲", "示例乙", "示例丁"):
        image = drawn_signature(name)
        signing.sign(ws, visit, name, manner=signing.Manner.SCREEN, image=image)
    signing.close_visit(ws, visit)
    return visit


def test_a_pile_is_filed_page_by_page_and_what_is_wrong_is_named(
    shell: Shell, workspace: Workspace, tmp_path: Path
) -> None:
    done = closed(workspace)
    advice = documents.draft_and_issue(workspace, done, "rectification_advice").document
    first, second = waiting(workspace), waiting(workspace)
    shell.go("home")
    settled(shell)
    assert isinstance(shell.page, HomePage)
    press(shell, shell.page.scans)
    page = shell.page
    assert isinstance(page, ScansPage)
    assert page.expected.isVisible()
    assert set(page.expected.list.rows) == {first, second}

    folder = tmp_path / "扫描"
    folder.mkdir()
    of_advice = printed(documents.document_pdf(workspace, advice), dpi=150)
    pile = [printed_pages(workspace, first)[0], *printed_pages(workspace, second), *of_advice]
    scanned_pdf(pile, folder / "一摞.pdf", dpi=150)
    jpeg(printed_pages(workspace, first)[1].resize((400, 566)), folder / "看不清.jpg")
    (folder / "目录.txt").write_text("不是扫描件", encoding="utf-8")
    drop(page, [folder, tmp_path / "没有.jpg"])
    settled(shell)

    assert page.told.words.text() == f"收入 {len(pile)} 页"
    assert [row.words.text() for row in page.left.rows] == [
        "看不清.jpg 认不出是哪一页，请指定，或重拍，右下角的方码要清楚",
        f"读不了文件 {tmp_path / '没有.jpg'}（ENOENT），请核对路径和权限",
    ]
    numbers = {visit: get_head(workspace, visit).number for visit in (first, second)}
    assert page.filed[first].title.text() == f"{LABEL}{numbers[first]}"
    assert page.filed[first].state.text() == "还缺第 2 页"
    assert page.filed[second].state.text() == "签字的页齐了"
    assert page.filed[second].go.text() == "去完成检查"
    assert [row.page.text() for row in page.filed[second].rows] == ["第 1 页", "第 2 页"]
    assert page.filed[second].rows[1].words.text() == "一摞.pdf 第 3 张 · 2026-11-20 14:32"
    assert documents.get_document(workspace, advice).title in page.filed[advice].title.text()
    assert len(documents.get_document(workspace, advice).scans) == 1

    press(shell, page.filed[second].go)
    assert isinstance(shell.page, SignPage)
    assert shell.page.foot.finish.isEnabled()
    key(shell, Qt.Key.Key_Escape)
    assert shell.page is page, "what came stands there still"
    assert len(page.left.rows) == 2


def test_a_sheet_without_a_code_is_given_to_one_of_the_papers_and_taken_off_again(
    shell: Shell, workspace: Workspace, tmp_path: Path
) -> None:
    first, second = waiting(workspace), waiting(workspace)
    shell.open("scans")
    settled(shell)
    page = shell.page
    assert isinstance(page, ScansPage)
    small = printed_pages(workspace, first)[1].resize((400, 566))
    drop(page, [jpeg(small, tmp_path / "看不清.jpg")])
    settled(shell)
    press(shell, page.left.rows[0].ask)
    panel = asked(shell)
    assert isinstance(panel, WhichPage)
    assert {panel.paper.itemData(n) for n in range(panel.paper.count())} == {first, second}
    panel.paper.setCurrentIndex(panel.paper.findData(first))
    panel.paper.activated.emit(panel.paper.currentIndex())
    settled(shell)
    panel.pages.buttons[1].click()
    key(shell, Qt.Key.Key_Enter, CONTROL)

    assert not page.left.isVisible()
    (row,) = page.filed[first].rows
    assert row.words.text() == "看不清.jpg · 2026-11-20 14:32 · 手工指定"
    assert scans.pages_back(workspace, first).present == (2,)
    (remove,) = row.findChildren(IconButton)
    press(shell, remove)
    assert page.filed == {}
    assert scans.pages_back(workspace, first).present == ()
    assert set(page.expected.list.rows) == {first, second}


def test_the_search_leads_there(shell: Shell) -> None:
    key(shell, Qt.Key.Key_K, CONTROL)
    (panel,) = (one for one in shell.findChildren(SearchPanel) if one.isVisible())
    type_into(panel.field, "扫描")
    settled(shell)
    QApplication.processEvents()
    key(shell, Qt.Key.Key_Return)
    assert isinstance(shell.page, ScansPage)


def test_nothing_is_cut(make_shell: MakeShell, workspace: Workspace, tmp_path: Path) -> None:
    shell = make_shell(1.5)
    first = waiting(workspace)
    waiting(workspace)
    shell.open("scans")
    settled(shell)
    assert_not_clipped(shell)
    page = shell.page
    assert isinstance(page, ScansPage)
    good = jpeg(printed_pages(workspace, first)[0], tmp_path / "很长的文件名.jpg")
    text = tmp_path / "说明.txt"
    text.write_text("不是扫描件", encoding="utf-8")
    drop(page, [good, scene.picture(tmp_path / "看不清.jpg"), text])
    settled(shell)
    assert_not_clipped(shell)
    press(shell, page.left.rows[0].ask)
    assert_not_clipped(asked(shell))
