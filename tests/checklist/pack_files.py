"""A sound library pack for the program's own library, and ways to pack whatever one likes."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

HEAD = "pack.yaml"
MARK = "#!"

MANIFEST = """\
id: sample-county
title: 示例县本地检查项
issuer: 示例县民政局
version: '1'
date: '2026-11-01'
requires: '1'
"""

RULES = """\
standards:
- code: 示例县规定
  title: 示例县养老服务场所取暖安全规定
  issuer: 示例县民政局
  kind: normative_document
  effective: '2026-10-01'
  status: in_force
  confidence: verified
clauses:
- id: county-stove
  standard: 示例县规定
  clause: 第三条
  topic: 炭火盆
  requirement: 老年人居室内不得使用炭火盆
  confidence: verified
"""

FIRE = """\
checklist: fire
title: 消防安全
items:
- id: fire.county.stove
  topic: 居室炭火盆
  ask: 老人居室里有没有炭火盆？
  how: 逐间看，问护理员夜里怎么取暖。
  fails: 居室内有炭火盆，一处即不符合。
  basis: [county-stove]
  depth: core
  judge: look
  place: rooms
  severity: major
  department: civil_affairs
  term: 3w
  remedy: 当场搬走，改用电取暖。
  evidence: photo
"""

REGION = """\
region: 示例市示例县
parent: wuzhong
document: 示例县养老服务行动方案
issued: '2026-03'
period: '2026-2028'
indicators:
- id: ex-carers
  role: caregivers_disabled
  name: 护理员与失能失智老人比
  op: '>='
  value: '0.5'
  display: '1:2'
  unit: '人/人（1:2）'
  binding: 未标注
  section: 二（一）
  level: facility
  applies_to: [residential_care]
  check: 数在岗护理员和失能失智老人
  computed: true
duties:
- id: ex-name
  role: center_name
  pattern: '^\\S+(乡|镇)养老服务中心$'
  duty: 名称统一
  section: 三
  applies_to: [township_center]
  check: 看门头
"""

CALENDAR = """\
source: 示例县人民政府关于调整作息的通知
holidays: ['2026-11-23']
workdays: ['2026-11-21']
"""

SOUND: Mapping[str, str] = {
    HEAD: MANIFEST,
    "standards/county.yaml": RULES,
    "checklists/fire.yaml": FIRE,
    "regions/example.yaml": REGION,
    "calendars/2026.yaml": CALENDAR,
}
Files = Mapping[str, str | bytes]


def write_folder(folder: Path, files: Files = SOUND) -> Path:
    """The files of a pack as its author keeps them."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content))
    return folder


def as_bytes(content: str | bytes) -> bytes:
    """Text as UTF-8."""
    return content.encode() if isinstance(content, str) else content


def entries(files: Files = SOUND) -> dict[str, bytes]:
    """What a pack of these files holds, with a true list in its manifest."""
    held = {name: as_bytes(content) for name, content in files.items()}
    rows = [
        f"- {{path: {name}, sha256: {hashlib.sha256(data).hexdigest()}}}\n"
        for name, data in held.items()
        if name != HEAD
    ]
    listed = "files:\n" + "".join(rows) if rows else "files: []\n"
    return {**held, HEAD: held[HEAD] + listed.encode()}


def info(name: str, kind: int = stat.S_IFREG) -> zipfile.ZipInfo:
    """The head of a file in a zip."""
    made = zipfile.ZipInfo(name)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = (kind | 0o644) << 16
    return made


def zipped(
    files: Mapping[str, bytes] | None = None,
    *more: tuple[zipfile.ZipInfo, bytes],
    comment: bytes = b"",
) -> bytes:
    """A zip of these files and, as they are, of `more`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in (entries() if files is None else files).items():
            archive.writestr(info(name), data)
        for head, data in more:
            archive.writestr(head, data)
        archive.comment = comment
    return held.getvalue()


def packed(files: Files = SOUND) -> bytes:
    """A pack with these files and a true manifest, whether the files are sound or not."""
    return zipped(entries(files))


def version(number: int, files: Files = SOUND) -> dict[str, str | bytes]:
    """The same files as another version."""
    text = as_bytes(files[HEAD]).decode()
    return {**files, HEAD: text.replace("version: '1'", f"version: '{number}'")}
