"""The life of a finding in words: each act with its author and time, from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspector.facts.handing_over import ReplyKind
from inspector.facts.history import LifeEvent
from inspector.facts.rectification import LedgerState, Rectifier
from inspector.facts.vocabulary import RecheckResult
from inspector.i18n import _
from inspector.journal.entry import Entry
from inspector.store import tables as t
from inspector.store.append import entries
from inspector.usecases.ledger_fields import SETTABLE, TEXTS
from inspector.usecases.ledger_reading import get_finding
from inspector.workspace import Workspace

_CAPTIONS = dict(TEXTS.values())
_SILENT = ("closure", "handed_over", "merged_into", "deadline")


def life_of(ws: Workspace, finding: str) -> tuple[LifeEvent, ...]:
    """What was done with a finding, oldest first; a part begins with the life of its whole."""
    line = get_finding(ws, finding)
    with ws.store.read() as connection:
        held = list(entries(connection, t.entry.c.subject == finding, t.entry.c.kind == "finding"))
    held.sort(key=lambda entry: (entry.at, entry.seq))
    before: tuple[LifeEvent, ...] = ()
    if line.split_from is not None:
        # What a part took over was written with it and is told by the whole.
        before = life_of(ws, line.split_from)[:-1]
        born = next(entry.at for entry in held if entry.register.key == "split_from")
        held = [one for one in held if one.at != born or one.register.key == "split_from"]
    told = (_event(entry) for entry in held)
    return (*before, *(event for event in told if event is not None))


def _event(entry: Entry) -> LifeEvent | None:
    key, value = entry.register.key, entry.data.get("value")
    kind = key.split("/")[0]
    if value is None and kind in _SILENT:
        return None
    if kind in _TOLD:
        said = _TOLD[kind](value)
    elif key in _CAPTIONS:
        said = (_("填写{caption}").format(caption=_(_CAPTIONS[key])), str(value or _("（空）")))
    else:
        said = None
    if said is None:
        return None
    return LifeEvent(at=entry.at, by=entry.actor, what=said[0], detail=said[1])


Said = tuple[str, str] | None


def _found(value: Mapping[str, Any]) -> Said:
    if value.get("withdrawn"):
        return _("撤销"), value["withdrawn"]
    what = (
        _("检查发现")
        if value["revision"] == 1
        else _("更正版第 {n} 版").format(n=value["revision"])
    )
    return what, "，".join(part for part in (value["visit_number"], value["place"]) if part)


def _state(value: str) -> Said:
    return (_("转为整改中"), "") if value == LedgerState.UNDER_WAY else None


def _deadline(value: Mapping[str, Any]) -> Said:
    day = date.fromisoformat(value["deadline"])
    words = _("{y}年{m}月{d}日").format(y=day.year, m=day.month, d=day.day)
    return _("期限到 {day}").format(day=words), value["term"]


def _extension(value: Mapping[str, Any] | None) -> Said:
    if value is None:
        return _("撤回延期"), ""
    words = _("{reason}，{name}批准").format(reason=value["reason"], name=value["approved_by"])
    return _("延期到 {until}").format(until=value["until"]), words


def _recheck(value: Mapping[str, Any]) -> Said:
    result = RecheckResult.of(value["result"]).label
    what = _("复查：{result}") if value["visit"] else _("核实：{result}")
    parts = (value["visit_number"], value["note"])
    return what.format(result=result), "，".join(part for part in parts if part)


def _report(value: Mapping[str, Any]) -> Said:
    return _("报送整改完成"), "，".join(part for part in (value["by"], value["note"]) if part)


def _photo(value: Mapping[str, Any] | None) -> Said:
    return (_("去掉一张整改照片"), "") if value is None else (_("整改照片"), value["caption"])


def _rectifier(value: str | None) -> Said:
    label = Rectifier.of(value).label if value else _("（空）")
    return _("填写{caption}").format(caption=_(SETTABLE["rectifier"])), label


_TOLD: Mapping[str, Any] = {
    "found": _found,
    "state": _state,
    "deadline": _deadline,
    "recheck": _recheck,
    "report": _report,
    "photo": _photo,
    "rectifier": _rectifier,
    "extension": _extension,
    "closure": lambda one: (_("销号"), "，".join(p for p in (one["by"], one["note"]) if p)),
    "handed_over": lambda one: (
        _("移送{to}").format(to=one["to"]),
        "，".join(part for part in (one["number"], one["note"]) if part),
    ),
    "reply": lambda one: (
        _("移送部门：{what}").format(what=ReplyKind.of(one["kind"]).label),
        "，".join(part for part in (one["text"], one["number"], one["on"]) if part),
    ),
    "reopen": lambda one: (_("重新整改"), one["reason"]),
    "merged_into": lambda _one: (_("并入另一条"), ""),
    "split_into": lambda ids: (_("拆成 {n} 条").format(n=len(ids)), ""),
    "split_from": lambda _one: (_("由另一条拆出"), ""),
    "repeat_of": lambda _one: (_("同一位置重复出现"), ""),
    "listed_on": lambda day: (_("挂牌督办"), day or ""),
}
