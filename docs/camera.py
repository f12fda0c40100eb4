"""A real window offscreen: acted on as hands do, and photographed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector.desktop import assemble
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.redact_board import RedactBoard
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.signature_pad import SignaturePad

SIZE = (1366, 768)
COLOURS = 128
MOST_BYTES = 150_000
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
_PAUSE = 300
"""Milliseconds: longer than any timer of the window that waits for a person to pause."""

W = TypeVar("W", bound=QWidget)
Point = tuple[float, float]
LETTERS: dict[str, list[list[Point]]] = {
    "示": [
        [(0.3, 0.14), (0.72, 0.12)],
        [(0.12, 0.4), (0.9, 0.36)],
        [(0.52, 0.4), (0.5, 0.88), (0.42, 0.8)],
        [(0.3, 0.55), (0.16, 0.78)],
        [(0.68, 0.53), (0.86, 0.74)],
    ],
    "例": [
        [(0.24, 0.08), (0.06, 0.46)],
        [(0.17, 0.32), (0.16, 0.92)],
        [(0.3, 0.2), (0.66, 0.17)],
        [(0.46, 0.2), (0.3, 0.54)],
        [(0.4, 0.38), (0.6, 0.36), (0.52, 0.66), (0.28, 0.92)],
        [(0.4, 0.52), (0.5, 0.62)],
        [(0.76, 0.24), (0.75, 0.64)],
        [(0.92, 0.1), (0.91, 0.88), (0.8, 0.8)],
    ],
    "甲": [
        [(0.2, 0.16), (0.22, 0.58)],
        [(0.2, 0.16), (0.82, 0.12), (0.78, 0.56)],
        [(0.22, 0.37), (0.78, 0.34)],
        [(0.22, 0.57), (0.78, 0.55)],
        [(0.5, 0.15), (0.48, 0.96)],
    ],
    "乙": [[(0.18, 0.2), (0.8, 0.16), (0.24, 0.74), (0.3, 0.84), (0.84, 0.84), (0.86, 0.66)]],
    "丁": [[(0.1, 0.2), (0.92, 0.16)], [(0.52, 0.2), (0.5, 0.86), (0.34, 0.76)]],
}
"""The strokes of the invented names, each letter in a square of side 1."""


class Camera:
    """A window, the hands on it, and the folder of its pictures."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self.shell = Shell(Preferences())
        self.shell.resize(*SIZE)
        self.shell.show()

    def arrive(self, opened: assemble.Opened) -> None:
        """Show the first page."""
        assemble.settle(self.shell, opened)
        self.settle()

    def settle(self) -> None:
        """Let the background finish and every outcome arrive, and what they start in turn."""
        for _round in range(8):
            self.shell.background.wait()
            for _turn in range(4):
                QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def pause(self) -> None:
        """Wait as long as the window waits for a person."""
        QTest.qWait(_PAUSE)
        self.settle()

    def open(self, kind: type[W], page_id: str, **args: str) -> W:
        """Open a page and wait until it shows what it has read."""
        self.shell.open(page_id, **args)
        return self.page(kind)

    def page(self, kind: type[W]) -> W:
        """The page shown."""
        self.settle()
        if not isinstance(self.shell.page, kind):
            raise TypeError(f"{kind.__name__} is not shown but {self.shell.here}")
        return self.shell.page

    def panel(self, kind: type[W]) -> W:
        """The panel open over the page."""
        return next(panel for panel in self.shell.findChildren(kind) if panel.isVisible())

    def shut(self) -> None:
        """Close all panels."""
        for panel in self.shell.findChildren(Overlay):
            if panel.isVisible():
                panel.close_panel()
        self.settle()

    def press(self, widget: QWidget) -> None:
        """Click in the middle of something, scrolled into sight first."""
        self._bring_into_sight(widget)
        if not (widget.isVisible() and widget.isEnabled()):
            raise RuntimeError(f"{widget} cannot be pressed")
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()

    def reveal(self, widget: QWidget, above: int = 12) -> None:
        """Scroll until something stands at the top, `above` pixels beneath the edge."""
        host = widget.parentWidget()
        while not isinstance(host, Scroll):
            host = host.parentWidget()
        top = widget.mapTo(host.widget(), QPoint(0, 0)).y()
        host.verticalScrollBar().setValue(top - above)
        self.settle()

    def write(self, widget: QWidget, text: str) -> None:
        """Replace what stands in a field, as an input method does."""
        self._bring_into_sight(widget)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)
        self.settle()

    def sign(self, pad: SignaturePad, name: str) -> None:
        """Draw a name with the mouse."""
        self._bring_into_sight(pad)
        side = pad.height() * 0.62
        left, top = (pad.width() - side * len(name)) / 2, pad.height() * 0.14
        for place, letter in enumerate(name):
            for stroke in LETTERS[letter]:
                spots = [
                    QPoint(round(left + (place + x) * side), round(top + y * side))
                    for x, y in _along(stroke)
                ]
                QTest.mousePress(pad, LEFT, pos=spots[0])
                for spot in spots[1:]:
                    QTest.mouseMove(pad, spot)
                QTest.mouseRelease(pad, LEFT, pos=spots[-1])
        self.settle()

    def draw(self, board: RedactBoard, start: Point, end: Point) -> None:
        """Pull the pointer over a picture, between points in parts of its sides."""
        spot = board._spot()  # noqa: SLF001
        first, last = (
            QPointF(spot.x() + x * spot.width(), spot.y() + y * spot.height())
            for x, y in (start, end)
        )
        QTest.mousePress(board, LEFT, pos=first.toPoint())
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            last,
            board.mapToGlobal(last),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(board, moved)
        QTest.mouseRelease(board, LEFT, pos=last.toPoint())
        self.settle()

    def shoot(self, name: str) -> None:
        """Take a picture of the window."""
        self.pause()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.shell.grab().save(buffer, "PNG")
        keep(Image.open(io.BytesIO(buffer.data().data())), self._out / f"{name}.png")

    def close(self) -> None:
        """Close the window."""
        self.settle()
        self.shell.close()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @staticmethod
    def _bring_into_sight(widget: QWidget) -> None:
        host = widget.parentWidget()
        while host is not None:
            if isinstance(host, Scroll):
                host.ensureWidgetVisible(widget)
            host = host.parentWidget()


def _along(stroke: list[Point]) -> list[Point]:
    """Points along a stroke, eight to each of its parts."""
    steps = [(a, b, n / 8) for a, b in pairwise(stroke) for n in range(8)]
    return [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b, t in steps] + stroke[-1:]


def printed(pdf: bytes, page: int, *, dpi: int) -> Image.Image:
    """A page as it leaves the printer."""
    tool = shutil.which("pdftoppm")
    if tool is None:
        sys.exit("pdftoppm is missing; it is part of poppler-utils")
    held = [tool, "-png", "-r", str(dpi), "-f", str(page), "-l", str(page), "-"]
    made = subprocess.run(held, input=pdf, capture_output=True, check=True)  # noqa: S603
    return Image.open(io.BytesIO(made.stdout))


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with a palette, which leaves letters crisp and files small."""
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4):
        small = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
        small.save(path, "PNG", optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            break
    sys.stdout.write(f"{path.name}  {path.stat().st_size / 1000:.0f} kB\n")
