"""`inspector interview`: talks without names, counted; no paper of the visit shows them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from inspector.cli.common import Command, Verbs, noun, split_pair
from inspector.cli.files import save, typed
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.interview import Interview, InterviewKind, InterviewSummary, Reply, Tally
from inspector.i18n import _
from inspector.usecases import interviews, visits
from inspector.usecases.setup import Workspace

_NOT_ASKED = "none"
_KINDS = [kind.value for kind in InterviewKind]


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "interview", _("访谈，不进检查记录"))
    group.of("visit", "questions", _questions, _("问哪些问题"))
    add = group.of("visit", "add", _add, _("记一次访谈"))
    add.add_argument("--kind", required=True, choices=_KINDS)
    add.add_argument(
        "--answer",
        nargs="+",
        action="extend",
        default=[],
        metavar="QUESTION=yes|no|unsure",
    )
    add.add_argument("--place", default="", metavar="TEXT", help=_("床号或序号，可以不写"))
    add.add_argument("--words", default="", metavar="TEXT", help=_("谈话内容；- 从标准输入读"))
    add.add_argument("--not-alone", action="store_true", help=_("有工作人员在旁边"))
    group.of("visit", "list", _list, _("这次检查的访谈"))
    edit = group.of("visit", "edit", _edit, _("改一次访谈；没写的不动"))
    edit.add_argument("interview", metavar="INTERVIEW")
    edit.add_argument(
        "--answer",
        nargs="+",
        action="extend",
        default=[],
        metavar="QUESTION=yes|no|unsure|none",
        help=_("none 是没问到"),
    )
    edit.add_argument("--place", default=None, metavar="TEXT")
    edit.add_argument("--words", default=None, metavar="TEXT")
    edit.add_argument("--alone", action=argparse.BooleanOptionalAction, default=None)
    remove = group.of("visit", "remove", _remove, _("删去一次访谈"))
    remove.add_argument("interview", metavar="INTERVIEW")
    summary = group.of("visit", "summary", _summary, _("每个问题 n/m"))
    summary.add_argument("--out", type=Path, default=None, metavar="FILE.pdf")


def _questions(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    sheets = interviews.interview_sheets(ws, visit)
    lines = []
    for sheet in sheets:
        lines.append(f"{sheet.kind.value}\t{sheet.kind.label}\t{sheet.note}")
        lines += [f"\t{one.id}\t{one.ask}" for one in sheet.questions]
    return Output(data={"visit": visit, "interviews": sheets}, text="\n".join(lines))


def _add(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    kept = interviews.add_interview(
        ws,
        visit,
        InterviewKind.of(args.kind),
        dict(_answer(pair) for pair in args.answer),
        place=args.place,
        words=typed(args.words),
        alone=not args.not_alone,
    )
    return Output(data={"visit": visit, **_data(kept)}, text=kept.id)


def _answer(pair: str) -> tuple[str, Reply]:
    question, said = split_pair(pair)
    if said not in list(Reply):
        raise InspectorError("interview.bad_reply", value=said)
    return question, Reply.of(said)


def _edit(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    held = interviews.get_interview(ws, visit, args.interview)
    answers = dict(held.answers)
    for pair in args.answer:
        question, said = split_pair(pair)
        answers.pop(question, None)
        if said != _NOT_ASKED:
            answers |= dict([_answer(pair)])
    changed = replace(
        held,
        answers=answers,
        place=held.place if args.place is None else args.place,
        words=held.words if args.words is None else typed(args.words),
        alone=held.alone if args.alone is None else args.alone,
    )
    interviews.edit_interview(ws, visit, changed)
    kept = interviews.get_interview(ws, visit, held.id)
    return Output(data={"visit": visit, **_data(kept)}, text=kept.id)


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    held = interviews.list_interviews(ws, visit)
    text = "\n".join(
        "\t".join((one.id, one.at[:16], f"{one.kind.label} {one.number}", one.place))
        for one in held
    )
    return Output(data={"visit": visit, "interviews": [_data(one) for one in held]}, text=text)


def _remove(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    interviews.remove_interview(ws, visit, args.interview)
    return Output(data={"visit": visit, "interview": args.interview}, text=args.interview)


def _summary(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    found = interviews.interview_summaries(ws, visit)
    data: dict[str, Any] = {"visit": visit, "summaries": [_counts(one) for one in found]}
    if args.out:
        save(args.out, interviews.interviews_pdf(ws, visit))
        data["file"] = str(args.out)
    text = "\n".join(line for one in found for line in _lines(one))
    return Output(data=data, text=text)


def _lines(summary: InterviewSummary) -> list[str]:
    head = _("{kind} {held} 人，单独谈 {alone} 人").format(
        kind=summary.kind.label, held=summary.held, alone=summary.alone
    )
    return [head, *(_line(one) for one in summary.tallies if one.asked)]


def _line(tally: Tally) -> str:
    counts = "\t".join(
        f"{reply.label} {count}/{tally.asked}"
        for reply, count in zip(Reply, (tally.yes, tally.no, tally.unsure), strict=True)
    )
    return f"{'▲' if tally.troubling else ' '}\t{counts}\t{tally.question.ask}"


def _data(interview: Interview) -> dict[str, Any]:
    return {
        "id": interview.id,
        "kind": interview.kind,
        "number": interview.number,
        "at": interview.at,
        "by": interview.by,
        "answers": interview.answers,
        "place": interview.place,
        "words": interview.words,
        "alone": interview.alone,
    }


def _counts(summary: InterviewSummary) -> dict[str, Any]:
    return {
        "kind": summary.kind,
        "held": summary.held,
        "alone": summary.alone,
        "few": summary.few,
        "leads": summary.leads,
        "questions": [
            {
                "id": one.question.id,
                "ask": one.question.ask,
                "asked": one.asked,
                "yes": one.yes,
                "no": one.no,
                "unsure": one.unsure,
                "troubling": one.troubling,
            }
            for one in summary.tallies
        ],
    }
