"""Looking into the checklist library: list, show, check, and what applies to given facts.

With a workspace it is the library there, under its packs and with what was confirmed in it;
without one the program's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from inspector import assets
from inspector.checklist.applicability import NOBODY, Applied, applicable
from inspector.checklist.citing import clauses_by_id
from inspector.checklist.coverage import Coverage, coverage
from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.model import Context, Formula, Outcome
from inspector.checklist.formulas.registry import FORMULAS, compute
from inspector.checklist.model import Item, Library
from inspector.checklist.nodes import Problem
from inspector.checklist.packing import compile_library
from inspector.checklist.reader import kind_of, read_library
from inspector.errors import InspectorError
from inspector.facts.confirmation import Confirmation
from inspector.facts.item import Clause
from inspector.facts.parse import facts_from_json
from inspector.facts.vocabulary import VisitType
from inspector.store import clause_rows, region_rows, settings
from inspector.usecases.presets import preset_of
from inspector.workspace import Workspace

HAZARDS = "hazards.yaml"


def own_library() -> Library:
    """The library that the program brings along."""
    return compile_library(assets.path("standards"), assets.path("checklists"))


def library_of(ws: Workspace | None) -> Library:
    """The workspace's library, or the program's own where there is none."""
    return ws.library if ws else own_library()


def confirmed_in(ws: Workspace | None) -> Mapping[str, Confirmation]:
    """The clause numbers that named persons confirmed; nobody without a workspace."""
    if ws is None:
        return NOBODY
    with ws.store.read() as connection:
        return clause_rows.confirmed(connection)


def show(name: str, ws: Workspace | None = None) -> tuple[Item, ...]:
    """All items of a checklist, or the one item with this id."""
    library = library_of(ws)
    for checklist in library.checklists:
        if checklist.id == name:
            return checklist.items
    item = library.item(name)
    if item is None:
        raise InspectorError("checklist.unknown", name=name)
    return (item,)


def check(path: Path | None) -> tuple[Problem, ...]:
    """All problems of the program's own files, or of one file or folder in their place.

    A folder may hold `standards/` and `checklists/`, and is then a library of its own. A single
    file, or a folder of checklist files alone, is read together with the program's standards and
    with those of its files that it does not take the place of; only its own problems are told.
    """
    standards, checklists = assets.path("standards"), assets.path("checklists")
    if path is None:
        return read_library((standards,), (checklists,))[1]
    if not path.exists():
        raise InspectorError("checklist.no_file", path=path)
    folder = path / "checklists" if (path / "checklists").is_dir() else path
    if (path / "standards").is_dir():
        return read_library((path / "standards",), (folder,))[1]
    given = sorted(folder.glob("*.yaml")) if folder.is_dir() else [path]
    beside = _beside(given, checklists)
    names = {one.name for one in given}
    problems = read_library((standards,), (*beside, *given))[1]
    return tuple(problem for problem in problems if problem.file in names)


def _beside(given: Sequence[Path], own: Path) -> tuple[Path, ...]:
    """The program's own files that hold nothing which these files hold."""
    names, kinds = {one.name for one in given}, set(map(kind_of, given))

    def replaced(one: Path) -> bool:
        return one.name in names or one.stem.partition("-")[0] in kinds  # excluded-fire.yaml

    return tuple(one for one in sorted(own.glob("*.yaml")) if not replaced(one))


class HazardLine(Struct, frozen=True, kw_only=True):
    """A situation of 重大事故隐患, its clauses as cited and the items that lead to it.

    An unverified one can only be 不属于 or 难以判定.
    """

    id: str
    title: str
    situation: str
    verified: bool
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]


def hazards(ws: Workspace | None = None) -> tuple[HazardLine, ...]:
    """All situations in the order of their file."""
    library, confirmed = library_of(ws), confirmed_in(ws)
    return tuple(
        HazardLine(
            id=hazard.id,
            title=hazard.title,
            situation=hazard.situation,
            verified=hazard.verified,
            clauses=clauses_by_id(library, hazard.basis, confirmed),
            items=tuple(item for item in library.items() if hazard.id in item.hazard),
        )
        for hazard in library.hazards.values()
    )


class Calculated(Struct, frozen=True, kw_only=True):
    """What a formula gave, with its clauses as they may be cited today."""

    outcome: Outcome
    clauses: tuple[Clause, ...]


def formulas() -> tuple[Formula, ...]:
    """All formulas by name."""
    return tuple(FORMULAS.values())


def calculate(name: str, arguments: Mapping[str, str], ws: Workspace | None = None) -> Calculated:
    """Compute a formula by hand; the calc.* errors name the argument.

    A workspace lends its region, its local goals and the calendars of its packs.
    """
    library = library_of(ws)
    outcome = compute(name, arguments, _context(library, ws))
    clauses = clauses_by_id(library, outcome.clauses, confirmed_in(ws))
    return Calculated(outcome=outcome, clauses=clauses)


def _context(library: Library, ws: Workspace | None) -> Context:
    if ws is None:
        return Context(today=date.today())
    local = local_of(library)
    with ws.store.read() as connection:
        region, goals = settings.get(connection, "region"), region_rows.edits(connection)
    # A region whose pack was removed is none.
    facts = {"region": region} if region in local.regions() else {}
    return Context(today=ws.now().date(), facts=facts, goals=goals, local=local)


def covered(ws: Workspace | None = None) -> Coverage:
    """What the checklists ask of every standard."""
    return coverage(library_of(ws))


def applicable_items(
    data: object, day: date | None, preset: str = "", ws: Workspace | None = None
) -> tuple[Applied, ...]:
    """Every item with its ruling for the facts of a JSON object (keys: see the README)."""
    library, facts = library_of(ws), facts_from_json(data)
    chosen = preset_of(library, preset, VisitType.ROUTINE)
    return applicable(library, facts, day or date.today(), chosen)
