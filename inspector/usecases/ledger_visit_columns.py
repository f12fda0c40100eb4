"""The columns of the ledgers of visits, 工单, publication, papers with staff, and devices."""

from __future__ import annotations

from inspector.facts.rectification import LedgerState
from inspector.facts.vocabulary import Role, type_label
from inspector.i18n import N_, _
from inspector.usecases.expiring import SOON_DAYS
from inspector.usecases.ledger_column import NUMBER, Column, Get, col, count, day
from inspector.usecases.ledger_rows import HeldRow, VisitRow


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
    NUMBER,
    day("begun", N_("检查日期"), lambda row: row.head.begun[:10]),
    col("facility_name", N_("被检查单位"), lambda row: row.head.facility_name, 22),
    col("agency", N_("检查机关"), lambda row: row.head.agency, 24),
    col("mode", N_("检查性质"), lambda row: row.head.mode.label, 18),
    col("type", N_("检查类型"), lambda row: type_label(row.head.mode, row.head.type), 10),
    col("visit_number", N_("检查记录文号"), lambda row: row.head.number or "", 22),
    col(
        "domains",
        N_("检查内容"),
        lambda row: "、".join(domain.label for domain in row.head.checklists),
        22,
    ),
)
_RESULT = (
    col(
        "conclusion",
        N_("检查结果"),
        lambda row: row.conclusion or row.head.state.label,
        16,
    ),
    count("problems", N_("问题数"), lambda row: row.problems),
)
_OPEN = count("open", N_("未销号数"), _still)
_SOURCE = (
    col(
        "source",
        N_("检查来源"),
        lambda row: row.head.origin.source.label if row.head.origin.source else "",
        14,
    ),
    col("reference", N_("工单号或文号"), lambda row: row.head.origin.reference, 20),
)
_REPLY = (
    day("reply_by", N_("回复期限"), lambda row: row.head.origin.reply_by),
    day("replied_on", N_("回复日期"), lambda row: row.head.replied.on if row.head.replied else ""),
    col(
        "replied",
        N_("回复情况"),
        lambda row: row.head.replied.words if row.head.replied else "",
        24,
    ),
)


def _held_state(row: HeldRow) -> str:
    if row.days is None:
        return _("不清楚") if row.ends else ""
    if row.days < 0:
        return _("已过期")
    return _("{n} 日后到期").format(n=row.days) if row.days <= SOON_DAYS else _("有效")


_HELD = (
    NUMBER,
    col("facility_name", N_("单位"), lambda row: row.facility.name, 22),
    col("township", N_("乡镇（街道）"), lambda row: str(row.facility.get("township") or "")),
)
_ENDS = (
    day("until", N_("到期日期"), lambda row: row.until),
    count("days", N_("剩余天数"), lambda row: row.days),
    col("state", N_("状态"), _held_state, 14),
)

VISITS: tuple[Column, ...] = (
    *_VISIT,
    col("leader", N_("检查组长"), _people(Role.LEADER), 10),
    col("officers", N_("检查人员"), _people(Role.OFFICER), 16),
    col("companion", N_("陪同人员"), _people(Role.COMPANION), 12),
    *_RESULT,
    _OPEN,
    col("state", N_("记录状态"), lambda row: row.head.state.label, 12),
    *_SOURCE,
    col("counts", N_("计入频次"), lambda row: _("是") if row.counts else _("否"), 10),
)

COMPLAINTS: tuple[Column, ...] = (
    *_VISIT,
    col("leader", N_("检查组长"), _people(Role.LEADER), 10),
    *_RESULT,
    _OPEN,
    *_SOURCE,
    *_REPLY,
)

PUBLICATION: tuple[Column, ...] = (
    *_VISIT,
    *_RESULT,
    col("progress", N_("整改情况"), _progress, 22),
    day("publish_by", N_("最迟公示日期"), lambda row: row.publish_by),
)

PAPERS: tuple[Column, ...] = (
    *_HELD,
    col("group", N_("类别"), lambda row: row.group, 10),
    col("name", N_("名称"), lambda row: row.name, 20),
    col("code", N_("编号"), lambda row: row.code, 24),
    count("count", N_("人数"), lambda row: row.count),
    *_ENDS,
    col("person", N_("姓名"), lambda row: row.person, 10),
    col("post", N_("岗位"), lambda row: row.post, 12),
    col("note", N_("备注"), lambda row: row.note, 20),
)

EQUIPMENT: tuple[Column, ...] = (
    *_HELD,
    col("name", N_("设备"), lambda row: row.name, 14),
    count("count", N_("数量"), lambda row: row.count),
    *_ENDS,
    col("place", N_("位置"), lambda row: row.place, 14),
    col("code", N_("使用登记编号"), lambda row: row.code, 20),
    col("note", N_("备注"), lambda row: row.note, 20),
)
