"""`visit plan` and `visit start`: a visit entered before it begins, and begun."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from inspector.cli.common import Group, moment_of, split_pair
from inspector.cli.output import Output
from inspector.cli.team import add_team, team_of
from inspector.errors import InspectorError
from inspector.facts.origin import Origin, Source
from inspector.facts.visit import Notice, Person
from inspector.facts.vocabulary import Depth, Domain, Mode, VisitType
from inspector.i18n import _
from inspector.usecases import visits
from inspector.usecases.procedure import VisitDraft, officers_of
from inspector.usecases.setup import Workspace

_NO_PRESET = "none"


def add_verbs(group: Group) -> None:
    """Add the verbs to `visit`."""
    for verb, enter, words in (
        ("plan", visits.plan_visit, _("安排一次检查：先出审批表和通知书，到时再开始")),
        ("start", visits.start_visit, _("开始一次检查")),
    ):
        parser = group.add(verb, partial(_enter, enter), words)
        parser.add_argument(
            "--plan",
            default=None,
            metavar="VISIT",
            help=_("按这次安排，没写的都照安排；plan --plan 是改安排"),
        )
        parser.add_argument("--facility", default=None, metavar="ID")
        parser.add_argument("--mode", default=None, choices=[mode.value for mode in Mode])
        parser.add_argument("--type", default=None, choices=[kind.value for kind in VisitType])
        parser.add_argument("--depth", choices=["core", "full"], default=None)
        parser.add_argument("--at", metavar="ISO", default=None, help=_("什么时候，不写是现在"))
        parser.add_argument(
            "--preset",
            default=None,
            metavar="ID",
            help=_(
                "预设，用 inspector checklist presets 看；none 不用预设；"
                "不写时夜查、个案、12345和开院首查自动用各自的预设"
            ),
        )
        add_team(parser)
        parser.add_argument(
            "--checklist",
            nargs="+",
            action="extend",
            default=None,
            choices=[domain.value for domain in Domain],
        )
        add_origin(parser)
        add_declarations(parser)


def add_origin(parser: argparse.ArgumentParser) -> None:
    """The arguments for where a visit comes from."""
    named = "、".join(f"{source.value} {source.label}" for source in Source)
    parser.add_argument(
        "--source", default=None, choices=[source.value for source in Source], help=named
    )
    parser.add_argument(
        "--reference", default=None, metavar="TEXT", help=_("工单号、计划名称或文号")
    )
    parser.add_argument("--reply-by", default=None, metavar="DATE", help=_("工单的回复期限"))


def add_declarations(parser: argparse.ArgumentParser) -> None:
    """The arguments for 回避声明 and 扫码入企."""
    parser.add_argument(
        "--no-stake",
        nargs="*",
        default=None,
        metavar="NAME",
        help=_("声明没有直接利害关系的检查人员，不写姓名是全体"),
    )
    parser.add_argument("--entry-code", default=None, metavar="CODE", help=_("检查码编号"))


def origin_of(args: argparse.Namespace, held: Origin) -> Origin:
    """The source as typed, over the one held before."""
    source = Source.of(args.source) if args.source else held.source
    return Origin(
        source=source,
        reference=held.reference if args.reference is None else args.reference,
        reply_by=held.reply_by if args.reply_by is None else args.reply_by,
    )


def without_stake(
    names: Sequence[str] | None, people: Iterable[Person], held: tuple[str, ...]
) -> tuple[str, ...]:
    """The ids of the officers who declared; all of them where none is named."""
    officers = officers_of(people)
    if names is None:
        return held
    known = {person.name: person.id for person in officers}
    for name in names:
        if name not in known:
            raise InspectorError("visit.no_officer", name=name)
    return tuple(known[name] for name in names) if names else tuple(known.values())


Enter = Callable[[Workspace, VisitDraft], visits.Started]


def _enter(enter: Enter, args: argparse.Namespace, ws: Workspace) -> Output:
    started = enter(ws, _draft(args, ws))
    warnings = [warning_data(notice) for notice in started.warnings]
    data = {"visit": started.visit, "items": started.items, "warnings": warnings}
    return Output(data=data, text=started.visit)


def warning_data(notice: Notice) -> dict[str, object]:
    """A condition as --json prints it."""
    return {"code": notice.code, "message": notice.message, "overridden": notice.overridden}


def _draft(args: argparse.Namespace, ws: Workspace) -> VisitDraft:
    if args.plan is not None:
        draft = _planned(args, ws)
    else:
        for name in ("facility", "mode", "type"):
            if getattr(args, name) is None:
                raise InspectorError("usage.start", what=f"--{name}")
        draft = VisitDraft(
            facility=args.facility,
            mode=Mode.of(args.mode),
            type=VisitType.of(args.type),
            depth=Depth.of(args.depth or Depth.CORE),
            begun=moment_of(args.at) if args.at else ws.now(),
            people=team_of(ws, args),
        )
    people = draft.people
    return replace(
        draft,
        checklists=tuple(map(Domain.of, args.checklist)) if args.checklist else draft.checklists,
        overrides={**draft.overrides, **dict(split_pair(pair) for pair in args.override)},
        preset=_preset(args.preset, draft.preset),
        origin=origin_of(args, draft.origin),
        recusal=without_stake(args.no_stake, people, draft.recusal),
        entry_code=draft.entry_code if args.entry_code is None else args.entry_code,
    )


def _preset(said: str | None, held: str | None) -> str | None:
    if said is None:
        return held
    return "" if said == _NO_PRESET else said


def _planned(args: argparse.Namespace, ws: Workspace) -> VisitDraft:
    """The plan with what was typed over it; conditions that are met by now need no reason."""
    draft = visits.visit_draft_of(ws, visits.resolve(ws, args.plan))
    people = team_of(ws, args)
    begun = moment_of(args.at) if args.at else ws.now()
    draft = replace(
        draft,
        facility=args.facility or draft.facility,
        mode=Mode.of(args.mode) if args.mode else draft.mode,
        type=VisitType.of(args.type) if args.type else draft.type,
        depth=Depth.of(args.depth) if args.depth else draft.depth,
        begun=begun if args.at or args.command == "visit start" else draft.begun,
        people=people or draft.people,
    )
    return visits.without_needless(ws, draft)
