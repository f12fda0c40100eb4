"""Containers that no pack may come in, each as bytes; `says` stands in the refusal."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from inspector.checklist.pack_archive import MOST_BYTES, MOST_FILE_BYTES, MOST_FILES
from tests.checklist.pack_files import entries, info, packed, zipped


@dataclass(frozen=True)
class Hostile:
    """One container, and what its refusal says."""

    name: str
    make: Callable[[], bytes]
    says: str


def _named(name: str) -> Callable[[], bytes]:
    """A pack with one more file of this name."""
    return lambda: zipped(None, (info(name), b"a: b\n"))


def _patched(name: str) -> Callable[[], bytes]:
    """A pack with a file whose name the zip library itself would not write."""
    plain = "checklists/" + "x" * (len(name.encode()) - len("checklists/"))
    return lambda: _named(plain)().replace(plain.encode(), name.encode())


def _flipped() -> bytes:
    data = bytearray(packed())
    data[data.index(b"checklists/fire.yaml") + 60] ^= 1
    return bytes(data)


def _truncated() -> bytes:
    return packed()[:-40]


def _link() -> bytes:
    return zipped(None, (info("checklists/food.yaml", stat.S_IFLNK), b"/etc/passwd"))


def _device() -> bytes:
    return zipped(None, (info("checklists/food.yaml", stat.S_IFCHR), b""))


def _folder() -> bytes:
    return zipped(None, (info("checklists/", stat.S_IFDIR), b""))


def _twice() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipped(None, (info("checklists/fire.yaml"), b"a: b\n"))


def _two_names() -> bytes:
    """A file that is called otherwise where it lies than in the listing."""
    return packed().replace(b"checklists/fire.yaml", b"checklists/fore.yaml", 1)


def _many() -> bytes:
    return zipped({**entries(), **{f"checklists/x{n}.yaml": b"a: b" for n in range(MOST_FILES)}})


def _bomb() -> bytes:
    return zipped({**entries(), "checklists/x.yaml": b"#" * (MOST_FILE_BYTES * 200)})


def _lying_bomb() -> bytes:
    """A file that unfolds to more than its header says."""
    said, real = struct.pack("<L", 10), struct.pack("<L", MOST_FILE_BYTES * 2)
    return zipped({**entries(), "checklists/x.yaml": b"#" * (MOST_FILE_BYTES * 2)}).replace(
        real, said
    )


def _heavy() -> bytes:
    size = MOST_FILE_BYTES - 10
    more = {f"checklists/x{n}.yaml": b"#" * size for n in range(MOST_BYTES // size + 1)}
    return zipped({**entries(), **more})


def _huge() -> bytes:
    return b"PK\x03\x04" + bytes(MOST_BYTES)


def _locked() -> bytes:
    """The flag of encryption, in both headers of the last file."""
    data = bytearray(packed())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + offset] |= 1
    return bytes(data)


def _other_method() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in entries().items():
            archive.writestr(name, data)
    return held.getvalue()


def _extra() -> bytes:
    head = info("checklists/food.yaml")
    head.extra = struct.pack("<HH4s", 0xCAFE, 4, b"data")
    return zipped(None, (head, b"a: b\n"))


def _remark() -> bytes:
    head = info("checklists/food.yaml")
    head.comment = b"data"
    return zipped(None, (head, b"a: b\n"))


def _unlisted() -> bytes:
    """A file between the others that the listing at the end does not name."""
    whole = zipped(None, (info("checklists/food.yaml"), b"a: b\n"))
    held = io.BytesIO(whole)
    with zipfile.ZipFile(held, "a") as archive:
        del archive.NameToInfo["checklists/food.yaml"]
        archive.filelist.pop()
        archive.comment = b""
        archive._didModify = True  # type: ignore[attr-defined]
    return held.getvalue()


def _streamed() -> bytes:
    """A zip as a pipe writes it: sizes behind the files."""

    class Pipe(io.RawIOBase):
        held = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            Pipe.held += bytes(data)
            return len(data)

    with zipfile.ZipFile(Pipe(), "w") as archive:  # type: ignore[arg-type]
        for name, data in entries().items():
            archive.writestr(info(name), data)
    return Pipe.held


def _without_manifest() -> bytes:
    return zipped({name: data for name, data in entries().items() if name != "pack.yaml"})


UNKNOWN = "不认识的文件"
BROKEN = "不是完好的包"
CONTAINERS = (
    Hostile("text", lambda: "检查库包\n".encode() * 50, BROKEN),
    Hostile("empty", lambda: b"", BROKEN),
    Hostile("truncated", _truncated, BROKEN),
    Hostile("a byte flipped", _flipped, BROKEN),
    Hostile("bytes before", lambda: b"MZ" + packed(), "夹带"),
    Hostile("bytes behind", lambda: packed() + b"\0", "夹带"),
    Hostile("comment", lambda: zipped(None, comment=b"hello"), "夹带"),
    Hostile("path out", _named("../evil.yaml"), UNKNOWN),
    Hostile("path out within", _named("checklists/../../evil.yaml"), UNKNOWN),
    Hostile("absolute path", _named("/etc/evil.yaml"), UNKNOWN),
    Hostile("drive", _named("C:/evil.yaml"), UNKNOWN),
    Hostile("backslash", _named("checklists\\evil.yaml"), UNKNOWN),
    Hostile("zero in the name", _patched("checklists/a.yaml\0.exe"), UNKNOWN),
    Hostile("nested zip", lambda: zipped({**entries(), "checklists/x.zip": packed()}), UNKNOWN),
    Hostile("program", _named("standards/run.exe"), UNKNOWN),
    Hostile("other folder", _named("scripts/x.yaml"), UNKNOWN),
    Hostile("capital letters", _named("checklists/FIRE.yaml"), UNKNOWN),
    Hostile("letters that look alike", _named("checklists/fіre.yaml"), UNKNOWN),
    Hostile("tables of the formulas", _named("standards/tables.yaml"), UNKNOWN),
    Hostile("link", _link, "不是普通文件"),
    Hostile("device", _device, "不是普通文件"),
    Hostile("folder", _folder, UNKNOWN),
    Hostile("same name twice", _twice, "重名"),
    Hostile("two names for a file", _two_names, BROKEN),
    Hostile("too many files", _many, "超过 60 个"),
    Hostile("bomb", _bomb, "超过 400 KB"),
    Hostile("bomb with a lie", _lying_bomb, BROKEN),
    Hostile("too heavy together", _heavy, "合计超过 2 MB"),
    Hostile("too large a file", _huge, "超过 2 MB"),
    Hostile("encrypted", _locked, "加了密"),
    Hostile("other compression", _other_method, "压缩方式"),
    Hostile("extra field", _extra, "夹带"),
    Hostile("remark at a file", _remark, "夹带"),
    Hostile("file not listed", _unlisted, "夹带"),
    Hostile("streamed", _streamed, "写法特殊"),
    Hostile("no manifest", _without_manifest, "没有 pack.yaml"),
)
