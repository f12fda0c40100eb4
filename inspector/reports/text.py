"""User text on paper: what is drawn for each character, and where lines may break."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from inspector.reports import fonts
from inspector.reports.fonts import Face

_NO_START = frozenset("-–，。、；：！？）》〉」』】〕〗’”…—～·％‰℃㎡°,.;:!?)]}%ー々 ")
_NO_END = frozenset("（《〈「『【〔〖‘“([{￥$№")
_WORD = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-+=./:@#&%~'\"\\|<>*^≥≤×÷±"
)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_BREAKS = "\n\v\f\x85\u2028\u2029"
_TIE = "\xa0"  # a blank that holds its neighbours together
_MORE = "……"
_LINE = 1000  # more characters than any line holds


class _Shapes(dict[int, str]):
    """What is drawn for a code point; what has no glyph becomes a box with its number."""

    def __init__(self, glyphs: frozenset[int]) -> None:
        super().__init__({ord(char): "\n" for char in _BREAKS})
        self[ord("\t")] = "    "
        self._glyphs = glyphs

    def __missing__(self, code: int) -> str:
        char = chr(code)
        drawn = code in self._glyphs and unicodedata.category(char) not in _UNSEEN
        self[code] = char if drawn else f"□〔U+{code:04X}〕"
        return self[code]


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    return _Shapes(fonts.regular().glyphs)


@lru_cache(maxsize=4000)
def visible(text: str) -> str:
    """The text as the paper shows it: literal, line ends unified, nothing dropped unseen."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_shapes())


def undrawn(text: str) -> tuple[str, ...]:
    """The characters that the paper shows as a box with their number, each once, in order."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(char for char in dict.fromkeys(unified) if _shapes()[ord(char)][0] == "□" != char)


def lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text as lines of at most `width` points; an empty text has none."""
    return list(_lines(text, width / size, bold))


# The signed pages are laid several times, until the longest form that fits is found.
@lru_cache(maxsize=2000)
def _lines(text: str, room: float, bold: bool) -> tuple[str, ...]:
    shown = visible(text)
    face = _face(bold)
    wrapped: list[str] = []
    for paragraph in shown.split("\n") if shown else ():
        wrapped += _wrap(paragraph, face, room)
    return tuple(wrapped)


def _wrap(paragraph: str, face: Face, room: float) -> list[str]:
    """Lines of at most `room` em; a word or a run of signs longer than a line is cut hard."""
    found: list[str] = []
    widths = face.widths
    start = cut = 0
    used = until_cut = 0.0
    before = ""
    for index, char in enumerate(paragraph):
        if (
            index > start
            and may_break(before, char)
            and not (before == " " and _is_unit(paragraph, index))
        ):
            cut, until_cut = index, used
        width = widths[char]
        while used + width > room and index > start and char != " ":
            if cut <= start:
                early = char in _NO_START and index - 1 > start
                cut, until_cut = (index - 1, used - widths[before]) if early else (index, used)
            found.append(paragraph[start:cut].rstrip(" "))
            start = cut
            used -= until_cut
        used += width
        before = char
    found.append(paragraph[start:].rstrip(" "))
    return found


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between these two characters."""
    if after in _NO_START or before in _NO_END or _TIE in (before, after):
        return False
    return not (before in _WORD and after in _WORD)


def _is_unit(paragraph: str, index: int) -> bool:
    """Whether the sign of a unit begins here, one blank after its figure: 1.1 m stays together."""
    sign = paragraph[index]
    return index > 1 and paragraph[index - 2].isdigit() and sign.isascii() and sign.isalpha()


def cut_to(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text on one line of `width` points, closed with …… where it does not fit."""
    face = _face(bold)
    line = visible(text[:_LINE]).replace("\n", " ")
    return line if face.width(line, size) <= width else _shorten(line, face, width / size, _MORE)


def clip(
    text: str, width: float, size: float, most: int, *, bold: bool = False, end: str = _MORE
) -> tuple[list[str], bool]:
    """At most `most` lines, and whether something was left out (then `end` closes the last)."""
    wrapped = lines(text[: (most + 1) * _LINE], width, size, bold=bold)
    if len(wrapped) <= most:
        return wrapped, False
    last = wrapped[most - 1] + wrapped[most]
    return [*wrapped[: most - 1], _shorten(last, _face(bold), width / size, end)], True


def _shorten(line: str, face: Face, room: float, end: str) -> str:
    """The part of the line that fits `room` em together with `end`, and `end`."""
    used = face.width(end, 1)
    for index, char in enumerate(line):
        used += face.widths[char]
        if used > room:
            return line[:index].rstrip("，。、；： ") + end
    return line + end


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The length of one line in points, as drawn."""
    return _face(bold).width(visible(text), size)


def _face(bold: bool) -> Face:
    return fonts.bold() if bold else fonts.regular()
