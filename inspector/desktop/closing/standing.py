"""Where a visit stands on its way to a signed paper, read in one go for review and signing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from inspector.facts.document import Statement
from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.review import Review
from inspector.facts.visit import Changes, Person, Progress, Signature, VisitHead
from inspector.facts.vocabulary import Manner, Role, SignerRole, VisitState, type_label
from inspector.usecases import handing_over, numbering, signing
from inspector.usecases.asking import ask
from inspector.usecases.documents import list_documents
from inspector.usecases.form_drafts import kept_form
from inspector.usecases.handing_over import PaperKind, Sealed
from inspector.usecases.notes import list_notes
from inspector.usecases.review import review_of
from inspector.usecases.setup import Workspace
from inspector.usecases.visit_summaries import progress_of, summarise
from inspector.usecases.visits import visit_people


class Said(Struct, frozen=True, kw_only=True):
    """陈述意见 of the facility on a paper, by the paper's title."""

    paper: str
    statement: Statement


class Standing(Struct, frozen=True, kw_only=True):
    """Everything the pages before the printer show; `number` is the next one while none is given.

    `waiting` names who has not signed, `images` holds the PNG of each signature on the screen,
    `typed` what stood in the fields of the facility before it signed.
    """

    head: VisitHead
    paper: PaperKind
    review: Review
    items: Mapping[str, VisitItem]
    progress: Progress
    photos: int
    people: tuple[Person, ...]
    in_charge: str
    loose: tuple[Note, ...]
    signatures: tuple[Signature, ...]
    images: Mapping[str, bytes]
    statements: tuple[Said, ...]
    waiting: tuple[tuple[str, SignerRole], ...]
    sealed: Sealed | None
    prefix: str
    number: str
    saved_at: str
    today: date
    read_only: bool
    typed: Mapping[str, str]

    @property
    def open(self) -> bool:
        """Whether it can still be changed."""
        return self.head.state is VisitState.OPEN and not self.read_only

    @property
    def answered(self) -> bool:
        """Whether nothing is left to answer."""
        return self.progress.answered == self.progress.items

    @property
    def ready(self) -> bool:
        """Whether nothing is in the way of the first signature."""
        return self.open and self.review.can_sign

    @property
    def needs_scans(self) -> bool:
        """Whether somebody signs with a pen, so that the signed pages must come back."""
        return any(signature.manner is Manner.PAPER for signature in self.signatures)

    @property
    def officers(self) -> tuple[Person, ...]:
        """Who signs for the agency."""
        return tuple(p for p in self.people if p.role in (Role.LEADER, Role.OFFICER))

    @property
    def companion(self) -> Person | None:
        """Who is likely to sign for the facility."""
        return next((p for p in self.people if p.role is Role.COMPANION), None)

    @property
    def facility_signature(self) -> Signature | None:
        """How the facility signed, the latest where there are several."""
        found = [s for s in self.signatures if s.role is SignerRole.FACILITY]
        return found[-1] if found else None

    @property
    def line(self) -> str:
        """The visit in one line: mode, type, day."""
        return visit_line(self.head)


def visit_line(head: VisitHead) -> str:
    """Mode, type and day of a visit."""
    kind = type_label(head.mode, head.type)
    return f"{head.mode.label} · {kind} · {head.begun[:10]}"


def read_standing(ws: Workspace, visit: str) -> Standing:
    """All of it, in the database lane."""
    asked = ask(ws, visit)
    head = asked.head
    today = ws.now().date()
    summary = summarise(ws, head)
    return Standing(
        head=head,
        paper=handing_over.paper_kind(head.mode),
        review=review_of(ws, asked),
        items={item.id: item for item in asked.items},
        progress=progress_of(asked.items),
        photos=len(asked.photos),
        people=visit_people(ws, visit),
        in_charge=str(asked.facts.get("person_in_charge") or ""),
        loose=tuple(note for note in list_notes(ws, visit) if note.item is None),
        signatures=signing.signatures(ws, visit),
        images=handing_over.signature_images(ws, visit),
        statements=_statements(ws, visit),
        waiting=signing.waiting_for(ws, visit),
        sealed=handing_over.sealed(ws, visit),
        prefix=numbering.prefix_of(ws, head.mode),
        number=numbering.number_draft(ws, head, today)[0],
        saved_at=(summary.saved_at or "")[:19],
        today=today,
        read_only=ws.read_only,
        typed=kept_form(ws, form_name(visit)),
    )


def _statements(ws: Workspace, visit: str) -> tuple[Said, ...]:
    papers = list_documents(ws, visit=visit)
    said = [Said(paper=one.title, statement=held) for one in papers for held in one.statements]
    return tuple(sorted(said, key=lambda one: one.statement.at))


def form_name(visit: str) -> str:
    """Under what name the typed text of the facility's side is kept."""
    return f"sign/{visit}"


def concerns(changes: Changes, visit: str) -> bool:
    """Whether a write is a reason to read this visit again."""
    return visit in changes.visits or changes.settings
