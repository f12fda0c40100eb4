"""What the page of leads reads: the list that says nothing, and what a form offers."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from inspector.desktop.words import when_words
from inspector.facts.lead import LeadLine, LeadState
from inspector.facts.vocabulary import Department
from inspector.i18n import _
from inspector.usecases import leads
from inspector.usecases.asking import get_head
from inspector.usecases.facilities import list_facilities
from inspector.usecases.setup import Workspace

LOOKS: dict[LeadState, tuple[str, str]] = {
    LeadState.REGISTERED: ("circle-dashed", "blue"),
    LeadState.HANDED_OVER: ("arrow-right", "amber"),
    LeadState.ACKNOWLEDGED: ("circle-check", "green"),
}
"""Icon and tone of each state."""

DEPARTMENTS = tuple(one.label for one in Department)


class Listed(Struct, frozen=True):
    """All leads, newest first, and what a new one may be about.

    `visit` is the id of the visit one came from, `facility_name` its facility; both may be empty.
    """

    lines: tuple[LeadLine, ...]
    facilities: tuple[tuple[str, str], ...]
    visit: str
    facility_name: str
    today: date
    now: str
    read_only: bool


def read_leads(ws: Workspace, visit: str) -> Listed:
    """In the database lane."""
    now = ws.now()
    return Listed(
        lines=leads.list_leads(ws),
        facilities=tuple((one.id, one.name) for one in list_facilities(ws)),
        visit=visit,
        facility_name=get_head(ws, visit).facility_name if visit else "",
        today=now.date(),
        now=now.strftime("%Y-%m-%d %H:%M"),
        read_only=ws.read_only,
    )


def line_words(line: LeadLine, today: date) -> str:
    """When and by whom it was registered: all that the list says beside number and state."""
    return _("{at} {by} 登记").format(at=when_words(line.at, today), by=line.by)


def promise() -> str:
    """What this page keeps and what it cannot keep, for the people who write into it."""
    return _(
        "名单只写编号、状态、何时由谁登记。打开一份要先写理由，谁、何时、为什么看过，都记下来，在本程序里删不掉；"
        "检查记录、文书、台账、搜索里都没有内容。"
        "但内容没有加密：能用这台电脑、拿到数据文件夹或备份优盘的人，不经过本程序也能读到。"
        "请给电脑设登录密码，离开时锁屏，优盘锁进柜子。"
    )
