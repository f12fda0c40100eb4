"""What stands in the way of a visit, in the order in which the page asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from inspector.facts.facility import Facility
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Domain, Mode, Role
from inspector.i18n import _
from inspector.usecases.preparing import Beginning, Preparation

_WITHOUT_CERTIFICATES = (Mode.WUBAO_CHECK, Mode.TOWNSHIP_PATROL)


def what_is_missing(
    begun: Beginning | None,
    moment: datetime | None,
    people: Sequence[Person],
    prepared: Preparation | None,
    chosen: Sequence[Domain],
) -> str:
    """A few words for the line beside the button, or "" where the visit may begin."""
    if begun is None:
        return _("还没有选检查对象")
    if moment is None:
        return _("开始时间要改")
    if not any(person.role is Role.LEADER for person in people):
        return _("还没有检查人员")
    if prepared is None:
        return _("正在挑检查表")
    if any(not notice.overridable for notice in prepared.notices):
        return _("程序核对没有通过")
    if not prepared.proposals:
        return _("没有合适的检查表，先补档案")
    return "" if chosen else _("至少选一张检查表")


def day_to_come(moment: datetime, now: datetime) -> str:
    """A few words where the visit is for a day to come, so that it can only be planned."""
    if moment.date() <= now.date():
        return ""
    return _("日期还没有到，可以先安排")


def modes_instead(mode: Mode, facility: Facility) -> list[Mode]:
    """Modes that need no certificates and fit the facility, where `mode` is blocked."""
    return [
        other
        for other in _WITHOUT_CERTIFICATES
        if other is not mode
        and (other is not Mode.WUBAO_CHECK or facility.get("public_support") is True)
    ]
