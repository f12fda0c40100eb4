"""The two fonts of the papers: loaded once, with their widths and the characters they draw."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from inspector import assets

_LOADING = threading.Lock()
_BLOCK = 100  # the most entries that a bfchar block may hold


class Widths(dict[str, float]):
    """Advance widths in em by character, filled as characters are met."""

    def __init__(self, known: Mapping[int, float], default: float) -> None:
        super().__init__()
        self._known = known
        self._default = default

    def __missing__(self, char: str) -> float:
        width = self._known.get(ord(char), self._default) / 1000
        self[char] = width
        return width


class Face(Struct, frozen=True):
    """One weight: its name in reportlab, its widths, and the code points that it draws."""

    name: str
    widths: Widths
    glyphs: frozenset[int]

    def width(self, text: str, size: float) -> float:
        """The length of the text in points."""
        return sum(map(self.widths.__getitem__, text)) * size


def regular() -> Face:
    """The face of running text."""
    return _faces()[0]


def bold() -> Face:
    """The face of headings and captions."""
    return _faces()[1]


def load() -> None:
    """Load reportlab and both fonts, so that the first paper does not wait for them."""
    _faces()


def _faces() -> tuple[Face, Face]:
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> tuple[Face, Face]:
    from reportlab import rl_config

    # ASCII85 would make the file a fifth larger and the writing twice as slow.
    rl_config.useA85 = 0
    _mend_extraction()
    return _register("NotoSansSC-Regular"), _register("NotoSansSC-Bold")


def _register(name: str) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(assets.path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    face = font.face
    return Face(name, Widths(face.charWidths, face.defaultWidth), frozenset(face.charToGlyph))


def _mend_extraction() -> None:
    # reportlab 5.1 writes code points above U+FFFF as five hex digits where a CMap wants
    # UTF-16BE: such a name prints well, but is copied and searched as something else.
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode


def to_unicode(name: str, subset: Iterable[int]) -> str:
    """The ToUnicode CMap of a font subset: glyph code n stands for the n-th code point."""
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset)]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *("\n".join([f"{len(b)} beginbfchar", *b, "endbfchar"]) for b in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()
