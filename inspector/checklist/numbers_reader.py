"""Whole numbers from YAML, written as text like everything else."""

from __future__ import annotations

from inspector.checklist.nodes import Entry
from inspector.i18n import _


def read_whole(entry: Entry, key: str, least: int, most: int) -> int:
    """A whole number within bounds; the lower bound stands for what is no such number."""
    return next(iter(_whole(entry, key, (entry.text(key),), least, most)), least)


def read_wholes(entry: Entry, key: str, least: int, most: int) -> tuple[int, ...]:
    """A list of whole numbers within bounds; empty where the key is absent."""
    return _whole(entry, key, entry.texts(key), least, most)


def _whole(
    entry: Entry, key: str, texts: tuple[str, ...], least: int, most: int
) -> tuple[int, ...]:
    found = []
    for text in texts:
        whole = text.isascii() and text.isdigit() and len(text) <= len(str(most))
        if whole and least <= int(text) <= most:
            found.append(int(text))
        elif text:
            entry.complain_at(
                key,
                _("{key} 的 {value} 要写成 '{least}' 到 '{most}' 的整数").format(
                    key=key, value=text, least=least, most=most
                ),
            )
    return tuple(found)
