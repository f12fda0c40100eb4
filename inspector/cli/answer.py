"""`visit answer` and `visit fill`: answers typed one by one or read from a file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inspector.cli.common import Group, split_pair
from inspector.cli.files import json_of
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import HazardVerdict, Severity, Verdict
from inspector.i18n import _
from inspector.usecases import filling, visits
from inspector.usecases.filling import Filled
from inspector.usecases.setup import Workspace

_KEYS = {
    "item",
    "instance",
    "verdict",
    "value",
    "count",
    "bad",
    "place",
    "note",
    "reason",
    "corrected",
    "severity",
    "term",
    "major_hazard",
    "inputs",
    "photos",
    "looked_by",
    "seen_at",
    "group",
}


def add_verbs(group: Group) -> None:
    """Add both verbs to `visit`."""
    answer = group.add("answer", _answer, _("回答一个检查项"))
    answer.add_argument("visit", metavar="VISIT")
    answer.add_argument("item", metavar="ITEM")
    answer.add_argument("--verdict", required=True, choices=[v.value for v in Verdict])
    answer.add_argument("--value", default=None)
    answer.add_argument("--count", type=int, default=None)
    answer.add_argument("--bad", type=int, default=None)
    for name in ("note", "place", "reason", "instance", "looked-by"):
        answer.add_argument(f"--{name}", default="")
    answer.add_argument("--photo", nargs="+", action="extend", type=Path, default=[])
    answer.add_argument("--corrected", action="store_true")
    answer.add_argument("--severity", choices=[s.value for s in Severity], default=None)
    answer.add_argument("--term", default=None, metavar="at_once|DAYS|10w|DATE")
    answer.add_argument("--major-hazard", choices=[h.value for h in HazardVerdict], default=None)
    answer.add_argument("--input", nargs="+", action="extend", default=[], metavar="NAME=VALUE")
    fill = group.add("fill", _fill, _("从 JSON 文件一次填入多项，全成或全不成"))
    fill.add_argument("visit", metavar="VISIT")
    fill.add_argument("file", type=Path, metavar="FILE")


def _answer(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    answer = Answer(
        item=args.item,
        instance=args.instance,
        verdict=Verdict.of(args.verdict),
        value=args.value,
        count=args.count,
        bad=args.bad,
        place=args.place,
        note=args.note,
        reason=args.reason,
        corrected=args.corrected,
        severity=Severity.of(args.severity) if args.severity else None,
        term=args.term,
        major_hazard=HazardVerdict.of(args.major_hazard) if args.major_hazard else None,
        inputs=dict(split_pair(pair) for pair in args.input),
        looked_by=args.looked_by,
    )
    saved = filling.fill(ws, visit, [Filled(answer=answer, photos=tuple(args.photo))])
    data = {"visit": visit, "item": args.item, "saved_at": saved.at, "photos": saved.photos}
    return Output(data=data, text=saved.at)


def _fill(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    data = json_of(args.file)
    rows = data.get("answers") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        raise InspectorError("fill.no_answers", path=args.file)
    problems: dict[int, str] = {}
    filled: dict[int, Filled] = {}
    for number, row in enumerate(rows, start=1):
        try:
            filled[number] = _read(row, args.file.parent)
        except InspectorError as error:
            problems[number] = error.sentence
    problems |= filling.problems(ws, visit, filled)
    if problems:
        lines = [_("第 {n} 条：{why}").format(n=n, why=problems[n]) for n in sorted(problems)]
        raise InspectorError("fill.refused", count=len(lines), problems="\n".join(lines))
    saved = filling.fill(ws, visit, list(filled.values()))
    result = {"visit": visit, "answers": len(filled), "saved_at": saved.at}
    return Output(data=result, text=str(len(filled)))


def _read(row: Any, folder: Path) -> Filled:
    if not isinstance(row, Mapping):
        raise InspectorError("fill.bad_value", key=_("整条"), expected=_("一个 JSON 对象"))
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise InspectorError("fill.unknown_key", key="、".join(unknown))
    verdict = _word(row, "verdict", Verdict)
    if verdict is None:
        raise InspectorError("fill.bad_value", key="verdict", expected="、".join(Verdict))
    answer = Answer(
        item=_text(row, "item"),
        instance=_text(row, "instance"),
        verdict=verdict,
        value=_text(row, "value") or None,
        count=_whole(row, "count"),
        bad=_whole(row, "bad"),
        place=_text(row, "place"),
        note=_text(row, "note"),
        reason=_text(row, "reason"),
        corrected=_flag(row, "corrected"),
        severity=_word(row, "severity", Severity),
        term=_text(row, "term") or None,
        major_hazard=_word(row, "major_hazard", HazardVerdict),
        inputs=_inputs(row),
        looked_by=_text(row, "looked_by"),
        seen_at=_text(row, "seen_at") or None,
        group=_flag(row, "group"),
    )
    photos = row.get("photos") or []
    if not isinstance(photos, list) or not all(isinstance(photo, str) for photo in photos):
        raise InspectorError("fill.bad_value", key="photos", expected=_("文件路径的列表"))
    return Filled(answer=answer, photos=tuple(folder / photo for photo in photos))


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InspectorError("fill.bad_value", key=key, expected=_("加引号的文字"))
    return value


def _whole(row: Mapping[str, Any], key: str) -> int | None:
    value = row.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise InspectorError("fill.bad_value", key=key, expected=_("整数"))
    return value


def _flag(row: Mapping[str, Any], key: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise InspectorError("fill.bad_value", key=key, expected="true / false")
    return value


def _word(row: Mapping[str, Any], key: str, choices: type[Any]) -> Any:
    value = row.get(key)
    if value is None:
        return None
    known = [choice.value for choice in choices]
    if value not in known:
        raise InspectorError("fill.bad_value", key=key, expected="、".join(known))
    return choices.of(value)


def _inputs(row: Mapping[str, Any]) -> dict[str, str]:
    value = row.get("inputs") or {}
    if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
        raise InspectorError("fill.bad_value", key="inputs", expected=_("名称到文字的对象"))
    return dict(value)
