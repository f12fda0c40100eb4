"""What F4 has to offer where one is, or what has to be done first."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from inspector.desktop.walk.act_half import ActHalf
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _


class Offer(Struct, frozen=True):
    """Phrases and where one goes; without any, `what` says what to do first."""

    phrases: tuple[str, ...]
    what: str
    take: Callable[[str], object]


def offer_of(act: ActHalf, *, quick: bool) -> Offer:
    """The phrases for the verdict on the screen; phrases for facts describe failures alone."""
    if quick:
        return _nothing(_("常用语在单项里用：先按 F2 看全这一项"))
    if act.shown in (Verdict.NOT_APPLICABLE, Verdict.UNCHECKED):
        held = tuple(chip.text() for chip in act.reason.phrases.chips)
        return Offer(held, _("选一条作理由，选了还可以改"), act.reason.take)
    if act.shown is not Verdict.FAIL:
        return _nothing(_("常用语写的是哪里不符合：先按 2 选「不符合」，再按 F4"))
    held = tuple(chip.text() for chip in act.note.phrases.chips)
    if not held:
        return _nothing(_("这一项还没有常用语：这次写下的事实，下次就能用 F4 选"))
    words = _("先是你在这一项写过的，再是检查表里的；选一条补到事实后面")
    return Offer(held, words, act.note.take)


def _nothing(what: str) -> Offer:
    return Offer((), what, lambda _phrase: None)
