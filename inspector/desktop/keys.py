"""Every keyboard shortcut of the window, in one register that a panel can silence."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Key(Struct, frozen=True):
    """A shortcut that works while its owner is visible; `words` say what it does."""

    sequence: str
    words: str
    shortcut: QShortcut


class Keys(QObject):
    """Binds keys to what they do; while a panel is open none of them works."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[Key] = []
        self._silenced = 0

    def bind(
        self, owner: QWidget, sequence: str, press: Callable[[], object], words: str
    ) -> QShortcut:
        """Call `press` on a key like "Ctrl+Down" while `owner` is shown.

        Return is also the Enter of the keypad, which Qt takes for another key.
        """
        shortcut = QShortcut(owner)
        keypad = sequence.replace("Return", "Enter")
        shortcut.setKeys([QKeySequence(one) for one in dict.fromkeys((sequence, keypad))])
        shortcut.setEnabled(not self._silenced)
        shortcut.activated.connect(press)
        self._held.append(Key(sequence, words, shortcut))
        return shortcut

    def of(self, owner: QWidget) -> tuple[Key, ...]:
        """The keys bound for a widget, in the order they were bound."""
        return tuple(key for key in self._alive() if key.shortcut.parent() is owner)

    def silence(self, silent: bool) -> None:
        """A panel opened (True) or closed (False)."""
        self._silenced += 1 if silent else -1
        for key in self._alive():
            key.shortcut.setEnabled(not self._silenced)

    def _alive(self) -> list[Key]:
        self._held = [key for key in self._held if isValid(key.shortcut)]
        return self._held
