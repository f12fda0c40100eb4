"""Which acts stand at the foot of a line, which among the others, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inspector.desktop.ledger.reading import Opened
from inspector.desktop.widgets.form_panel import CHOICE, DATE, TEXT, Ask
from inspector.facts.handing_over import ReplyKind
from inspector.facts.rectification import Act, LedgerFinding, LedgerState, Rectifier
from inspector.facts.vocabulary import HazardVerdict, RecheckResult
from inspector.i18n import N_, _

_MORE = (Act.BEGIN, Act.PICTURE, Act.TERM, Act.HAND_OVER, Act.MERGE, Act.SPLIT, Act.REOPEN)
_IN_FRONT = (Act.REPORT, Act.CLOSE, Act.EXTEND, Act.OUTCOME)

WITH_PAPER = (Act.EXTEND, Act.HAND_OVER, Act.CLOSE)
"""The acts that come with a paper."""

_CAPTIONS = {Act.RECHECK: N_("看材料核实")}
_ICONS = {
    Act.REPORT: "photo-plus",
    Act.CLOSE: "circle-check",
    Act.EXTEND: "calendar",
    Act.OUTCOME: "message",
    Act.RECHECK: "eye",
}


def caption(act: Act) -> str:
    """What stands on the button of an act, and above its questions."""
    return _(_CAPTIONS[act]) if act in _CAPTIONS else act.label


def main_acts(opened: Opened) -> list[tuple[str, str, str, bool]]:
    """(act, caption, icon, primary) of the foot; one of them is the next step."""
    acts, line = opened.acts, opened.line
    found: list[tuple[str, str, str, bool]] = []
    first = next_act(line, acts)
    if Act.RECHECK in acts and opened.recheckable:
        found.append(("recheck_visit", _("去复查"), "player-play", first == "recheck_visit"))
    found += [
        (act.value, caption(act), _ICONS[act], first == act)
        for act in (*_IN_FRONT, Act.RECHECK)
        if act in acts
    ]
    if Act.REOPEN in acts and not found:
        found.append((Act.REOPEN.value, Act.REOPEN.label, "refresh", False))
    return sorted(found, key=lambda one: not one[3])


def next_act(line: LedgerFinding, acts: tuple[Act, ...]) -> str:
    """What is most likely done next."""
    if line.to_do and Act.REPORT in acts:
        return Act.REPORT
    if Act.CLOSE in acts and line.verified:
        return Act.CLOSE
    if Act.OUTCOME in acts and line.stage is LedgerState.HANDED_OVER:
        return Act.OUTCOME
    return "recheck_visit" if Act.RECHECK in acts else ""


def more_acts(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """What is done seldom."""
    rest = tuple(act for act in _MORE if act in acts)
    alone = acts and not any(act in acts for act in (*_IN_FRONT, Act.RECHECK))
    return tuple(act for act in rest if not (alone and act is Act.REOPEN))


def asks_for(act: Act, line: LedgerFinding, user: str, today: date) -> tuple[Ask, ...]:
    """The questions that an act asks; none where it is done at once."""
    day = today.isoformat()
    known: Mapping[Act, tuple[Ask, ...]] = {
        Act.REPORT: (
            Ask(name="by", caption=_("报送人"), example=_("如：示例丁，院长")),
            Ask(name="on", caption=_("报送日期"), form=DATE, required=True, text=day),
            Ask(name="note", caption=_("整改情况"), form=TEXT, example=_("怎么改的，谁看过")),
        ),
        Act.EXTEND: (
            Ask(
                name="until",
                caption=_("延期到"),
                form=DATE,
                required=True,
                example=_("如 2026-12-25"),
            ),
            Ask(name="reason", caption=_("延期理由"), form=TEXT, required=True),
            Ask(name="approved_by", caption=_("批准人"), required=True),
        ),
        Act.TERM: (
            Ask(
                name="term",
                caption=_("整改期限"),
                required=True,
                text=line.deadline,
                example=_("如 15 日、10 个工作日、2026-12-25"),
            ),
        ),
        Act.RECHECK: (
            Ask(
                name="result",
                caption=_("核实结果"),
                form=CHOICE,
                required=True,
                choices=tuple((one.value, one.label) for one in RecheckResult),
            ),
            Ask(
                name="note",
                caption=_("核实情况"),
                form=TEXT,
                required=True,
                example=_("看了什么：照片、票据、检测报告"),
            ),
        ),
        Act.CLOSE: (
            Ask(name="by", caption=_("销号人"), required=True, text=user),
            Ask(name="on", caption=_("销号日期"), form=DATE, required=True, text=day),
            Ask(
                name="note",
                caption=_("销号依据"),
                form=TEXT,
                required=not line.verified,
                example=_("凭什么核实已经改好"),
            ),
        ),
        Act.HAND_OVER: (
            Ask(name="to", caption=_("移送部门"), required=True, text=line.department),
            Ask(name="on", caption=_("移送日期"), form=DATE, required=True, text=day),
            Ask(name="note", caption=_("移送说明"), form=TEXT),
        ),
        Act.OUTCOME: (
            Ask(
                name="kind",
                caption=_("移送部门怎么说"),
                form=CHOICE,
                required=True,
                choices=tuple((one.value, one.label) for one in ReplyKind),
            ),
            Ask(
                name="text",
                caption=_("办理情况"),
                form=TEXT,
                example=_("如：12 月 2 日到场拆除，复查合格"),
            ),
            Ask(name="on", caption=_("来文日期"), form=DATE, required=True, text=day),
            Ask(
                name="number",
                caption=_("来文文号"),
                example=_("重大隐患凭它销号要填"),
            ),
        ),
        Act.REOPEN: (
            Ask(name="reason", caption=_("理由"), form=TEXT, required=True),
            Ask(
                name="term",
                caption=_("新的整改期限"),
                example=_("如 15 日、2026-12-25；不填就沿用原来的"),
            ),
        ),
        Act.SET: _requirements(line),
    }
    return known.get(act, ())


def _requirements(line: LedgerFinding) -> tuple[Ask, ...]:
    five = line.five
    asks = (
        Ask(
            name="rectifier",
            caption=_("整改主体"),
            form=CHOICE,
            text=line.rectifier or "",
            choices=tuple((one.value, one.label) for one in Rectifier),
        ),
        Ask(name="rectifier_name", caption=_("整改单位"), text=line.rectifier_name),
        Ask(name="supervisor", caption=_("督办领导"), text=line.supervisor),
        Ask(name="measures", caption=_("整改措施"), form=TEXT, text=five.measures),
        Ask(name="responsible", caption=_("整改责任人"), text=five.responsible),
        Ask(name="money", caption=_("整改资金"), text=five.money, example=_("如：5000 元，自筹")),
        Ask(name="time_limit", caption=_("整改时限"), text=five.time_limit),
        Ask(name="plan", caption=_("应急预案"), form=TEXT, text=five.plan),
        Ask(name="meanwhile", caption=_("临时措施"), form=TEXT, text=line.meanwhile),
        Ask(name="department", caption=_("责任部门"), text=line.department),
    )
    if line.major_hazard is not HazardVerdict.HIT:
        return asks
    return (
        *asks,
        Ask(name="listed_by", caption=_("挂牌单位"), text=line.listed_by),
        Ask(name="listed_on", caption=_("挂牌日期"), form=DATE, text=line.listed_on),
    )
