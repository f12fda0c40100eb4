"""Three faults of PySide 6.12 mended.

Calls from Python lose references of None, True and False. Below Python 3.12 those are counted like
anything else, and the interpreter ends the program when none is left, after a few thousand calls.
From 3.12 on they are immortal; here they are made so.

Every import, of any module, has PySide read that module's source, in search of its `__feature__`
switches. This program uses none, and its start would take a fifth longer.

When Qt deletes a layout, PySide lets go of its widgets one by one, and keeps what it has let go of
in its list until the last. Should Python begin to look for garbage meanwhile, it follows that list
into freed memory. So it looks between two events only; and never in the lane, where it might delete
widgets on a thread that is not theirs.
"""

from __future__ import annotations

import builtins
import ctypes
import gc
import sys
from functools import lru_cache

from PySide6.QtCore import QObject, QTimer

_IMMORTAL = (3, 12)
_ENOUGH = 1 << 40


@lru_cache(maxsize=1)
def make_singletons_immortal() -> None:
    """Give None, True and False more references than a program can lose in a lifetime, once."""
    if sys.version_info >= _IMMORTAL:
        return
    for singleton in (None, True, False):
        # CPython's reference count is the first word of an object.
        ctypes.c_ssize_t.from_address(id(singleton)).value += _ENOUGH


def import_plainly() -> None:
    """Give Python its own import back, where PySide has put another in its place."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def collect_between_events(owner: QObject, every: int = 1000) -> None:
    """Look for garbage every so many milliseconds, as often as Python would, as long as `owner` is.

    What is there now is taken as there for good: looking through it costs much.
    """
    gc.freeze()
    gc.disable()
    timer = QTimer(owner, interval=every)
    timer.timeout.connect(_collect)
    timer.start()


def _collect() -> None:
    counts, enough = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > enough[generation]:
            gc.collect(generation)
            return
