"""`inspector photo`: the photos of a visit, what is covered in them, and copies to hand out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inspector.cli.common import Command, Group, Run, Verbs, noun
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.photo import Photo
from inspector.facts.redaction import Cover, Redaction
from inspector.i18n import _
from inspector.usecases import photos, visits
from inspector.usecases.setup import Workspace

_AREA = "X,Y,W,H"


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "photo", _("检查照片"))
    group.of("visit", "list", _list, _("这次检查的照片"))
    add = group.of("visit", "add", _add, _("收进照片池；文件夹整个收"))
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    redact = _of_photo(group, "redact", _redact, _("遮挡：印出来和导出的都遮住，原图不动"))
    add_places(redact)
    internal = _of_photo(group, "internal", _internal, _("内部照片：不印在任何文书上"))
    internal.add_argument("--off", action="store_true", help=_("改回可以印"))
    turn = _of_photo(group, "turn", _turn, _("顺时针转"))
    turn.add_argument("--by", type=int, choices=(90, 180, 270), default=90)
    export = _of_photo(group, "export", _export, _("存一份带水印、已遮挡的"))
    export.add_argument("--out", type=Path, required=True, metavar="FILE.jpg")


def add_places(parser: argparse.ArgumentParser) -> None:
    """The arguments that say what to cover."""
    parser.add_argument("--box", nargs="+", action="extend", default=[], metavar=_AREA)
    parser.add_argument("--pixel", nargs="+", action="extend", default=[], metavar=_AREA)
    parser.add_argument("--clear", action="store_true", help=_("先去掉已有的遮挡"))


def _of_photo(group: Group, verb: str, run: Run, words: str) -> argparse.ArgumentParser:
    parser = group.of("visit", verb, run, words)
    parser.add_argument("photo", metavar="PHOTO", help=_("编号，或在 photo list 里的第几张"))
    return parser


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    held = photos.list_photos(ws, visit)
    text = "\n".join(_row(number, photo) for number, photo in enumerate(held, start=1))
    return Output(data={"visit": visit, "photos": [_data(photo) for photo in held]}, text=text)


def _add(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    added = photos.add_photos(ws, visit, photos.pictures_in(args.files))
    return taken_in([photo.id for photo in added.photos], added.refused)


def taken_in(ids: Sequence[str], refused: Sequence[tuple[str, str]]) -> Output:
    """The pictures kept, and each refused one with its sentence; photo.none_kept without any."""
    reasons = [why for _name, why in refused]
    if not ids:
        raise InspectorError("photo.none_kept", why="；".join(reasons))
    rows = [{"file": name, "message": why} for name, why in refused]
    return Output(data={"photos": ids, "refused": rows}, text="\n".join([*ids, *reasons]))


def _row(number: int, photo: Photo) -> str:
    marks = [_("内部")] if photo.internal else []
    if photo.redactions:
        marks.append(_("遮挡 {n} 处").format(n=len(photo.redactions)))
    parts = (str(number), photo.id, photo.item or "", photo.caption, " ".join(marks))
    return "\t".join(parts)


def _data(photo: Photo) -> dict[str, Any]:
    return {
        "id": photo.id,
        "sha256": photo.sha256,
        "name": photo.name,
        "item": photo.item,
        "instance": photo.instance,
        "caption": photo.caption,
        "taken": photo.taken,
        "turn": photo.turn,
        "internal": photo.internal,
        "redactions": photo.redactions,
    }


def _found(args: argparse.Namespace, ws: Workspace) -> tuple[str, Photo]:
    visit = visits.resolve(ws, args.visit)
    return visit, photos.resolve_photo(ws, visit, args.photo)


def _now(ws: Workspace, visit: str, photo: Photo) -> Output:
    kept = photos.get_photo(ws, visit, photo.id)
    return Output(data={"visit": visit, **_data(kept)}, text=kept.id)


def _redact(args: argparse.Namespace, ws: Workspace) -> Output:
    visit, photo = _found(args, ws)
    photos.redact_photo(ws, visit, photo.id, places_of(args, photo.redactions))
    return _now(ws, visit, photo)


def places_of(args: argparse.Namespace, held: Sequence[Redaction]) -> tuple[Redaction, ...]:
    """What is covered from now on: what was (unless --clear), and what is added."""
    kept = () if args.clear else held
    added = [_area(text, Cover.BOX) for text in args.box]
    added += [_area(text, Cover.PIXEL) for text in args.pixel]
    if not (added or args.clear):
        raise InspectorError("field.empty", field=_("遮挡范围"))
    return (*kept, *added)


def _area(text: str, kind: Cover) -> Redaction:
    parts = text.replace("，", ",").split(",")
    if len(parts) != 4:
        raise InspectorError("photo.bad_redaction", value=text)
    x, y, w, h = parts
    return Redaction.of(x, y, w, h, kind)


def _internal(args: argparse.Namespace, ws: Workspace) -> Output:
    visit, photo = _found(args, ws)
    photos.mark_internal(ws, visit, photo.id, internal=not args.off)
    return _now(ws, visit, photo)


def _turn(args: argparse.Namespace, ws: Workspace) -> Output:
    visit, photo = _found(args, ws)
    photos.turn_photo(ws, visit, photo.id, args.by)
    return _now(ws, visit, photo)


def _export(args: argparse.Namespace, ws: Workspace) -> Output:
    visit, photo = _found(args, ws)
    photos.export_watermarked(ws, visit, photo.id, args.out)
    return Output(data={"visit": visit, "file": str(args.out)}, text=str(args.out))
