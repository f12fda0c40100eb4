"""Makes the pictures in docs/img: the real window, driven page by page through invented visits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import one_day
import to_closure
from PySide6.QtCore import QSettings

from inspector.desktop import app

OUT = Path(__file__).resolve().parent / "img"
STORIES = {"day": one_day.take, "plan": to_closure.plan, "closure": to_closure.close}


@contextmanager
def empty_folder() -> Iterator[None]:
    """A place without anything, where the window remembers nothing either."""
    with TemporaryDirectory() as folder, chdir(folder):
        scope = QSettings.Scope.UserScope
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(Path(folder) / "preferences"))
        yield


def main() -> None:
    """Make all pictures, or those of the stories named: day, plan, closure."""
    OUT.mkdir(exist_ok=True)
    app.application()
    for name in sys.argv[1:] or STORIES:
        with empty_folder():
            STORIES[name](OUT)


if __name__ == "__main__":
    main()
