"""The container of a library pack: a zip of known names and small texts, and nothing beside them.

Whatever another tool adds to a zip (folders, links, comments, extra fields, bytes between the
files) is refused, so that a pack has one reading everywhere.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from inspector.errors import InspectorError
from inspector.i18n import _

MANIFEST = "pack.yaml"
FIGURES = "standards/tables.yaml"
MOST_FILES = 60
MOST_FILE_BYTES = 400_000
MOST_BYTES = 2_000_000
_NAME = re.compile(
    r"pack\.yaml|(standards|checklists|regions)/[a-z0-9]+(-[a-z0-9]+)*\.yaml"
    r"|calendars/[0-9]{4}\.yaml"
)
_UTF8_NAME = 0x800
_LOCAL_HEADER, _CENTRAL_HEADER, _END = 30, 46, 22
# What the standard library raises for bytes that only look like a zip.
_NOT_A_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def may_hold(name: str) -> bool:
    """Whether a pack may hold a file of this name."""
    return _NAME.fullmatch(name) is not None and name != FIGURES


def read_archive(data: bytes, name: str) -> dict[str, bytes]:
    """The files of a pack; pack.unsound says what is wrong with the pack called `name`."""
    if len(data) > MOST_BYTES:
        what = _("超过 {most} MB").format(most=MOST_BYTES // 1_000_000)
        raise InspectorError("pack.unsound", name=name, what=what)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            fault = _fault(infos, data)
            if fault is None:
                return {info.filename: archive.read(info) for info in infos}
    except _NOT_A_ZIP:
        fault = _("不是完好的包，可能没有拷完")
    raise InspectorError("pack.unsound", name=name, what=fault)


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """The files as a pack, the same bytes for the same files on the same system."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name])
    return held.getvalue()


def _fault(infos: Sequence[zipfile.ZipInfo], data: bytes) -> str | None:
    """What is wrong before any file is unpacked, or None."""
    names = [info.orig_filename for info in infos]
    if len(names) > MOST_FILES:
        return _("里面的文件超过 {most} 个").format(most=MOST_FILES)
    for info in infos:
        fault = _fault_of(info)
        if fault is not None:
            return fault
    if len(set(names)) < len(names):
        return _("有重名的文件")
    if MANIFEST not in names:
        return _("没有 {name}").format(name=MANIFEST)
    if sum(info.file_size for info in infos) > MOST_BYTES:
        return _("里面的文件合计超过 {most} MB").format(most=MOST_BYTES // 1_000_000)
    return None if _leaves_no_gap(infos, data) else _("夹带了文件以外的内容")


def _fault_of(info: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not may_hold(info.orig_filename) or info.filename != info.orig_filename:
        return _("里面有不认识的文件 {name}，也可能要用更新的程序").format(
            name=ascii(info.orig_filename[:80])
        )
    if kind not in (0, stat.S_IFREG):
        return _("{name} 不是普通文件").format(name=info.filename)
    if info.flag_bits & ~_UTF8_NAME:
        return _("{name} 加了密或写法特殊").format(name=info.filename)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("{name} 的压缩方式不认识").format(name=info.filename)
    if info.file_size > MOST_FILE_BYTES:
        return _("{name} 超过 {most} KB").format(name=info.filename, most=MOST_FILE_BYTES // 1000)
    return None


def _leaves_no_gap(infos: Sequence[zipfile.ZipInfo], data: bytes) -> bool:
    """Whether files and their listing follow each other from the first byte to the last."""
    offset = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset != offset:
            return False
        offset += _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
    listing = sum(_CENTRAL_HEADER + len(info.orig_filename) for info in infos)
    return offset + listing + _END == len(data)
