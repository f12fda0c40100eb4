"""Going to the next item of a visit with 500 items, against repainting the same page."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from answer import opened
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from inspector.desktop import assemble
from inspector.desktop.app import application
from inspector.desktop.mend import make_singletons_immortal
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.desktop.walk.state import WalkState

ITEMS = 500
ROUNDS = 60
LIMIT = 2.0


def settle(shell: Shell) -> None:
    for _round in range(6):
        shell.background.wait()
        QApplication.processEvents()


def padded(page: WalkPage) -> WalkState:
    """The visit's own items, and again until there are enough, each with an id of its own."""
    assert page.state is not None
    sheet = page.state.sheet
    own = len(sheet.items)
    wanted = {sheet.items[n].id if n < own else f"x{n}": sheet.items[n % own] for n in range(ITEMS)}
    items = [replace(item, id=new) for new, item in wanted.items()]
    items.sort(key=lambda item: [one.place for one in sheet.items].index(item.place))
    return WalkState(
        replace(
            sheet,
            items=tuple(items),
            limits={new: sheet.limits.get(old.id, "") for new, old in wanted.items()},
            questions={new: sheet.questions.get(old.id, ()) for new, old in wanted.items()},
            hazards={new: sheet.hazards.get(old.id, ()) for new, old in wanted.items()},
        )
    )


def main() -> None:
    make_singletons_immortal()
    _app = application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        # The font size and window that somebody has chosen here are not measured.
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, name)
        ws, visit = opened(folder)
        ws.close()
        shell = Shell(Preferences())
        shell.resize(1366, 768)
        shell.show()
        assemble.settle(shell, assemble.open_folder(folder, None, None))
        settle(shell)
        shell.open("walk", visit=visit)
        settle(shell)
        page = shell.page
        assert isinstance(page, WalkPage)
        page.state = padded(page)
        order = [item for group in page.state.groups for item in group.items]
        page.state.current = order[0]
        page.answering.begin(page.state)
        page.show_item(order[0])
        settle(shell)
        repaint, onward = [], []
        for item in order[1 : ROUNDS + 1]:
            begun = time.perf_counter()
            shell.repaint()
            repaint.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            page.show_item(item)
            shell.repaint()
            onward.append(time.perf_counter() - begun)
            settle(shell)
        shell.close()
    ratio = median(a / b for a, b in zip(onward, repaint, strict=True))
    print(
        f"next item ÷ repainting the page, {ITEMS} items: {ratio:.2f} (limit {LIMIT}); "
        f"medians {median(onward) * 1e3:.0f} ms and {median(repaint) * 1e3:.0f} ms"
    )
    os._exit(0)


if __name__ == "__main__":
    main()
