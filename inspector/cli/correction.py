"""`inspector correction`: pictures of correction, once they stand beside those of the finding."""

from __future__ import annotations

import argparse

from inspector.cli.common import Command, Group, Run, Verbs, noun
from inspector.cli.finding import of_finding
from inspector.cli.output import Output
from inspector.cli.photo import add_places, places_of
from inspector.facts.rectification import LedgerFinding, LedgerPhoto
from inspector.i18n import _
from inspector.usecases import correction_photos as use
from inspector.usecases.ledger_reading import get_finding, resolve_finding
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "correction", _("整改照片；添加用 finding photo"))
    of_finding(group, "list", _list, _("整改前后的照片"))
    caption = _of_photo(group, "caption", _caption, _("写照片说明"))
    caption.add_argument("text", metavar="TEXT")
    pair = _of_photo(group, "pair", _pair, _("对着哪一张整改前照片；不写就按先后"))
    pair.add_argument("--before", default="", metavar="SHA256")
    turn = _of_photo(group, "turn", _turn, _("顺时针转"))
    turn.add_argument("--by", type=int, choices=(90, 180, 270), default=90)
    add_places(_of_photo(group, "redact", _redact, _("遮挡：到处都遮住，原图不动")))
    _of_photo(group, "remove", _remove, _("去掉传错的；原图和校验值留着"))


def _of_photo(group: Group, verb: str, run: Run, words: str) -> argparse.ArgumentParser:
    parser = of_finding(group, verb, run, words)
    parser.add_argument(
        "photo", metavar="PHOTO", help=_("编号，或在 correction list 里的第几张整改照片")
    )
    return parser


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    return _now(ws, resolve_finding(ws, args.finding))


def _now(ws: Workspace, finding: str) -> Output:
    line = get_finding(ws, finding)
    data = {
        "finding": finding,
        "photos_before": line.photos_before,
        "photos_after": line.photos_after,
        "pairs": [
            {"before": pair.before, "after": pair.after.id if pair.after else None}
            for pair in line.pairs
        ],
    }
    return Output(data=data, text=_text(line))


def _text(line: LedgerFinding) -> str:
    answered = {pair.after.id: pair.before for pair in line.pairs if pair.after}
    rows = [f"{_('整改前')}\t{sha256}" for sha256 in line.photos_before]
    rows += [
        _row(number, photo, answered.get(photo.id) or "")
        for number, photo in enumerate(line.photos_after, start=1)
    ]
    return "\n".join(rows)


def _row(number: int, photo: LedgerPhoto, before: str) -> str:
    count = len(photo.redactions)
    covered = _("遮挡 {n} 处").format(n=count) if count else ""
    return "\t".join((str(number), photo.id, before[:16], photo.caption, covered))


def _found(args: argparse.Namespace, ws: Workspace) -> tuple[str, LedgerPhoto]:
    finding = resolve_finding(ws, args.finding)
    return finding, use.get_photo(get_finding(ws, finding), args.photo)


def _caption(args: argparse.Namespace, ws: Workspace) -> Output:
    finding, photo = _found(args, ws)
    use.change_correction_photo(ws, finding, photo.id, caption=args.text)
    return _now(ws, finding)


def _pair(args: argparse.Namespace, ws: Workspace) -> Output:
    finding, photo = _found(args, ws)
    use.change_correction_photo(ws, finding, photo.id, before=args.before)
    return _now(ws, finding)


def _turn(args: argparse.Namespace, ws: Workspace) -> Output:
    finding, photo = _found(args, ws)
    use.change_correction_photo(ws, finding, photo.id, turn_by=args.by)
    return _now(ws, finding)


def _redact(args: argparse.Namespace, ws: Workspace) -> Output:
    finding, photo = _found(args, ws)
    use.redact_correction_photo(ws, finding, photo.id, places_of(args, photo.redactions))
    return _now(ws, finding)


def _remove(args: argparse.Namespace, ws: Workspace) -> Output:
    finding, photo = _found(args, ws)
    use.remove_correction_photo(ws, finding, photo.id)
    return _now(ws, finding)
