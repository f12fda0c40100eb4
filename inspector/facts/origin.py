"""Where a visit comes from (检查来源), and what was replied to those who had asked for it."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class Source(Word):
    """What a visit was begun for."""

    PLAN = "plan", N_("年度检查计划")
    RANDOM = "random", N_("双随机抽取")
    CAMPAIGN = "campaign", N_("上级专项部署")
    COMPLAINT = "complaint", N_("12345或信访")
    FIRST = "first", N_("开院首查")
    RECHECK = "recheck", N_("复查")
    ASSIGNED = "assigned", N_("上级交办")


FROM_ABOVE = (Source.CAMPAIGN, Source.ASSIGNED)
"""A 专项 inspection that comes from above does not count towards the cap of the year."""


class Origin(Struct, frozen=True, kw_only=True):
    """The source; `reference` its 工单号, plan or 文号, `reply_by` an ISO day or empty."""

    source: Source | None = None
    reference: str = ""
    reply_by: str = ""


UNSAID = Origin()


class Replied(Struct, frozen=True, kw_only=True):
    """That the reply to a 工单 was given: ISO day, and in which words or by which number."""

    on: str
    words: str = ""
