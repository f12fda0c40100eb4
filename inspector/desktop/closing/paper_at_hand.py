"""The paper of a visit in its bytes, with what the preview says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inspector.desktop.closing.standing import visit_line
from inspector.errors import InspectorError
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.usecases import handing_over, signing
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAtHand:
    """One revision's PDF; `state` is how that revision stands, `revisions` those to choose from."""

    head: VisitHead
    title: str
    revision: int
    revisions: tuple[int, ...]
    state: VisitState
    data: bytes

    @property
    def line(self) -> str:
        """The visit in one line."""
        return visit_line(self.head)

    @property
    def number(self) -> str:
        """The number, or that it is given later."""
        return self.head.number or _("定稿时编号")

    @property
    def file_name(self) -> str:
        """A telling name for the saved file, legal on every system."""
        parts = [self.head.number or _("草稿"), self.head.facility_name, self.title]
        if self.head.revision > 1:
            parts.append(_("第{n}版").format(n=self.revision))
        return _NOT_IN_NAMES.sub("_", "-".join(parts)).strip(" .") + ".pdf"


def read_paper(ws: Workspace, visit: str, revision: int | None = None) -> PaperAtHand:
    """The paper of the current revision, or of an earlier one; in the database lane."""
    head = get_head(ws, visit)
    shown = revision or head.revision
    earlier = shown != head.revision
    return PaperAtHand(
        head=head,
        title=handing_over.paper_kind(head.mode).title,
        revision=shown,
        revisions=tuple(range(1, head.revision + 1)),
        state=VisitState.CLOSED if earlier else head.state,
        data=_bytes(ws, visit, shown if earlier else None),
    )


def _bytes(ws: Workspace, visit: str, revision: int | None) -> bytes:
    data = signing.report_pdf(ws, visit, revision)
    if not data.startswith(b"%PDF"):
        raise InspectorError("program.fault", what="PDF")
    return data
