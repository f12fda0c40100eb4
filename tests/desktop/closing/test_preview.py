"""打印: the paper inside the program, page by page, saved and sent to a printer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from inspector.desktop.closing.pdf import opened as opened_pdf
from inspector.desktop.closing.pdf import page_picture
from inspector.desktop.closing.printing import chosen_pages, new_printer
from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.busy import BusyOverlay
from inspector.usecases import signing
from inspector.usecases.keeping import history
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.closing.hands import asked, key, opened, press
from tests.desktop.conftest import settled

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_draft_is_shown_as_one_with_its_pages_and_its_text(
    shell: Shell, visit: str, qtbot: QtBot
) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    assert page.paper is not None
    assert page.info is not None
    with opened_pdf(page.paper.data) as held:
        assert page.info.pages == held.document.pageCount()
        text = held.document.getAllText(0).text()
    assert "草稿" in text
    assert "示例镇敬老院" in text
    assert page.head.state.text() == "草稿，还没有定稿"
    signed, annexes = page.info.signed, page.info.pages - page.info.signed
    assert 1 <= signed <= 3
    assert page.head.count.text() == (
        f"共 {page.info.pages} 页：正文 {signed} 页要签字，附件 {annexes} 页"
    )
    qtbot.waitUntil(lambda: 0 in page.sheets.pictures)
    assert _ink(page.sheets.pictures[0]) > 1000


def test_a_page_of_the_strip_brings_it_into_sight(shell: Shell, visit: str, qtbot: QtBot) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    page.strip.setFocus()
    key(shell, Qt.Key.Key_Down)
    key(shell, Qt.Key.Key_Down)
    assert page.sheets.current == 2
    assert page.place.words.text().startswith("第 3 页，共 ")
    qtbot.waitUntil(lambda: 2 in page.sheets.pictures)


def test_what_is_to_be_signed_is_what_one_sees_first(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    page.sheets.show_page(3)
    other = scene.begin(workspace)
    scene.answer_all(workspace, other)
    opened(shell, PreviewPage, "preview", other)
    assert page.sheets.current == 0
    page.sheets.show_page(3)
    opened(shell, SignPage, "sign", other)
    key(shell, Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier)
    dialog = next(d for d in page.findChildren(QPrintDialog) if d.isVisible())
    dialog.reject()
    assert shell.page is page
    assert page.head.state.text() == "已定稿，待签字"
    assert page.sheets.current == 0


def test_the_proof_shows_what_a_black_and_white_printer_gives(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    qtbot.waitUntil(lambda: 0 in page.sheets.pictures)
    press(shell, page.head.proof)
    qtbot.waitUntil(lambda: 0 in page.sheets.pictures)
    assert page.sheets.pictures[0].isGrayscale()
    assert page.sheets.pictures[0].format() is QImage.Format.Format_Grayscale8


def test_saving_writes_the_bytes_of_the_record(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    signing.sign_on_paper(workspace, visit)
    page = opened(shell, PreviewPage, "preview", visit)
    key(shell, Qt.Key.Key_S, CONTROL)
    dialog = next(d for d in page.findChildren(QFileDialog) if d.isVisible())
    target = tmp_path / "papers" / "record.pdf"
    target.parent.mkdir()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    assert name.text().startswith("示镇检〔2026〕第0001号-示例镇敬老院")
    name.setText(str(target))
    dialog.accept()
    settled(shell)
    assert target.read_bytes() == signing.report_pdf(workspace, visit)
    assert shell.bar.title.text() == "已保存 record.pdf"
    events = [line.key for line in history(workspace, visit) if line.kind == "event"]
    assert events == ["export"]


def test_a_folder_that_cannot_be_written_is_said(shell: Shell, visit: str, tmp_path: Path) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    blocker = tmp_path / "file"
    blocker.write_text("x", encoding="utf-8")
    assert page.paper is not None
    page._save(page.paper, blocker / "record.pdf")
    settled(shell)
    assert shell.bar.isVisible()
    assert shell.bar.code.text().startswith("store.")


def test_printing_sends_the_chosen_pages_through_the_printer(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    assert page.info is not None
    press(shell, page.print_signed)
    dialog = next(d for d in page.findChildren(QPrintDialog) if d.isVisible())
    target = tmp_path / "printed.pdf"
    name = dialog.findChild(QLineEdit, "filename")
    assert isinstance(name, QLineEdit)
    name.setText(str(target))
    dialog.accept()
    settled(shell)
    assert _pages(target) == page.info.signed
    assert shell.bar.title.text() == f"已送到打印机，{page.info.signed} 页"
    events = [line for line in history(workspace, visit) if line.kind == "event"]
    assert [line.key for line in events] == ["print"]


def test_a_printed_sheet_looks_like_the_page(shell: Shell, visit: str, tmp_path: Path) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    assert page.paper is not None
    printer = new_printer("record", 1)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    page.print_on(printer)
    settled(shell)
    papers = (target.read_bytes(), page.paper.data)
    sizes = []
    for data in papers:
        with opened_pdf(data) as held:
            sizes.append(held.document.pagePointSize(0))
    assert sizes[0].width() == pytest.approx(sizes[1].width(), abs=2)
    assert sizes[0].height() == pytest.approx(sizes[1].height(), abs=2)
    printed, paper = (_small(page_picture(data, 0, 1240)) for data in papers)
    close = sum(abs(a - b) < 40 for a, b in zip(printed, paper, strict=True))
    assert close > 0.998 * len(paper)


def test_printing_that_is_stopped_says_how_much_left(
    shell: Shell, visit: str, tmp_path: Path
) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    assert page.info is not None
    printer = new_printer("record", page.info.pages)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    (busy,) = shell.findChildren(BusyOverlay)
    press(shell, busy.stop)
    settled(shell)
    assert shell.bar.title.text().startswith("打印停下了，已送出 ")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_it_is_said(shell: Shell, visit: str, tmp_path: Path) -> None:
    page = opened(shell, PreviewPage, "preview", visit)
    printer = new_printer("record", 1)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    page.print_on(printer)
    settled(shell)
    assert shell.bar.code.text() == "print.failed"


def test_pages_leave_in_the_order_the_printer_asks_for(styled: object) -> None:
    printer = new_printer("record", 5)
    assert chosen_pages(printer, 5) == (0, 1, 2, 3, 4)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 5) == (1, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 5) == (2, 1)


def test_an_earlier_revision_is_still_shown_as_handed_out(
    shell: Shell, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    signing.sign_on_paper(workspace, visit)
    signing.close_visit(workspace, visit, [scene.picture(tmp_path / "scan.jpg")])
    first = signing.report_pdf(workspace, visit, 1)
    signing.revise_visit(workspace, visit, "写错了一处")
    page = opened(shell, PreviewPage, "preview", visit)
    assert page.head.state.text() == "草稿，还没有定稿"
    page.head.revision.chosen.emit("1")
    settled(shell)
    assert page.paper is not None
    assert page.paper.data == first
    assert page.head.state.text() == "已完成"


def test_leaving_never_asks_a_question(shell: Shell, visit: str) -> None:
    opened(shell, PreviewPage, "preview", visit)
    key(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "home"
    with pytest.raises(AssertionError):
        asked(shell)


def _ink(picture: QImage) -> int:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(byte < 100 for byte in bytes(grey.constBits()))


def _small(picture: QImage) -> bytes:
    """A page as grey values, small enough that the edges of letters do not matter."""
    mode = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(200, 280, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(y))[:200] for y in range(280))


def _pages(path: Path) -> int:
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    return int(next(x.split()[1] for x in told.stdout.splitlines() if x.startswith("Pages:")))
