"""Library files in, frozen library out; all problems of a run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from inspector.checklist.cross_check import cross_check
from inspector.checklist.draft import Draft
from inspector.checklist.interview_reader import read_interviews
from inspector.checklist.item_reader import read_item
from inspector.checklist.kinds import EXCLUSION_REASONS
from inspector.checklist.model import Checklist, Exclusion, Hazard, Library
from inspector.checklist.nodes import Complaints, Entry, Problem
from inspector.checklist.preset_reader import read_presets
from inspector.checklist.sampling_reader import read_sampling
from inspector.checklist.source import compose
from inspector.checklist.standard_reader import read_standards
from inspector.facts.vocabulary import Domain
from inspector.i18n import _

_FIGURES = "tables.yaml"  # read by the formulas, no part of the library


def read_library(
    standards: Iterable[Path], checklists: Iterable[Path]
) -> tuple[Library, tuple[Problem, ...]]:
    """Read files, or all YAML files of folders; the library holds what could be read."""
    draft = Draft()
    read_files(standards, checklists, draft)
    library = library_of(draft)
    # With a file missing every reference into it would look broken.
    if not draft.unread:
        cross_check(library, draft)
    return library, draft.complaints.sorted()


def read_files(standards: Iterable[Path], checklists: Iterable[Path], draft: Draft) -> None:
    """Read files, or all YAML files of folders, into a draft."""
    for path in _files(standards):
        if path.name != _FIGURES:
            read_top(compose(path, draft.complaints), draft, of_register=True)
    for path in _files(checklists):
        read_top(compose(path, draft.complaints), draft, of_register=False)


def library_of(draft: Draft) -> Library:
    """What was read so far as a library, the checklists in their order."""
    domains = [domain.value for domain in Domain]
    return Library(
        checklists=tuple(sorted(draft.checklists, key=lambda c: domains.index(c.id))),
        standards=draft.standards,
        clauses=draft.clauses,
        hazards=draft.hazards,
        exclusions=tuple(draft.exclusions),
        renamed=draft.renamed,
        withdrawn=tuple(draft.withdrawn),
        presets=tuple(draft.presets),
        sampling=tuple(draft.sampling),
        interviews=tuple(draft.interviews),
        packs=tuple(draft.packs),
        regions=draft.regions,
        calendars=draft.calendars,
    )


def _files(places: Iterable[Path]) -> list[Path]:
    return [
        path
        for place in places
        for path in (sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    ]


def read_top(top: Entry | None, draft: Draft, *, of_register: bool) -> None:
    """Read the top mapping of a file into a draft; None is a file that could not be read."""
    if top is None:
        draft.unread = True
        return
    read = read_standards if of_register else _READERS.get(_kind(top), _read_checklist)
    read(top, draft)
    top.done()


def kind_of(path: Path) -> str:
    """What a file holds: `presets` and the like, else the id of its checklist, empty if unread."""
    top = compose(path, Complaints())
    return "" if top is None else _kind(top) or top.text("checklist")


def _kind(top: Entry) -> str:
    """The key that tells what a file holds, empty for a checklist."""
    return next((kind for kind in _READERS if top.has(kind)), "")


def _read_hazards(top: Entry, draft: Draft) -> None:
    for entry in top.entries("hazards"):
        hazard = Hazard(
            id=entry.text("id"),
            title=entry.text("title", most=16),
            situation=entry.text("situation"),
            basis=entry.texts("basis", required=True),
            verified=entry.flag("verified"),
        )
        entry.text("aspect", required=False)
        entry.done()
        if hazard.id in draft.hazards:
            entry.complain_at("id", _("情形 {id} 写了两次，删去一处").format(id=hazard.id))
        draft.hazards.setdefault(hazard.id, hazard)
        draft.locate(hazard.id, entry)


def _read_exclusions(top: Entry, draft: Draft) -> None:
    for entry in top.entries("excluded"):
        exclusion = Exclusion(
            clause=entry.text("clause"),
            reason=entry.word("reason", EXCLUSION_REASONS),
            note=entry.text("note"),
            of=entry.optional("of"),
        )
        entry.done()
        if f"excluded {exclusion.clause}" in draft.lines:
            entry.complain_at(
                "clause", _("条款 {id} 列了两次，删去一处").format(id=exclusion.clause)
            )
        draft.exclusions.append(exclusion)
        draft.locate(f"excluded {exclusion.clause}", entry, "clause")


_READERS: Mapping[str, Callable[[Entry, Draft], None]] = {
    "hazards": _read_hazards,
    "excluded": _read_exclusions,
    "presets": read_presets,
    "sampling": read_sampling,
    "interviews": read_interviews,
}


def _read_checklist(top: Entry, draft: Draft) -> None:
    written = top.word("checklist", Domain)
    domain = written if written in list(Domain) else ""
    title = top.text("title")
    items = []
    for entry in top.entries("items", required=True):
        item = read_item(entry, domain)
        if item.id and item.id in draft.lines:
            entry.complain_at("id", _("检查项 {id} 写了两次，换一个 id").format(id=item.id))
        draft.locate(item.id, entry)
        items.append(item)
    _read_past_ids(top, draft)
    if any(domain == checklist.id for checklist in draft.checklists):
        top.complain_at("checklist", _("检查表 {id} 写在两个文件里，请合成一个").format(id=domain))
    elif domain:
        draft.checklists.append(Checklist(id=domain, title=title, items=tuple(items)))


def _read_past_ids(top: Entry, draft: Draft) -> None:
    renamed = top.entry("renamed")
    if renamed:
        for old in renamed.keys():  # noqa: SIM118 - Entry is no mapping
            draft.renamed[old] = renamed.text(old)
            draft.locate(f"renamed {old}", renamed, old)
    for gone in top.texts("withdrawn"):
        draft.withdrawn.append(gone)
        draft.locate(f"withdrawn {gone}", top, "withdrawn")
