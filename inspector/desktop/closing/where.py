"""Where one is: the visit in the top bar, and the beginning of a page."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.steps import done_steps
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.visit import VisitHead


def show_where(
    shell: Shell, step: str, line: str, words: str, head: VisitHead, *, answered: bool
) -> None:
    """Name the visit in the top bar: facility and line where it is wide, else step and facility.

    `answered`: nothing of the visit is left to answer.
    """
    done = done_steps(head.state, answered=answered)
    shell.top_bar.show_visit(head.facility_name, line, step, done)
    shell.top_bar.set_middle(Text(f"{words} · {head.facility_name}", "strong", elide=True))


def to_top(page: Page) -> None:
    """Show the beginning of a page, once the focus has been given."""
    scroll = page.findChild(Scroll)
    if isinstance(scroll, Scroll):
        QTimer.singleShot(0, scroll, scroll.to_top)
