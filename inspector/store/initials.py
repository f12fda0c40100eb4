"""Pinyin initials of a name, for searching with four keys: 示例镇敬老院 → slzjly."""

from __future__ import annotations


def initials_of(name: str) -> str:
    """The first letter of each character's reading in lower case; other characters as they are."""
    if name.isascii():
        return name.lower().replace(" ", "")
    # Its dictionaries take a tenth of a second to load, so only whoever writes a name pays.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower().replace(" ", "")
