"""The columns of each ledger: what stands in them, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inspector.checklist.applicability import cited
from inspector.facts.ledger_sheet import Cell, CellForm, LedgerColumn, LedgerKind
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import Force, HazardVerdict, Role, type_label
from inspector.i18n import N_, _
from inspector.usecases.ledger_rows import FindingRow, HeldRow, VisitRow
from inspector.usecases.work_list import SOON_DAYS

Get = Callable[[Any], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with the value that a row has there; the caption is not yet translated."""

    key: str
    caption: str
    get: Get
    form: CellForm = CellForm.TEXT
    width: int = 14

    @property
    def shown(self) -> LedgerColumn:
        """The column as the table names it."""
        return LedgerColumn(key=self.key, caption=_(self.caption), form=self.form, width=self.width)


def _col(key: str, caption: str, get: Get, width: int = 14) -> Column:
    return Column(key=key, caption=caption, get=get, width=width)


def _day(key: str, caption: str, get: Get) -> Column:
    return Column(key=key, caption=caption, get=get, form=CellForm.DATE, width=12)


def _count(key: str, caption: str, get: Get) -> Column:
    return Column(key=key, caption=caption, get=get, form=CellForm.NUMBER, width=8)


def grade(line: LedgerFinding) -> str:
    """The grade as it is handed out: 一般隐患, 重大隐患, 待研判, or advice."""
    if line.major_hazard is HazardVerdict.HIT:
        return _("重大隐患")
    if line.major_hazard is HazardVerdict.UNSURE:
        return _("是否重大隐患待研判")
    return _("建议") if line.force is Force.ADVISORY else _("一般隐患")


def demand(line: LedgerFinding) -> str:
    """立即整改, 限期整改 or 建议."""
    if line.force is Force.ADVISORY:
        return _("建议")
    return _("立即整改") if line.at_once else _("限期整改")


def _state(row: FindingRow) -> str:
    on_spot = row.line.corrected_on_spot and row.line.stage is LedgerState.CLOSED
    return _("当场改正") if on_spot else row.line.state.label


def _of_facility(name: str) -> Get:
    def value(row: FindingRow) -> str:
        return str(row.facility.get(name) or "") if row.facility else ""

    return value


def _last_report(part: str) -> Get:
    def value(row: FindingRow) -> str:
        held = row.line.reported
        return str(getattr(held[-1], part)) if held else ""

    return value


def _extended(row: FindingRow) -> str:
    return "；".join(
        _("延至 {until}（{reason}，{name}批准）").format(
            until=one.until, reason=one.reason, name=one.approved_by
        )
        for one in row.line.extensions
    )


def _rechecked_on(row: FindingRow) -> str:
    last = row.line.last_recheck
    return last.at[:10] if last else ""


def _rechecked(row: FindingRow) -> str:
    last = row.line.last_recheck
    if last is None:
        return ""
    return "，".join(part for part in (last.result.label, last.note) if part)


def _handed(part: str) -> Get:
    def value(row: FindingRow) -> str:
        held = row.line.handed_over
        return str(getattr(held, part)) if held else ""

    return value


_NUMBER = _count("number", N_("序号"), lambda row: row.number)
_UNIT = (
    _NUMBER,
    _col("facility_name", N_("被检查单位"), lambda row: row.line.facility_name, 22),
    _col("township", N_("乡镇（街道）"), _of_facility("township")),
    _col("facility_code", N_("统一社会信用代码"), _of_facility("code"), 20),
    _day("found_on", N_("检查日期"), lambda row: row.line.found_on),
    _col("visit_number", N_("检查记录文号"), lambda row: row.line.visit_number, 22),
)
_WHAT = (
    _col("domain", N_("领域"), lambda row: row.line.domain.label, 12),
    _col("topic", N_("问题"), lambda row: row.line.topic, 18),
    _col("place", N_("具体位置"), lambda row: row.line.place, 16),
    _col("seen", N_("检查所见"), lambda row: row.line.seen, 30),
    _col("basis", N_("依据"), lambda row: "；".join(cited(row.line.clauses)), 34),
    _col("grade", N_("隐患等级"), lambda row: grade(row.line), 12),
)
_WHO = (
    _col(
        "rectifier",
        N_("整改主体"),
        lambda row: row.line.rectifier.label if row.line.rectifier else "",
        12,
    ),
    _col("rectifier_name", N_("整改单位"), lambda row: row.line.rectifier_name, 20),
    _col("measures", N_("整改措施"), lambda row: row.line.five.measures, 24),
    _col("responsible", N_("整改责任人"), lambda row: row.line.five.responsible, 12),
    _col("money", N_("整改资金"), lambda row: row.line.five.money, 14),
    _col("time_limit", N_("整改时限"), lambda row: row.line.five.time_limit, 14),
    _col("plan", N_("应急预案"), lambda row: row.line.five.plan, 20),
    _col("meanwhile", N_("临时措施"), lambda row: row.line.meanwhile, 22),
)
_TERM = (
    _col("demand", N_("整改要求"), lambda row: demand(row.line), 12),
    _day("first_deadline", N_("原整改期限"), lambda row: row.line.first_deadline),
    _day("deadline", N_("整改期限"), lambda row: row.line.deadline),
    _col("extension", N_("延期情况"), _extended, 24),
    _col("supervisor", N_("督办领导"), lambda row: row.line.supervisor, 12),
    _col("department", N_("责任部门"), lambda row: row.line.department, 16),
)
_END = (
    _day("reported_on", N_("报送整改完成日期"), _last_report("on")),
    _col("reported", N_("整改完成情况"), _last_report("note"), 24),
    _day("rechecked_on", N_("复查日期"), _rechecked_on),
    _col("rechecked", N_("复查结果"), _rechecked, 20),
    _col("state", N_("状态"), _state, 10),
    _col("closed_by", N_("销号人"), lambda row: row.line.closed_by, 10),
    _day("closed_on", N_("销号日期"), lambda row: row.line.closed_on),
    _col("repeat", N_("是否重复"), lambda row: _("重复") if row.line.repeat_of else "", 8),
)
_HANDED = (
    _col("handed_to", N_("移送部门"), _handed("to"), 18),
    _day("handed_on", N_("移送日期"), _handed("on")),
    _col("handed_by", N_("移送人"), _handed("by"), 10),
    _col("handed_note", N_("移送说明"), _handed("note"), 24),
    _col("outcome", N_("办理结果"), _handed("outcome"), 24),
    _day("outcome_on", N_("反馈日期"), _handed("outcome_on")),
)
_LISTED = (
    _col("listed_by", N_("挂牌单位"), lambda row: row.line.listed_by, 18),
    _day("listed_on", N_("挂牌日期"), lambda row: row.line.listed_on),
)


def _people(*roles: Role) -> Get:
    def names(row: VisitRow) -> str:
        return "、".join(person.name for person in row.people if person.role in roles)

    return names


def _still(row: VisitRow) -> int:
    return sum(line.unsettled for line in row.lines)


def _progress(row: VisitRow) -> str:
    if not row.lines:
        return ""
    settled = sum(line.stage is LedgerState.CLOSED for line in row.lines)
    return _("已整改 {done} 项，未完成 {left} 项").format(
        done=settled, left=len(row.lines) - settled
    )


_VISIT = (
    _NUMBER,
    _day("begun", N_("检查日期"), lambda row: row.head.begun[:10]),
    _col("facility_name", N_("被检查单位"), lambda row: row.head.facility_name, 22),
    _col("agency", N_("检查机关"), lambda row: row.head.agency, 24),
    _col("mode", N_("检查性质"), lambda row: row.head.mode.label, 18),
    _col("type", N_("检查类型"), lambda row: type_label(row.head.mode, row.head.type), 10),
    _col("visit_number", N_("检查记录文号"), lambda row: row.head.number or "", 22),
    _col(
        "domains",
        N_("检查内容"),
        lambda row: "、".join(domain.label for domain in row.head.checklists),
        22,
    ),
)
_RESULT = (
    _col("conclusion", N_("检查结果"), lambda row: row.conclusion.label, 16),
    _count("problems", N_("问题数"), lambda row: row.problems),
)
_OPEN = _count("open", N_("未销号数"), _still)


def _held_state(row: HeldRow) -> str:
    if row.days is None:
        return _("不清楚") if row.ends else ""
    if row.days < 0:
        return _("已过期")
    return _("{n} 日后到期").format(n=row.days) if row.days <= SOON_DAYS else _("有效")


_HELD = (
    _NUMBER,
    _col("facility_name", N_("单位"), lambda row: row.facility.name, 22),
    _col("township", N_("乡镇（街道）"), lambda row: str(row.facility.get("township") or "")),
)
_ENDS = (
    _day("until", N_("到期日期"), lambda row: row.until),
    _count("days", N_("剩余天数"), lambda row: row.days),
    _col("state", N_("状态"), _held_state, 14),
)

COLUMNS: Mapping[LedgerKind, tuple[Column, ...]] = {
    LedgerKind.RECTIFICATION: (*_UNIT, *_WHAT, *_TERM, *_WHO, *_END, *_HANDED[:2]),
    LedgerKind.HAZARDS: (*_UNIT, *_WHAT, *_LISTED, *_TERM, *_WHO, *_END),
    LedgerKind.TRANSFERS: (*_UNIT, *_WHAT, *_HANDED, *_END[4:5]),
    LedgerKind.VISITS: (
        *_VISIT,
        _col("leader", N_("检查组长"), _people(Role.LEADER), 10),
        _col("officers", N_("检查人员"), _people(Role.OFFICER), 16),
        _col("companion", N_("陪同人员"), _people(Role.COMPANION), 12),
        *_RESULT,
        _OPEN,
        _col("state", N_("记录状态"), lambda row: row.head.state.label, 12),
    ),
    LedgerKind.COMPLAINTS: (
        *_VISIT,
        _col("leader", N_("检查组长"), _people(Role.LEADER), 10),
        *_RESULT,
        _OPEN,
    ),
    LedgerKind.PUBLICATION: (
        *_VISIT,
        *_RESULT,
        _col("progress", N_("整改情况"), _progress, 22),
        _day("publish_by", N_("最迟公示日期"), lambda row: row.publish_by),
    ),
    LedgerKind.PAPERS: (
        *_HELD,
        _col("group", N_("类别"), lambda row: row.group, 10),
        _col("name", N_("名称"), lambda row: row.name, 20),
        _col("code", N_("编号"), lambda row: row.code, 24),
        _count("count", N_("人数"), lambda row: row.count),
        *_ENDS,
    ),
    LedgerKind.EQUIPMENT: (
        *_HELD,
        _col("name", N_("设备"), lambda row: row.name, 14),
        _count("count", N_("数量"), lambda row: row.count),
        *_ENDS,
    ),
}
"""Columns of each ledger in our own order."""
