"""Closed visits with known findings, for the tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct, field

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.rectification import LedgerFinding
from inspector.facts.vocabulary import Domain, Manner, Verdict
from inspector.usecases import signing, walk
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.workspace import Workspace

EXIT = "fire.evacuation.exit-opens"
ROUTE = "fire.evacuation.route-clear"
LIGHT = "fire.evacuation.emergency-light"
PICTURES = Path(__file__).resolve().parents[2] / "resources" / "sample" / "photos"
SPOTS = 14


def refusal(call: Callable[[], object]) -> InspectorError:
    """The refusal that a call meets; its sentence is whole."""
    with pytest.raises(InspectorError) as refused:
        call()
    assert refused.value.sentence
    return refused.value


def failed(item: str, **more: object) -> Answer:
    """An answer that finds something."""
    return Answer(item=item, verdict=Verdict.FAIL, **more)  # type: ignore[arg-type]


def answer_all(ws: Workspace, visit: str, *special: Answer) -> None:
    """Answer every item that has no answer yet: as told, else well."""
    told = {answer.item for answer in special}
    rest = [
        good_answer(item)
        for item in walk.visit_items(ws, visit)
        if item.id not in told and not item.answered
    ]
    walk.record_answers(ws, visit, [*special, *rest])


def sign_and_close(ws: Workspace, visit: str) -> None:
    """Everyone signs on the screen."""
    for name in ("示例甲", "示例乙", "示例丁"):
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.close_visit(ws, visit)


def hazard_item(ws: Workspace, visit: str) -> str:
    """An item whose failing may be a 重大事故隐患 here."""
    library = ws.library
    return next(
        item.id
        for item in walk.visit_items(ws, visit)
        if any(library.hazards[name].verified for name in item.hazards) and not item.reference
    )


class Scene(Struct, frozen=True):
    """A workspace with a facility where visits can be held."""

    ws: Workspace
    begin: Callable[..., str]

    def inspect(self, *special: Answer, **draft: object) -> str:
        """A finished fire visit that found this."""
        visit = self.begin(checklists=(Domain.FIRE,), **draft)
        answer_all(self.ws, visit, *special)
        sign_and_close(self.ws, visit)
        return visit

    def lines(self, visit: str | None = None) -> tuple[LedgerFinding, ...]:
        """The lines of the ledger, all or those of a visit."""
        return ledger(self.ws, LedgerFilter(visit=visit))

    def found(self, *special: Answer) -> tuple[LedgerFinding, ...]:
        """The lines that a finished visit with these findings brought."""
        return self.lines(self.inspect(*special))


class Inspected(Struct, frozen=True):
    """A data folder after one finished visit, and the ids of what it found."""

    folder: Path
    facility: str
    visit: str
    exit: str
    light: str
    route: str
    hazard: str
    spots: tuple[str, ...] = field(default=())
