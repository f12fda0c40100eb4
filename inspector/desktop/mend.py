"""A fault of PySide 6.12 mended: each `emit` from Python takes one reference of True too many.

Python 3.11 counts references of True as of anything else and ends the process when none is left,
a few thousand signals into a day's work; from 3.12 on True is immortal.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache

_EMITS = 500_000
_IMMORTAL = (3, 12)


@lru_cache(maxsize=1)
def stock_up_on_true() -> None:
    """Give the process references of True for half a million signals (4 MB), once."""
    if sys.version_info >= _IMMORTAL:
        return
    stock = (True,) * _EMITS
    # Never freed, or the end of the program would miss what was taken.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(stock))
