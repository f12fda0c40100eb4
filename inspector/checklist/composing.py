"""The program's own library with library packs laid over it, judged as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from inspector.checklist.calendar_reader import read_calendar
from inspector.checklist.cross_check import cross_check
from inspector.checklist.draft import Draft
from inspector.checklist.editions import last_of
from inspector.checklist.formulas import local
from inspector.checklist.merging import lay_over
from inspector.checklist.model import Library
from inspector.checklist.nodes import Complaints, Problem
from inspector.checklist.pack_archive import MANIFEST, read_archive
from inspector.checklist.pack_manifest import check_files, read_manifest
from inspector.checklist.packing import PackFile
from inspector.checklist.reader import library_of, read_files, read_top
from inspector.checklist.region_reader import read_region
from inspector.checklist.source import compose_bytes
from inspector.errors import InspectorError
from inspector.facts.pack import Manifest
from inspector.i18n import _

# Five times the program's own: what comes after is compared each with each.
MOST_ENTRIES = 5_000


class Pack(Struct, frozen=True):
    """A pack that was unpacked: its manifest, and its files by their names within."""

    name: str
    manifest: Manifest
    files: dict[str, bytes]


class Composition(Struct, frozen=True):
    """A library, and everything that is wrong with it as a whole."""

    library: Library
    problems: tuple[Problem, ...]


def open_pack(file: PackFile) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Unpack a pack; its manifest's problems, or pack.unsound where the container is no good."""
    complaints = Complaints()
    files = read_archive(file.data, file.name)
    top = compose_bytes(files.pop(MANIFEST), f"{file.name}/{MANIFEST}", complaints)
    manifest = read_manifest(top) if top else None
    if top and manifest:
        check_files(top, files)
        top.done()
    if manifest is None or complaints.problems:
        return None, complaints.sorted()
    return Pack(file.name, manifest, files), ()


def compose_library(standards: Path, checklists: Path, packs: Iterable[Pack]) -> Composition:
    """Read everything and lay the packs over the program's own files, one after the other."""
    draft = Draft()
    read_files((standards,), (checklists,), draft)
    for pack in packs:
        above = Draft(complaints=draft.complaints, packs=[pack.manifest.label])
        for path, data in sorted(pack.files.items()):
            _read_file(f"{pack.name}/{path}", PurePosixPath(path), data, above)
        if _count(above) > MOST_ENTRIES:
            message = _("写了 {most} 条以上，请拆成几个包").format(most=MOST_ENTRIES)
            draft.complaints.add(f"{pack.name}/{MANIFEST}", 1, message)
        else:
            lay_over(draft, above)
    library = library_of(draft)
    # With a file missing every reference into it would look broken.
    if not draft.unread:
        cross_check(library, draft)
        _check_regions(draft)
    return Composition(library, draft.complaints.sorted())


def _count(draft: Draft) -> int:
    register = len(draft.standards) + len(draft.clauses) + len(draft.hazards)
    past = len(draft.renamed) + len(draft.withdrawn)
    items = sum(len(checklist.items) for checklist in draft.checklists)
    return register + past + items + len(draft.exclusions) + len(draft.presets)


def compose_fitting(standards: Path, checklists: Path, files: Iterable[PackFile]) -> Library:
    """The library with every pack that can be laid over it; a pack that does not fit is left out.

    Raises library.broken where the program's own files are at fault.
    """
    packs = [pack for file in files if (pack := _opened(file)) is not None]
    found = compose_library(standards, checklists, packs)
    if found.problems:
        found = _without_misfits(standards, checklists, packs)
    return found.library


def _without_misfits(standards: Path, checklists: Path, packs: Sequence[Pack]) -> Composition:
    held: list[Pack] = []
    found = compose_library(standards, checklists, ())
    if found.problems:
        raise InspectorError(
            "library.broken",
            count=len(found.problems),
            problems="\n".join(map(str, found.problems)),
        )
    for pack in packs:
        tried = compose_library(standards, checklists, (*held, pack))
        if not tried.problems:
            held.append(pack)
            found = tried
    return found


def _opened(file: PackFile) -> Pack | None:
    try:
        return open_pack(file)[0]
    except InspectorError:
        return None  # it is left out like one that does not fit


def _read_file(name: str, path: PurePosixPath, data: bytes, draft: Draft) -> None:
    top = compose_bytes(data, name, draft.complaints)
    folder = path.parts[0]
    if top is None or folder in ("standards", "checklists"):
        read_top(top, draft, of_register=folder == "standards")
    elif folder == "regions":
        read_region(top, path.stem, data.decode("utf-8"), draft)
    else:
        read_calendar(top, path.stem, draft)
        top.done()


def _check_regions(draft: Draft) -> None:
    """Report parents of regional profiles that do not exist or lead round in a circle."""
    own = {name: dict(local.OWN.profile(name).fields) for name in local.OWN.regions()}
    after = {name: held.get("parent") for name, held in {**own, **draft.regions}.items()}
    for name in draft.regions:
        parent = after[name]
        if parent is not None and parent not in after:
            message = _("没有地区 {id}，请核对 parent").format(id=parent)
        elif last_of(name, after.get) is None:
            message = _("parent 绕回了自己，请核对")
        else:
            continue
        draft.complaints.add(*draft.lines[f"region {name}"], message)
