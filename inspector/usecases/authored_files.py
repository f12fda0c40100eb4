"""Checklist files made from a spreadsheet: judged by the reader, and put in place together."""

from __future__ import annotations

import tempfile
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from inspector import assets
from inspector.checklist.formulas.registry import FORMULAS
from inspector.checklist.model import Item, Library
from inspector.checklist.nodes import Problem
from inspector.checklist.reader import read_library
from inspector.checklist.yaml_writer import Spot, Written
from inspector.errors import InspectorError
from inspector.facts.authoring import CellProblem
from inspector.store.disk import disk_errors, put_in_place, write_part
from inspector.usecases.checklists import HAZARDS

_MEASURE, _LIMIT = "measure", "measure.value"


class Origin(Struct, frozen=True, kw_only=True):
    """The cell that a part of a file was typed in."""

    sheet: str
    row: int
    column: str


class Authored(Struct, frozen=True, kw_only=True):
    """A file to be: its text, the cells it comes from, and the cells already complained about."""

    name: str
    domain: str
    written: Written
    origins: Mapping[Spot, Origin]
    wrong: frozenset[Spot] = frozenset()

    def origin(self, spot: Spot) -> Origin:
        """The cell of a spot; that of the item's id, or of the file's name, where it has none."""
        wanted = Spot(spot.item, _LIMIT) if spot.key == _MEASURE else spot
        first = "title" if spot.item is None else "id"
        return self.origins.get(wanted) or self.origins[Spot(spot.item, first)]

    def known(self, spot: Spot) -> bool:
        """Whether the cell behind a spot was complained about before the reader saw it."""
        if spot.key == _MEASURE:
            return any(w.item == spot.item and w.key.startswith(_MEASURE) for w in self.wrong)
        return spot in self.wrong


class Imported(Struct, frozen=True, kw_only=True):
    """What an import did: the files written and how many items they hold, or what is wrong.

    `unsupported` are parts of the source that the checklist does without.
    """

    files: tuple[Path, ...] = ()
    items: int = 0
    problems: tuple[CellProblem, ...] = ()
    unsupported: tuple[CellProblem, ...] = ()


def complaints(files: Sequence[Authored]) -> list[CellProblem]:
    """What the reader of checklist files says about these, at the cells they come from."""
    by_name = {file.name: file for file in files}
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            (Path(folder) / file.name).write_text(file.written.text, encoding="utf-8")
        shared = assets.path("checklists", HAZARDS)
        paths = [Path(folder) / file.name for file in files]
        library, problems = read_library((assets.path("standards"),), (shared, *paths))
    own = [problem for problem in problems if problem.file in by_name]
    found = (_at_cell(problem, by_name[problem.file], library) for problem in own)
    return [problem for problem in found if problem is not None]


def _at_cell(problem: Problem, file: Authored, library: Library) -> CellProblem | None:
    spot = file.written.spot(problem.line)
    if spot.item is not None and spot.key == "id":
        held = next(c for c in library.checklists if c.id == file.domain)
        spot = Spot(spot.item, _key_meant(problem.message, held.items[spot.item], library))
    if file.known(spot):
        return None
    origin = file.origin(spot)
    return CellProblem(
        sheet=origin.sheet, row=origin.row, column=origin.column, message=problem.message
    )


def _key_meant(message: str, item: Item, library: Library) -> str:
    """Which key a complaint at the line of an item is about."""
    # The reader places references that lead nowhere, and a limit that no clause carries, there.
    ids = {other.id for other in library.items()}
    references: tuple[tuple[str, tuple[str | None, ...], Container[str]], ...] = (
        ("basis", item.basis, library.clauses),
        ("hazard", item.hazard, library.hazards),
        ("calc", (item.calc,), FORMULAS),
        ("successor", (item.successor,), ids),
    )
    for key, named, known in references:
        if any(name and name not in known and name in message for name in named):
            return key
    if item.id in message:
        return "id"
    return _MEASURE if item.measure else "successor" if item.successor else "id"


def in_order(problems: Iterable[CellProblem], sheets: Sequence[str]) -> tuple[CellProblem, ...]:
    """The problems as one meets them going through the sheets."""

    def place(problem: CellProblem) -> tuple[int, int, int, str]:
        known = problem.sheet in sheets
        order = sheets.index(problem.sheet) if known else len(sheets)
        return (order, problem.row, len(problem.column), problem.column)

    return tuple(sorted(dict.fromkeys(problems), key=place))


def keep(files: Sequence[Authored], folder: Path) -> tuple[Path, ...]:
    """Write the files, all or none; checklist.file_taken where one of them is there already."""
    paths = tuple(folder / file.name for file in files)
    for path in paths:
        if path.exists():
            raise InspectorError("checklist.file_taken", path=path)
    with disk_errors(folder):
        parts: list[Path] = []
        try:
            parts += [write_part(folder, (f.written.text.encode("utf-8"),)) for f in files]
            for part, path in zip(parts, paths, strict=True):
                put_in_place(part, path)
        except OSError:
            for left in (*parts, *paths):
                left.unlink(missing_ok=True)
            raise
    return paths
