"""Personal data in texts: found before printing, masked before publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inspector.facts import uscc
from inspector.i18n import N_, _

ID_NUMBER = N_("身份证号")
PHONE = N_("电话号码")
CARD = N_("银行卡号")
NAME = N_("姓名")

_GAP = r"[ \-—　]?"
_ALONE = r"(?<![\dA-Za-z])"
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (ID_NUMBER, re.compile(rf"{_ALONE}[1-8]\d{{5}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![\dA-Za-z])")),
    (CARD, re.compile(rf"{_ALONE}62\d\d(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?![\dA-Za-z])")),
    (PHONE, re.compile(rf"{_ALONE}(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")),
    (PHONE, re.compile(rf"(?<![\dA-Za-z.\-])0\d{{2,3}}{_GAP}[2-9]\d{{6,7}}(?!\d)")),
)
_NAMED = re.compile(r"(?<=姓名)[:：]\s*[\u3400-\u9fff·]{2,4}")
_HEALTH = re.compile(
    "患有|确诊|病史|病历|诊断为|艾滋|乙肝|梅毒|精神分裂|抑郁症|阿尔茨海默|糖尿病|高血压"
    "|脑梗|心脏病|癌症|肿瘤"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ＋－", "0123456789Xx+-")


@dataclass(frozen=True, slots=True)
class Found:
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


def publishable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with numbers of persons and names after 姓名 masked, and what is wrong with it.

    Words about somebody's health stay, because only a person can say it otherwise; they are
    named among the problems. Without problems the text may be published as it stands.
    """
    found = [*personal_data(text)]
    found += [Found(NAME, match.start() + 1, match.end()) for match in _NAMED.finditer(text)]
    found.sort(key=lambda one: one.start)
    masked = text
    for one in reversed(found):
        masked = masked[: one.start] + _stars(text[one.start : one.end]) + masked[one.end :]
    labels = dict.fromkeys(one.label for one in found)
    problems = [_("有像{what}的内容，已遮去").format(what=what) for what in labels]
    health = dict.fromkeys(match[0] for match in _HEALTH.finditer(text))
    problems += [
        _("「{words}」像是健康情况，请改写后再公示").format(words=words) for words in health
    ]
    return masked, tuple(problems)


def _stars(written: str) -> str:
    """As long as what they hide, so that everything around stays in its place."""
    return re.sub(r"\S", "*", written)
