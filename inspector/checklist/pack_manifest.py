"""The manifest of a library pack: what it is, who issued it, and the hash of each file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from inspector.checklist.days_reader import read_day
from inspector.checklist.nodes import Entry
from inspector.checklist.numbers_reader import read_whole
from inspector.checklist.pack_archive import MANIFEST
from inspector.checklist.yaml_writer import write_mapping
from inspector.facts.pack import Manifest
from inspector.i18n import _

FORMAT = 1
_MOST_VERSION = 9999
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MOST_ID = 40
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_manifest(top: Entry) -> Manifest | None:
    """The manifest as its author wrote it, or None where it is no use; its problems are noted."""
    wanted = read_whole(top, "requires", 1, _MOST_VERSION)
    if wanted > FORMAT:
        top.complain_at(
            "requires",
            _("要用更新的程序（包的格式 {wanted}，本程序到 {known}），请先升级").format(
                wanted=wanted, known=FORMAT
            ),
        )
        return None
    manifest = Manifest(
        id=top.text("id", most=_MOST_ID),
        title=top.text("title", most=40),
        issuer=top.text("issuer", most=40),
        version=read_whole(top, "version", 1, _MOST_VERSION),
        date=read_day(top, "date") or "",
        note=top.text("note", required=False, most=200),
    )
    if not top.has("date"):
        top.complain(_("缺少 {key}，请补上").format(key="date"))
    if manifest.id and not _ID.fullmatch(manifest.id):
        top.complain_at("id", _("包的 id 只用小写字母、数字和连字符，例如 wuzhong-local"))
    return manifest if top.sound else None


def check_files(top: Entry, files: Mapping[str, bytes]) -> None:
    """Compare the list of a packed manifest with what the pack holds."""
    listed: set[str] = set()
    for entry in top.entries("files", required=True):
        path, sha256 = entry.text("path"), entry.text("sha256")
        entry.done()
        if path in listed:
            entry.complain_at("path", _("{path} 列了两次，删去一处").format(path=path))
        elif path and path not in files:
            entry.complain_at("path", _("包里没有 {path}，请重新打包").format(path=path))
        elif sha256 and not (_SHA256.fullmatch(sha256) and sha256 == _hash(files.get(path, b""))):
            entry.complain_at("sha256", _("{path} 被改动过，请重新打包").format(path=path))
        listed.add(path)
    for path in sorted(files.keys() - listed - {MANIFEST}):
        top.complain_at("files", _("清单里没有 {path}，请重新打包").format(path=path))


def manifest_text(manifest: Manifest, files: Mapping[str, bytes]) -> str:
    """The manifest as packed, with the hash of each file."""
    listed = [{"path": path, "sha256": _hash(data)} for path, data in sorted(files.items())]
    return write_mapping(
        {
            "id": manifest.id,
            "title": manifest.title,
            "issuer": manifest.issuer,
            "version": str(manifest.version),
            "date": manifest.date,
            "requires": str(FORMAT),
            "note": manifest.note or None,
            "files": listed,
        }
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
