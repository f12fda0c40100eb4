"""Two faults of PySide 6.12 mended.

Calls from Python lose references of None, True and False. Below Python 3.12 those are counted like
anything else, and the interpreter ends the program when none is left, after a few thousand calls.
From 3.12 on they are immortal; here they are made so.

Every import, of any module, has PySide read that module's source, in search of its `__feature__`
switches. This program uses none, and its start would take a fifth longer.
"""

from __future__ import annotations

import builtins
import ctypes
import sys
from functools import lru_cache

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
