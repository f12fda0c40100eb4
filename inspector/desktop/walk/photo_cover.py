"""遮挡 of a photo of a visit."""

from __future__ import annotations

from collections.abc import Callable

from inspector.desktop.covering import cover_picture
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.facts.photo import Photo
from inspector.usecases import photos as use
from inspector.usecases.walk import Saved


def cover_photo(
    shell: Shell, desk: Desk, visit: str, photo: Photo, done: Callable[[Saved], object]
) -> None:
    """Open the panel to draw on; `done` is called once something was kept."""
    cover_picture(
        shell,
        desk,
        photo.redactions,
        lambda ws: use.uncovered_file(ws, photo).read_bytes(),
        lambda ws, places: use.redact_photo(ws, visit, photo.id, places),
        done,
    )
