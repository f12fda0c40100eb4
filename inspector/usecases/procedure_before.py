"""程序核对 before going: approval, notice, how often this year, recusal, 检查码; each by its mode.

Sources: 民发〔2022〕86号 (approval, notice of 3 working days, 个案 without one), 行政处罚法
第四十三条 (recusal), 国办发〔2024〕54号 (the cap of the year). A patrol of a township needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from inspector.facts.visit import Notice
from inspector.facts.vocabulary import Mode, VisitType
from inspector.i18n import _
from inspector.usecases.circumstances import Circumstances
from inspector.usecases.frequency import counts
from inspector.usecases.procedure import VisitDraft, officers_of

NOTICE_DAYS = 3
"""Working days between the notice and a 日常 or 专项 inspection."""
DECLARING = (Mode.CIVIL_ADMIN, Mode.DELEGATED_PENALTY)
"""The modes in which each officer declares to have no stake in the facility."""

_ANNOUNCED = (VisitType.ROUTINE, VisitType.SPECIAL)
_APPROVED = (*_ANNOUNCED, VisitType.CASE)
CODED = (Mode.CIVIL_ADMIN, Mode.JOINT, Mode.DELEGATED_PENALTY)
"""The modes of an inspection of an enterprise: papers come before it, 扫码入企 at the door."""

Found = Iterator[Notice]


def before_going(draft: VisitDraft, around: Circumstances) -> Found:
    """What is missing; all of it may be set aside by the leader with a reason."""
    for rule in _RULES:
        yield from rule(draft, around)


def _approval(draft: VisitDraft, around: Circumstances) -> Found:
    if draft.mode is not Mode.CIVIL_ADMIN or draft.type not in _APPROVED:
        return
    held = around.approval
    if held is None:
        yield _open("procedure.approval", _("还没有出具检查审批表"))
    elif held.at > draft.begun and not held.reason:
        yield _open(
            "procedure.approval",
            _("检查审批表 {at} 才出具，晚于检查开始").format(at=_moment(held.at)),
        )


def _notice(draft: VisitDraft, around: Circumstances) -> Found:
    if draft.mode is not Mode.CIVIL_ADMIN:
        return
    held = around.notice
    if draft.type is VisitType.CASE and held and held.served and _early(draft, held.at):
        yield _open(
            "procedure.case_announced",
            _("个案检查不事先告知，检查通知书 {at} 就送达了").format(at=_moment(held.at)),
        )
    if draft.type not in _ANNOUNCED:
        return
    if held is None:
        yield _open(
            "procedure.notice",
            _("还没有检查通知书，应提前 {n} 个工作日发出；必要时持通知书直接检查，写明理由").format(
                n=NOTICE_DAYS
            ),
        )
        return
    days = _ahead(draft, around, held.at)
    if days < NOTICE_DAYS and not held.reason:
        yield _open(
            "procedure.notice",
            _("检查通知书只提前了 {n} 个工作日，应提前 {m} 个；持通知书直接检查的写明理由").format(
                n=days, m=NOTICE_DAYS
            ),
        )


def _early(draft: VisitDraft, at: datetime) -> bool:
    return at.date() < draft.begun.date()


def _ahead(draft: VisitDraft, around: Circumstances, at: datetime) -> int:
    return around.calendar.between(at.date(), draft.begun.date())


def _source(draft: VisitDraft, _around: Circumstances) -> Found:
    if draft.type is VisitType.CASE and draft.origin.source is None:
        yield _open("procedure.source", _("个案检查要登记线索来源"))


def _frequency(draft: VisitDraft, around: Circumstances) -> Found:
    cap = around.rules.cap
    if cap is None or not _counts(draft, around) or around.counted < cap:
        return
    yield _open(
        "procedure.frequency",
        _("今年已有 {n} 次检查计入频次，上限 {cap} 次，再查就超过了").format(
            n=around.counted, cap=cap
        ),
    )


def _counts(draft: VisitDraft, around: Circumstances) -> bool:
    return counts(draft.mode, draft.type, draft.origin, around.rules)


def _recusal(draft: VisitDraft, _around: Circumstances) -> Found:
    names = undeclared(draft)
    if names:
        yield _open(
            "procedure.recusal",
            _("{names}还没有声明与这家单位没有直接利害关系").format(names="、".join(names)),
        )


def undeclared(draft: VisitDraft) -> tuple[str, ...]:
    """The officers who still have to declare that they have no stake; none in other modes."""
    if draft.mode not in DECLARING:
        return ()
    return tuple(
        person.name for person in officers_of(draft.people) if person.id not in draft.recusal
    )


def _entry_code(draft: VisitDraft, around: Circumstances) -> Found:
    if around.rules.entry_code and draft.mode in CODED and not draft.entry_code.strip():
        yield _open("procedure.entry_code", _("还没有登记检查码编号（扫码入企）"))


_RULES: tuple[Callable[[VisitDraft, Circumstances], Found], ...] = (
    _approval,
    _notice,
    _source,
    _frequency,
    _recusal,
    _entry_code,
)


def before_going_met(draft: VisitDraft, around: Circumstances) -> Iterator[str]:
    """What is in order of it, each in a sentence; silent where the mode knows no such thing."""
    if draft.mode is Mode.CIVIL_ADMIN:
        yield from _papers_met(draft, around)
    if _counts(draft, around) and (around.rules.cap is None or around.counted < around.rules.cap):
        said = _("今年第 {n} 次，计入年度频次").format(n=around.counted + 1)
        cap = around.rules.cap
        yield _("{said}，上限 {cap} 次").format(said=said, cap=cap) if cap else said
    elif draft.mode in (Mode.CIVIL_ADMIN, Mode.JOINT) and not _counts(draft, around):
        yield _("这次不计入年度频次")
    officers = officers_of(draft.people)
    if draft.mode in DECLARING and officers and not undeclared(draft):
        yield _("检查人员都声明没有直接利害关系")
    if around.rules.entry_code and draft.mode in CODED and draft.entry_code.strip():
        yield _("检查码编号 {code}").format(code=draft.entry_code.strip())


def _papers_met(draft: VisitDraft, around: Circumstances) -> Iterator[str]:
    approval, notice = around.approval, around.notice
    if draft.type in _APPROVED and approval and approval.at <= draft.begun:
        yield _("检查审批表已出具，{at}").format(at=_moment(approval.at))
    elif draft.type in _APPROVED and approval and approval.reason:
        yield _("检查审批表 {at} 出具，晚于检查开始：{why}").format(
            at=_moment(approval.at), why=approval.reason
        )
    if draft.type in _ANNOUNCED and notice:
        days = _ahead(draft, around, notice.at)
        if days >= NOTICE_DAYS:
            yield _("检查通知书 {number} 提前 {n} 个工作日").format(number=notice.number, n=days)
        elif notice.reason:
            yield _("检查通知书 {number} 提前不到 {n} 个工作日：{why}").format(
                number=notice.number, n=NOTICE_DAYS, why=notice.reason
            )
    if draft.type is VisitType.CASE:
        yield _("个案检查持通知书直接进行，不事先告知")


def _open(code: str, message: str) -> Notice:
    return Notice(code=code, message=message)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
