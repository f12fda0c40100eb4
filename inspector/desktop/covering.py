"""遮挡 from any page: the panel to draw on is opened, and what was drawn is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.redact_overlay import RedactOverlay
from inspector.facts.redaction import Redaction
from inspector.usecases.setup import Workspace

T = TypeVar("T")
Places = tuple[Redaction, ...]


def cover_picture(
    shell: Shell,
    desk: Desk,
    places: Places,
    read: Callable[[Workspace], bytes],
    keep: Callable[[Workspace, Places], T],
    done: Callable[[T], object] = lambda _kept: None,
) -> RedactOverlay:
    """Open the panel over the window.

    `read` gives the JPEG without its covers, `places` what is covered in it now, `keep` writes
    other places; both run in the database lane. `done` is called once something was kept.
    """
    panel = RedactOverlay(shell)

    def settle(drawn: Places) -> None:
        def kept(result: T) -> None:
            panel.close_panel()
            done(result)

        desk.write(
            panel,
            lambda ws: keep(ws, drawn),
            kept,
            lambda error: panel.show_refusal(error.sentence),
        )

    panel.settled.connect(settle)
    shell.cover(panel)
    panel.ask()
    desk.ask(
        panel,
        read,
        lambda jpeg: panel.show_photo(jpeg, places),
        lambda error: panel.show_refusal(error.sentence),
    )
    return panel
