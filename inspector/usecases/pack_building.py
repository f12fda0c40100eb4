"""A library pack made from a folder: read strictly, judged with the program's own library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from inspector.checklist.composing import Pack
from inspector.checklist.nodes import Complaints, Problem
from inspector.checklist.pack_archive import (
    MANIFEST,
    MOST_BYTES,
    MOST_FILE_BYTES,
    MOST_FILES,
    may_hold,
    write_archive,
)
from inspector.checklist.pack_changes import PackChanges, changes
from inspector.checklist.pack_manifest import manifest_text, read_manifest
from inspector.checklist.source import compose_bytes
from inspector.errors import InspectorError
from inspector.facts.pack import Manifest
from inspector.i18n import _
from inspector.store.disk import write_whole
from inspector.store.packs import read_bounded
from inspector.usecases.pack_checks import compose

# What systems and editors leave in a folder without being asked.
_LEFT_BEHIND = ("thumbs.db", "desktop.ini")


class Built(Struct, frozen=True, kw_only=True):
    """The pack that was written, or with `problems` none; `files` beside its manifest."""

    path: Path | None = None
    manifest: Manifest | None = None
    files: tuple[str, ...] = ()
    changes: PackChanges | None = None
    problems: tuple[Problem, ...] = ()


def build_pack(source: Path, out: Path) -> Built:
    """Make a pack from a folder with `pack.yaml` and sub-folders; pack.taken, pack.no_folder.

    With any problem nothing is written.
    """
    if not source.is_dir():
        raise InspectorError("pack.no_folder", path=source)
    if out.exists():
        raise InspectorError("pack.taken", path=out)
    name, complaints = source.resolve().name, Complaints()
    files = _read_folder(source, name, complaints)
    manifest = _manifest(files.pop(MANIFEST, None), name, complaints)
    if manifest is None or complaints.problems:
        return Built(manifest=manifest, problems=complaints.sorted())
    after = compose([Pack(name, manifest, files)])
    if after.problems:
        return Built(manifest=manifest, problems=after.problems)
    packed = {MANIFEST: manifest_text(manifest, files).encode(), **files}
    write_whole(out, write_archive(packed))
    return Built(
        path=out,
        manifest=manifest,
        files=tuple(sorted(files)),
        changes=changes(compose(()).library, after.library),
    )


def _manifest(data: bytes | None, name: str, complaints: Complaints) -> Manifest | None:
    if data is None:
        complaints.add(f"{name}/{MANIFEST}", 1, _("没有这个文件，请写上包的 id、名称和版本"))
        return None
    top = compose_bytes(data, f"{name}/{MANIFEST}", complaints)
    if top is None:
        return None
    manifest = read_manifest(top)
    if top.has("files"):
        top.complain_at("files", _("files 由打包时写入，请删去"))
    top.texts("files")
    top.done()
    return manifest


def _read_folder(source: Path, name: str, complaints: Complaints) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path, inner in _walk(source):
        fault = _fault(path, inner)
        if fault is None:
            files[inner] = read_bounded(path, MOST_FILE_BYTES)
        else:
            complaints.add(f"{name}/{inner}", 1, fault)
    for fault in _too_much(files):
        complaints.add(f"{name}/{MANIFEST}", 1, fault)
    return files


def _walk(source: Path) -> Iterator[tuple[Path, str]]:
    """Every file below the folder with its name there; links are files, never followed."""
    for folder, inner, names in os.walk(source):
        links = [one for one in inner if (Path(folder) / one).is_symlink()]
        inner[:] = sorted(one for one in inner if one not in links and not one.startswith("."))
        for one in sorted((*names, *links)):
            if not one.startswith(".") and one.lower() not in _LEFT_BEHIND:
                path = Path(folder) / one
                yield path, path.relative_to(source).as_posix()


def _fault(path: Path, inner: str) -> str | None:
    if path.is_symlink() or not path.is_file():
        return _("不是普通文件，请换成文件本身")
    if not may_hold(inner):
        return _(
            "包里不能放这个文件，请移走；只能有 pack.yaml 和 standards、checklists、regions、"
            "calendars 下的 yaml，名字用小写字母、数字和连字符"
        )
    if path.stat().st_size > MOST_FILE_BYTES:
        return _("超过 {most} KB，请拆成几个文件").format(most=MOST_FILE_BYTES // 1000)
    return None


def _too_much(files: Mapping[str, bytes]) -> Iterator[str]:
    if len(files) > MOST_FILES:
        yield _("文件超过 {most} 个，请合并").format(most=MOST_FILES)
    if sum(map(len, files.values())) > MOST_BYTES:
        yield _("文件合计超过 {most} MB，请删减").format(most=MOST_BYTES // 1_000_000)
