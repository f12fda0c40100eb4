"""定稿、签字、完成、更正: a record is frozen, signed on its hash, and sealed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.record import Paper, Record
from inspector.facts.text import clean
from inspector.facts.visit import Changes, Signature, VisitHead
from inspector.facts.vocabulary import Manner, SignerRole, VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import pool, signature_rows, visit_rows
from inspector.store.backup import Backup
from inspector.usecases.asking import get_head, open_head
from inspector.usecases.keeping import back_up_own
from inspector.usecases.ledger_closing import ledger_drafts
from inspector.usecases.numbering import number_draft
from inspector.usecases.photos import printed_file
from inspector.usecases.printed_papers import page_draft
from inspector.usecases.record_building import build_record, read_record, record_bytes
from inspector.usecases.registers import event, field_drafts
from inspector.usecases.review import review_visit
from inspector.usecases.signature_image import checked_image
from inspector.usecases.signed_pages import take_signed_pages
from inspector.usecases.signers import officer_names, role_of
from inspector.usecases.walk import Saved, saved_now
from inspector.workspace import Workspace


class Frozen(Struct, frozen=True, kw_only=True):
    """A frozen revision: its number and the SHA-256 of its facts."""

    number: str
    facts_hash: str
    revision: int


class Closed(Struct, frozen=True, kw_only=True):
    """A finished visit: the hash of its PDF, and the backup that was made."""

    pdf: str
    facts_hash: str
    backup: Backup | None


def freeze_visit(ws: Workspace, visit: str) -> Frozen:
    """定稿: all facts become one file of evidence; review.blocked says what is in the way."""
    head = get_head(ws, visit)
    if head.state is VisitState.FROZEN:
        return _frozen(ws, head)
    open_head(ws, visit)
    review = review_visit(ws, visit)
    if not review.can_sign:
        first = "；".join(notice.message for notice in review.blocking[:3])
        raise InspectorError("review.blocked", count=len(review.blocking), first=first)
    now = ws.now()
    number, numbered = number_draft(ws, head, now.date())
    record = build_record(ws, visit, number=number, at=now)
    _keep_renditions(ws, record)
    facts_hash = ws.evidence.put(record_bytes(record))
    frozen = {"revision": head.revision, "facts": facts_hash, "at": record.frozen_at}
    drafts = field_drafts("visit.head", visit, {"frozen": frozen, "ended": record.ended})
    ws.append([*([numbered] if numbered else []), *drafts])
    return Frozen(number=number, facts_hash=facts_hash, revision=head.revision)


def _keep_renditions(ws: Workspace, record: Record) -> None:
    """What the paper shows becomes evidence too, so that it prints alike wherever it travels."""
    for photo in record.photos:
        if photo.rendition is not None:
            ws.evidence.put_file(pool.rendition_path(ws.renditions, photo.rendition))


def _frozen(ws: Workspace, head: VisitHead) -> Frozen:
    with ws.store.read() as connection:
        facts_hash = visit_rows.frozen_facts(connection, head.id)
    if facts_hash is None or head.number is None:
        raise InspectorError("visit.not_frozen")
    return Frozen(number=head.number, facts_hash=facts_hash, revision=head.revision)


def thaw_visit(ws: Workspace, visit: str) -> Changes:
    """撤回定稿: the visit can be changed again, its signatures are void, its number stays."""
    head = get_head(ws, visit)
    if head.state is not VisitState.FROZEN:
        raise InspectorError("visit.not_frozen")
    with ws.store.read() as connection:
        signed = signature_rows.signatures(connection, visit, head.revision)
    voided = [signature_draft(head, signature, void=True) for signature in signed]
    thawed: dict[str, object] = {"frozen": None}
    if head.begun[:10] == ws.now().isoformat()[:10]:
        # Still on site: the visit goes on, and ends when it is frozen again.
        thawed["ended"] = None
    ws.append([*field_drafts("visit.head", visit, thawed), *voided])
    return Changes(visits=(visit,))


def sign(
    ws: Workspace,
    visit: str,
    person: str,
    *,
    manner: Manner,
    role: SignerRole | None = None,
    image: bytes | None = None,
    reason: str = "",
    witnesses: Sequence[str] = (),
    reported_to: str = "",
    opinion: str = "",
    position: str = "",
) -> Saved:
    """Add a signature on the frozen facts; the first one freezes the visit.

    `role` None: what the name is known as in this visit; sign.unknown_person where it is not.
    """
    name = clean(person, _("签字人")).strip()
    if not name:
        raise InspectorError("field.empty", field=_("签字人"))
    role = role or role_of(ws, visit, name)
    if role is SignerRole.OFFICER and name not in officer_names(ws, visit):
        raise InspectorError("sign.not_an_officer", person=name)
    if manner is Manner.REFUSED and not (reason.strip() and witnesses):
        raise InspectorError("sign.refusal_incomplete")
    picture = checked_image(image) if manner is Manner.SCREEN else None
    said = Signature(
        person=name,
        role=role,
        manner=manner,
        facts="",
        at="",
        position=clean(position, _("职务")),
        opinion=clean(opinion, _("单位意见")),
        reason=clean(reason, _("理由")),
        witnesses=tuple(clean(witness, _("见证人")) for witness in witnesses),
        reported_to=clean(reported_to, _("报告对象")),
    )
    # Freezing gives a number, so nothing may be left that could be refused.
    frozen = freeze_visit(ws, visit)
    head = get_head(ws, visit)
    signature = replace(
        said,
        facts=frozen.facts_hash,
        at=ws.now().isoformat(timespec="seconds"),
        image=ws.evidence.put(picture) if picture is not None else None,
    )
    ws.append([signature_draft(head, signature)])
    return saved_now(ws, visit)


def sign_on_paper(ws: Workspace, visit: str) -> Frozen:
    """定稿并打印: freeze, and note that everyone signs by pen; a scan closes the visit later."""
    frozen = freeze_visit(ws, visit)
    for name, role in waiting_for(ws, visit):
        sign(ws, visit, name, manner=Manner.PAPER, role=role)
    return frozen


def signature_draft(head: VisitHead, signature: Signature, *, void: bool = False) -> Draft:
    """The entry of a signature on the current revision, or of its being void."""
    register = Register("signature", head.id, f"{head.revision}/{signature.person}")
    body = msgspec.to_builtins(signature)
    return Draft(register=register, body={**body, "void": True} if void else body)


def signatures(ws: Workspace, visit: str) -> tuple[Signature, ...]:
    """The signatures of the current revision."""
    head = get_head(ws, visit)
    with ws.store.read() as connection:
        return signature_rows.signatures(connection, visit, head.revision)


def waiting_for(ws: Workspace, visit: str) -> tuple[tuple[str, SignerRole], ...]:
    """Who has not signed, refused, or been noted as signing on paper."""
    signed = signatures(ws, visit)
    names = {signature.person for signature in signed}
    waiting = [(name, SignerRole.OFFICER) for name in officer_names(ws, visit) if name not in names]
    if not any(signature.role is SignerRole.FACILITY for signature in signed):
        waiting.append((_("被检查单位"), SignerRole.FACILITY))
    return tuple(waiting)


def close_visit(ws: Workspace, visit: str, scans: Sequence[Path] = ()) -> Closed:
    """Finish a signed visit: seal it, keep its PDF and scans as evidence, make a backup.

    In the same transaction its findings become lines of the ledger.

    sign.incomplete names who has not signed. Where someone signs on paper, the signed pages have
    to be among `scans` or filed before: sign.scan_missing, sign.pages_missing, sign.wrong_pages.
    A backup that fails does not undo the closing; it is said.
    """
    head = get_head(ws, visit)
    if head.state is not VisitState.FROZEN:
        raise InspectorError(
            "visit.closed" if head.state is VisitState.CLOSED else "visit.not_frozen"
        )
    frozen = _frozen(ws, head)
    signed = signatures(ws, visit)
    waiting = [name for name, _role in waiting_for(ws, visit)]
    if waiting or any(signature.facts != frozen.facts_hash for signature in signed):
        raise InspectorError("sign.incomplete", names="、".join(waiting))
    by_pen = any(signature.manner is Manner.PAPER for signature in signed)
    kept, pages = take_signed_pages(ws, visit, scans, needed=by_pen)
    paper = _paper(ws, frozen.facts_hash, signed)
    pdf = ws.evidence.put(_render(ws, paper))
    body = {
        "facts": frozen.facts_hash,
        "pdf": pdf,
        "scans": list(kept),
        "at": ws.now().isoformat(timespec="seconds"),
    }
    seal = Draft(register=Register("seal", visit, str(head.revision)), body=body)
    ws.append([*map(page_draft, pages), seal, *ledger_drafts(ws, head, paper.record)])
    try:
        backup = back_up_own(ws)
    except InspectorError as error:
        ws.append([event(visit, "backup.failed", code=error.code)])
        backup = None
    return Closed(pdf=pdf, facts_hash=frozen.facts_hash, backup=backup)


def revise_visit(ws: Workspace, visit: str, reason: str) -> Changes:
    """Open revision n+1 of a finished visit with a reason; the old one stays as handed out."""
    head = get_head(ws, visit)
    if head.state is not VisitState.CLOSED:
        raise InspectorError("visit.not_closed")
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    # The visit ended when it ended: what is corrected at the desk does not prolong it.
    values = {"revision": {"n": head.revision + 1, "reason": text}, "frozen": None}
    ws.append(field_drafts("visit.head", visit, values))
    return Changes(visits=(visit,))


def report_pdf(ws: Workspace, visit: str, revision: int | None = None) -> bytes:
    """The PDF of a visit: as stored where it is finished, else as it stands, 草稿 if not frozen."""
    head = get_head(ws, visit)
    wanted = head.revision if revision is None else revision
    with ws.store.read() as connection:
        seal = signature_rows.seal(connection, visit, wanted)
        signed = signature_rows.signatures(connection, visit, head.revision)
    if seal is not None:
        return ws.evidence.read(seal["pdf"])
    if wanted != head.revision:
        raise InspectorError("visit.no_revision", revision=wanted)
    if head.state is VisitState.FROZEN:
        return _render(ws, _paper(ws, _frozen(ws, head).facts_hash, signed))
    record = build_record(ws, visit, number=head.number, at=ws.now())
    return _render(ws, Paper(record=record, facts_hash=None))


def record_of(ws: Workspace, visit: str) -> Record:
    """The frozen record, or the record as the visit stands now."""
    head = get_head(ws, visit)
    with ws.store.read() as connection:
        facts_hash = visit_rows.frozen_facts(connection, visit)
    if facts_hash is not None and head.state in (VisitState.FROZEN, VisitState.CLOSED):
        return read_record(ws.evidence.read(facts_hash))
    return build_record(ws, visit, number=head.number, at=ws.now())


def summary_text(ws: Workspace, visit: str) -> str:
    """检查情况小结, to be copied into a superior's system."""
    from inspector.reports.summary import summary

    return summary(record_of(ws, visit))


def _paper(ws: Workspace, facts_hash: str, signed: tuple[Signature, ...]) -> Paper:
    record = read_record(ws.evidence.read(facts_hash))
    return Paper(record=record, facts_hash=facts_hash, signatures=signed)


def _render(ws: Workspace, paper: Paper) -> bytes:
    from inspector.reports.record_pdf import render_record

    return render_record(paper, lambda sha256: printed_file(ws, sha256))
