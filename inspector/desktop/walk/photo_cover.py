"""遮挡 of a photo of a visit: the panel to draw on, and what is drawn kept."""

from __future__ import annotations

from collections.abc import Callable

from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.redact_overlay import RedactOverlay
from inspector.facts.redaction import Redaction
from inspector.facts.visit import Photo
from inspector.usecases import photos as use
from inspector.usecases.walk import Saved


def cover_photo(
    shell: Shell, desk: Desk, visit: str, photo: Photo, done: Callable[[Saved], object]
) -> None:
    """Open the panel over the window; `done` is called once something was kept."""
    panel = RedactOverlay(shell)
    key = photo.id

    def keep(places: tuple[Redaction, ...]) -> None:
        def kept(saved: Saved) -> None:
            panel.close_panel()
            done(saved)

        desk.write(
            panel,
            lambda ws: use.redact_photo(ws, visit, key, places),
            kept,
            lambda error: panel.show_refusal(error.sentence),
        )

    panel.settled.connect(keep)
    shell.cover(panel)
    panel.ask()
    desk.ask(
        panel,
        lambda ws: use.uncovered_file(ws, photo).read_bytes(),
        lambda jpeg: panel.show_photo(jpeg, photo.redactions),
        lambda error: panel.show_refusal(error.sentence),
    )
