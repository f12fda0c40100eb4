"""The order of dates: notice before visit before order before service, deadlines not yet past."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from inspector.i18n import _
from inspector.usecases.cross_check_case import PaperCase, day_of

_BEFORE = ("approval", "inspection_notice", "inspection_plan", "joint_plan")
_DURING = (
    *("rights_notice", "interview_record", "copy_check", "photo_page", "authorization"),
    "internal_sheet",
)
_WITH_DEADLINES = ("rectification_order", "rectification_advice", "commitment")
_FOLLOWING = ("recheck_record", "closure_approval", "extension", "rectification_report")


def day_words(day: date) -> str:
    """2026年12月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


Found = Iterator[tuple[str, str]]


def in_order(case: PaperCase) -> list[tuple[str, str]]:
    """Every impossible order of dates, as code and sentence."""
    return [found for rule in _RULES for found in rule(case)]


def _around_the_visit(case: PaperCase) -> Found:
    paper = case.paper
    begun = datetime.fromisoformat(paper.visit_begun)
    if paper.type == "approval" and case.at > begun:
        yield (
            "papers.approval_late",
            _("审批表出具时检查已经开始（{day}），请写明理由").format(day=day_words(begun.date())),
        )
    if paper.type == "inspection_notice" and case.at > begun:
        yield (
            "papers.notice_late",
            _("检查通知书要在检查开始之前出具和送达，检查已于 {day} {clock} 开始").format(
                day=day_words(begun.date()), clock=f"{begun:%H:%M}"
            ),
        )
    early = (*_BEFORE, *_DURING)
    if paper.type not in early and paper.visit_ended:
        ended = datetime.fromisoformat(paper.visit_ended)
        if case.at < ended:
            yield (
                "papers.before_end",
                _("{title}的日期早于检查结束的时间 {day} {clock}，请核对电脑的时间").format(
                    title=paper.title, day=day_words(ended.date()), clock=f"{ended:%H:%M}"
                ),
            )


def _earlier_papers(case: PaperCase) -> Found:
    """The approval comes before the notice, both before the visit."""
    if case.paper.type != "inspection_notice" or case.service:
        return
    for other in case.valid("approval"):
        if datetime.fromisoformat(other.facts.issued_at) > case.at:
            yield (
                "papers.notice_before_approval",
                _("检查通知书早于审批表 {day}，请先审批").format(
                    day=day_words(datetime.fromisoformat(other.facts.issued_at).date())
                ),
            )


def _service(case: PaperCase) -> Found:
    if case.service is None:
        return
    issued = datetime.fromisoformat(case.paper.issued_at)
    if case.at < issued:
        yield (
            "papers.served_early",
            _("送达时间早于出具时间 {day} {clock}，请核对").format(
                day=day_words(issued.date()), clock=f"{issued:%H:%M}"
            ),
        )


def _deadlines(case: PaperCase) -> Found:
    if case.paper.type not in _WITH_DEADLINES:
        return
    past = [
        finding
        for finding in case.paper.findings
        if not finding.at_once
        and (until := day_of(finding.deadline)) is not None
        and until < case.at.date()
    ]
    for finding in past:
        what = _("送达日") if case.service else _("出具日")
        until = date.fromisoformat(finding.deadline)
        yield (
            "papers.deadline_past",
            _("第 {n} 项的期限 {until} 早于{what} {day}，请先改期限").format(
                n=finding.number, until=day_words(until), what=what, day=day_words(case.at.date())
            ),
        )


def _planned(case: PaperCase) -> Found:
    planned = case.field("planned")
    begun = datetime.fromisoformat(case.paper.visit_begun).date()
    if case.paper.type == "inspection_notice" and planned is not None and planned != begun:
        yield (
            "papers.planned_day",
            _("检查通知书写的是 {planned}，检查登记的是 {begun}，请改成一致").format(
                planned=day_words(planned), begun=day_words(begun)
            ),
        )


def _afterwards(case: PaperCase) -> Found:
    """Re-inspection and closure come after the order, and none lies in the future."""
    if case.paper.type not in _FOLLOWING:
        return
    looked = case.field("recheck_on")
    for other in case.valid("rectification_order", "rectification_advice"):
        served = other.service.at if other.service else other.facts.issued_at
        after = datetime.fromisoformat(served).date()
        if looked is not None and looked < after:
            yield (
                "papers.recheck_early",
                _("复查日期 {day} 早于{title}的日期 {after}，请核对").format(
                    day=day_words(looked), title=other.facts.title, after=day_words(after)
                ),
            )
    if looked is not None and looked > case.at.date():
        yield (
            "papers.recheck_future",
            _("复查日期 {day} 还没有到，复查以后再出具").format(day=day_words(looked)),
        )
    if case.paper.type == "closure_approval":
        yield from _closure(case, looked)


def _closure(case: PaperCase, looked: date | None) -> Found:
    for other in case.valid("recheck_record"):
        found = day_of(other.facts.fields.get("recheck_on", ""))
        if found and looked and looked < found:
            yield (
                "papers.closed_early",
                _("销号审批表上的复查日期 {day} 早于复查记录的 {found}，请改成一致").format(
                    day=day_words(looked), found=day_words(found)
                ),
            )


def _extension(case: PaperCase) -> Found:
    if case.paper.type != "extension":
        return
    applied = case.field("applied_on")
    if applied is not None and applied > case.at.date():
        yield (
            "papers.applied_future",
            _("申请日期 {day} 还没有到，请核对").format(day=day_words(applied)),
        )
    for finding in case.paper.findings:
        until, deadline = case.field(f"until.{finding.number}"), day_of(finding.deadline)
        if finding.at_once:
            yield (
                "papers.at_once",
                _("第 {n} 项要立即改正，不能延期，请从申请里去掉").format(n=finding.number),
            )
        elif until and deadline and until <= deadline:
            yield (
                "papers.extension_short",
                _("第 {n} 项延至 {until}，不晚于原期限 {deadline}，请核对").format(
                    n=finding.number, until=day_words(until), deadline=day_words(deadline)
                ),
            )


_RULES: tuple[Callable[[PaperCase], Found], ...] = (
    _around_the_visit,
    _earlier_papers,
    _service,
    _deadlines,
    _planned,
    _afterwards,
    _extension,
)
