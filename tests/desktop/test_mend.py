"""A day of calls, imports, and garbage looked for at the wrong time do not end the program."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector.desktop.mend import collect_between_events

MANY = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
if "mended" in sys.argv:
    from inspector.desktop.mend import make_singletons_immortal
    make_singletons_immortal()
class Source(QObject):
    sent = Signal()
app = QCoreApplication([])
source = Source()
for _ in range(100_000):
    source.sent.emit()
    source.setObjectName("x")
print("alive")
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", MANY, *arguments], capture_output=True, text=True, timeout=120
    )


def test_a_hundred_thousand_calls_leave_the_program_alive() -> None:
    done = run("mended")

    assert done.stdout == "alive\n"
    assert done.returncode == 0


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the singletons are immortal there")
def test_the_fault_is_still_there() -> None:
    """Once this fails, PySide is repaired and the mending can go."""
    assert run().returncode != 0


IMPORTS = """
from PySide6.QtCore import QCoreApplication
from inspector.desktop.mend import import_plainly
import inspect
read = []
known = inspect.getsource
inspect.getsource = lambda module: read.append(module.__name__) or known(module)
if "mended" in sys.argv:
    import_plainly()
import colorsys
print("read:", read)
"""


def imported(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "import sys" + IMPORTS, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def test_imports_do_not_read_sources() -> None:
    assert imported("mended") == "read: []\n"


def test_the_other_fault_is_still_there() -> None:
    """Once this fails, PySide leaves imports alone and the mending can go."""
    assert "colorsys" in imported()


class Cycle:
    def __init__(self) -> None:
        self.self = self


def test_garbage_is_looked_for_between_events_only(qtbot: QtBot) -> None:
    owner = QObject()
    try:
        collect_between_events(owner, every=1)
        lost = weakref.ref(Cycle())
        kept = [[] for _number in range(100_000)]
        assert lost() is not None, "not while something is being done"
        qtbot.waitUntil(lambda: lost() is None)
        assert len(kept) == 100_000
    finally:
        owner.deleteLater()
        gc.unfreeze()
        gc.enable()
