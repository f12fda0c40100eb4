"""`inspector visit sample`: which rooms, exits or files to look at, drawn and kept."""

from __future__ import annotations

import argparse
from typing import Any

from inspector.cli.common import Group
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.sampling import Sample
from inspector.facts.vocabulary import Repeat
from inspector.i18n import _
from inspector.usecases import sampling, visits
from inspector.usecases.setup import Workspace


def add_verb(group: Group) -> None:
    """Add the verb to its noun."""
    sample = group.add("sample", _sample, _("抽查哪几处：按总数或名单随机抽，种子留存"))
    sample.add_argument("visit", metavar="VISIT")
    sample.add_argument("repeat", metavar="REPEAT", choices=[one.value for one in Repeat])
    out_of = sample.add_mutually_exclusive_group()
    out_of.add_argument("--total", type=int, default=None, metavar="N")
    out_of.add_argument("--names", nargs="+", default=[], metavar="NAME")
    sample.add_argument("--add", nargs="+", default=[], metavar="NAME", help=_("另加要查的"))


def _sample(args: argparse.Namespace, ws: Workspace) -> Output:
    visit, repeat = visits.resolve(ws, args.visit), Repeat.of(args.repeat)
    if args.total is not None or args.names:
        sampling.propose(ws, visit, repeat, total=args.total, names=args.names)
    if args.add:
        sampling.add(ws, visit, repeat, args.add)
    held = sampling.sample_of(ws, visit).get(repeat)
    if held is None:
        raise InspectorError("sample.none", repeat=repeat.label)
    return Output(data={"visit": visit, **_data(held)}, text="\n".join(held.instances))


def _data(sample: Sample) -> dict[str, Any]:
    return {
        "repeat": sample.repeat,
        "total": sample.total,
        "size": sample.size,
        "seed": sample.seed,
        "chosen": sample.chosen,
        "added": sample.added,
        "instances": sample.instances,
    }
