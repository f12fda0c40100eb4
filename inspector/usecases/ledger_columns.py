"""The columns of each ledger: what stands in them, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from inspector.checklist.applicability import cited
from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import Force, HazardVerdict
from inspector.i18n import N_, _
from inspector.usecases.ledger_column import NUMBER, Column, Get, col, day
from inspector.usecases.ledger_rows import FindingRow
from inspector.usecases.ledger_visit_columns import (
    COMPLAINTS,
    EQUIPMENT,
    PAPERS,
    PUBLICATION,
    VISITS,
)


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


_UNIT = (
    NUMBER,
    col("facility_name", N_("被检查单位"), lambda row: row.line.facility_name, 22),
    col("township", N_("乡镇（街道）"), _of_facility("township")),
    col("facility_code", N_("统一社会信用代码"), _of_facility("code"), 20),
    day("found_on", N_("检查日期"), lambda row: row.line.found_on),
    col("visit_number", N_("检查记录文号"), lambda row: row.line.visit_number, 22),
)
_WHAT = (
    col("domain", N_("领域"), lambda row: row.line.domain.label, 12),
    col("topic", N_("问题"), lambda row: row.line.topic, 18),
    col("place", N_("具体位置"), lambda row: row.line.place, 16),
    col("seen", N_("检查所见"), lambda row: row.line.seen, 30),
    col("basis", N_("依据"), lambda row: "；".join(cited(row.line.clauses)), 34),
    col("grade", N_("隐患等级"), lambda row: grade(row.line), 12),
)
_WHO = (
    col(
        "rectifier",
        N_("整改主体"),
        lambda row: row.line.rectifier.label if row.line.rectifier else "",
        12,
    ),
    col("rectifier_name", N_("整改单位"), lambda row: row.line.rectifier_name, 20),
    col("measures", N_("整改措施"), lambda row: row.line.five.measures, 24),
    col("responsible", N_("整改责任人"), lambda row: row.line.five.responsible, 12),
    col("money", N_("整改资金"), lambda row: row.line.five.money, 14),
    col("time_limit", N_("整改时限"), lambda row: row.line.five.time_limit, 14),
    col("plan", N_("应急预案"), lambda row: row.line.five.plan, 20),
    col("meanwhile", N_("临时措施"), lambda row: row.line.meanwhile, 22),
)
_TERM = (
    col("demand", N_("整改要求"), lambda row: demand(row.line), 12),
    day("first_deadline", N_("原整改期限"), lambda row: row.line.first_deadline),
    day("deadline", N_("整改期限"), lambda row: row.line.deadline),
    col("extension", N_("延期情况"), _extended, 24),
    col("supervisor", N_("督办领导"), lambda row: row.line.supervisor, 12),
    col("department", N_("责任部门"), lambda row: row.line.department, 16),
)
_END = (
    day("reported_on", N_("报送整改完成日期"), _last_report("on")),
    col("reported", N_("整改完成情况"), _last_report("note"), 24),
    day("rechecked_on", N_("复查日期"), _rechecked_on),
    col("rechecked", N_("复查结果"), _rechecked, 20),
    col("state", N_("状态"), _state, 10),
    col("closed_by", N_("销号人"), lambda row: row.line.closed_by, 10),
    day("closed_on", N_("销号日期"), lambda row: row.line.closed_on),
    col("repeat", N_("是否重复"), lambda row: _("重复") if row.line.repeat_of else "", 8),
)
_HANDED = (
    col("handed_to", N_("移送部门"), _handed("to"), 18),
    day("handed_on", N_("移送日期"), _handed("on")),
    col("handed_by", N_("移送人"), _handed("by"), 10),
    col("handed_note", N_("移送说明"), _handed("note"), 24),
    col("outcome", N_("办理结果"), _handed("outcome"), 24),
    day("outcome_on", N_("反馈日期"), _handed("outcome_on")),
)
_LISTED = (
    col("listed_by", N_("挂牌单位"), lambda row: row.line.listed_by, 18),
    day("listed_on", N_("挂牌日期"), lambda row: row.line.listed_on),
)


COLUMNS: Mapping[LedgerKind, tuple[Column, ...]] = {
    LedgerKind.RECTIFICATION: (*_UNIT, *_WHAT, *_TERM, *_WHO, *_END, *_HANDED[:2]),
    LedgerKind.HAZARDS: (*_UNIT, *_WHAT, *_LISTED, *_TERM, *_WHO, *_END),
    LedgerKind.TRANSFERS: (*_UNIT, *_WHAT, *_HANDED, *_END[4:5]),
    LedgerKind.VISITS: VISITS,
    LedgerKind.COMPLAINTS: COMPLAINTS,
    LedgerKind.PUBLICATION: PUBLICATION,
    LedgerKind.PAPERS: PAPERS,
    LedgerKind.EQUIPMENT: EQUIPMENT,
}
"""Columns of each ledger in our own order."""
