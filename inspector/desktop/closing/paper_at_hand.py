"""The paper of a visit in its bytes, with what the preview says about it."""

from __future__ import annotations

from msgspec import Struct

from inspector.desktop.closing.handing_out import file_name
from inspector.desktop.closing.standing import visit_line
from inspector.desktop.papers.looks import STATE as DOCUMENT
from inspector.desktop.widgets.states import VISIT
from inspector.errors import InspectorError
from inspector.facts.document import Document, DocumentState
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.usecases import documents, handing_over, signing
from inspector.usecases.asking import ask, get_head
from inspector.usecases.setup import Workspace


class PaperAtHand(Struct, frozen=True, kw_only=True):
    """One revision's PDF; `state` is how that revision stands, `revisions` those to choose from.

    `document` is the paper that follows from the visit, None for the record of the visit itself;
    `answered`: nothing of the visit is left to answer.
    """

    head: VisitHead
    title: str
    revision: int
    revisions: tuple[int, ...]
    state: VisitState
    data: bytes
    answered: bool = False
    document: Document | None = None

    @property
    def line(self) -> str:
        """The visit in one line."""
        return visit_line(self.head)

    @property
    def number(self) -> str:
        """The number, or that it is given later."""
        if self.document is not None:
            return self.document.number
        return self.head.number or _("定稿时编号")

    @property
    def standing(self) -> tuple[str, str, str]:
        """How it stands: word, tone, icon."""
        if self.document is not None:
            state = self._document_state(self.document)
            shown = DOCUMENT[state]
            return state.label, shown.tone, shown.icon
        look = VISIT[self.state]
        if self.state is VisitState.OPEN:
            return _("草稿，还没有定稿"), look.tone, "edit"
        return self.state.label, look.tone, look.icon

    def _document_state(self, document: Document) -> DocumentState:
        issued = any(one.revision == self.revision for one in document.issues)
        draft = document.state is DocumentState.DRAFT
        return DocumentState.ISSUED if issued and draft else document.state

    @property
    def file_name(self) -> str:
        """A telling name for the saved file."""
        own = self.head if self.document is None else self.document
        parts = [own.number or _("草稿"), self.head.facility_name, self.title]
        if own.revision > 1:
            parts.append(_("第{n}版").format(n=self.revision))
        return file_name(*parts)


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
        answered=head.state is not VisitState.OPEN or _answered(ws, visit),
    )


def read_document(ws: Workspace, document: str, revision: int | None = None) -> PaperAtHand:
    """A paper that follows from a visit: the current revision, or an earlier one."""
    held = documents.get_document(ws, document)
    return PaperAtHand(
        head=get_head(ws, held.visit),
        title=held.title,
        revision=revision or held.revision,
        revisions=tuple(range(1, held.revision + 1)),
        state=VisitState.CLOSED,
        data=documents.document_pdf(ws, document, revision),
        answered=True,
        document=held,
    )


def _answered(ws: Workspace, visit: str) -> bool:
    return all(item.answered for item in ask(ws, visit).items)


def _bytes(ws: Workspace, visit: str, revision: int | None) -> bytes:
    data = signing.report_pdf(ws, visit, revision)
    if not data.startswith(b"%PDF"):
        raise InspectorError("program.fault", what="PDF")
    return data
