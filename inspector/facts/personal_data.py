"""Numbers of persons in texts, found before printing and publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from inspector.facts import uscc
from inspector.i18n import N_, _

ID_NUMBER = N_("身份证号")
PHONE = N_("电话号码")
CARD = N_("银行卡号")

_GAP = r"[ \-—　]?"
_ALONE = r"(?<![\dA-Za-z])"
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (ID_NUMBER, re.compile(rf"{_ALONE}[1-8]\d{{5}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![\dA-Za-z])")),
    (CARD, re.compile(rf"{_ALONE}62\d\d(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?![\dA-Za-z])")),
    (PHONE, re.compile(rf"{_ALONE}(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")),
    (PHONE, re.compile(rf"(?<![\dA-Za-z.\-])0\d{{2,3}}{_GAP}[2-9]\d{{6,7}}(?!\d)")),
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ＋－", "0123456789Xx+-")


class Found(Struct, frozen=True):
    """Something personal in a text: what it looks like, and from where to where it stands."""

    what: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """What it looks like, in words."""
        return _(self.what)


def personal_data(text: str) -> tuple[Found, ...]:
    """Numbers that look like those of a person's identity card, telephone or bank card."""
    plain = text.translate(_WIDE)
    held: list[Found] = []
    for found in sorted(_numbers(plain), key=lambda one: (one.start, -one.end)):
        if not held or found.start >= held[-1].end:
            held.append(found)
    return tuple(held)


def _numbers(plain: str) -> Iterator[Found]:
    for what, pattern in _NUMBERS:
        for match in pattern.finditer(plain):
            if what is not ID_NUMBER or _is_identity(match[0]):
                yield Found(what, match.start(), match.end())


def _is_identity(written: str) -> bool:
    """Whether a birthday stands in the number; a unit's code may look alike."""
    digits = re.sub(r"[^\dX]", "", written.upper())
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return 1890 <= born.year <= 2100 and (_checks(digits) or not uscc.is_valid(digits))


def _checks(digits: str) -> bool:
    total = sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == digits[17]
