"""What the page of papers reads: the kinds of a visit, with the papers there are of each."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from inspector.facts.document import Document, PaperState
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Role
from inspector.usecases.asking import get_head
from inspector.usecases.papers_overview import papers_for
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import visit_people


class Listed(Struct, frozen=True, kw_only=True):
    """The kinds of a visit with their papers; `receiver` is who most likely takes them."""

    head: VisitHead
    kinds: tuple[PaperState, ...]
    receiver: str
    now: datetime

    @property
    def papers(self) -> tuple[Document, ...]:
        """All papers of the visit."""
        return tuple(one for kind in self.kinds for one in kind.documents)


def read_papers(ws: Workspace, visit: str) -> Listed:
    """Everything that the page shows."""
    people = visit_people(ws, visit)
    receiver = next((one.name for one in people if one.role is Role.COMPANION), "")
    return Listed(
        head=get_head(ws, visit), kinds=papers_for(ws, visit), receiver=receiver, now=ws.now()
    )
