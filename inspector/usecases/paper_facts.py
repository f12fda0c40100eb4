"""The facts of a paper as they are when it is issued, which is then a function of them alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from inspector.facts.document import Document, DocumentFacts, InputForm, PaperFinding
from inspector.facts.paper_words import PLACEHOLDERS
from inspector.facts.record import ChainHead, Fact, RecordPhoto
from inspector.facts.vocabulary import Manner
from inspector.i18n import _
from inspector.reports.layout import ListBlock, PhotosBlock
from inspector.reports.templates import Template, source_of
from inspector.store import chain_rows, scan_rows, settings, signature_rows
from inspector.usecases.cross_check_papers import CONDITIONS
from inspector.usecases.paper_findings import named
from inspector.usecases.paper_moves import before_paper
from inspector.usecases.paper_source import PaperSource, related
from inspector.usecases.paper_words import words_of
from inspector.usecases.visits import procedure_of
from inspector.workspace import Workspace

VERSION = 1
_REMEMBERED = "paper.{}"
_NUMBERS = re.compile(r"[0-9]+")
_NAMES = re.compile(r"\w+")


def build_facts(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    template: Template,
    *,
    number: str,
    at: datetime,
) -> DocumentFacts:
    """The facts of a paper as it stands now; `at` is the time of issuing."""
    record = source.record
    findings = named(source.pool(template.takes), document.findings)
    if template.moves is not None:
        findings = before_paper(ws, document, findings)
    fields = fields_of(ws, source, document, template, findings, at)
    listed = _papers(source, template, fields)
    known = words_of(source, template, findings, listed, at)
    text = source_of(template.id)
    used = set(_NAMES.findall(text))
    edition = _("第 {n} 版").format(n=document.revision) if document.revision > 1 else ""
    known.update(number=number, edition=edition, title=template.title_in(record.mode))
    with ws.store.read() as connection:
        chain = chain_rows.chain_head(connection, ws.device.id)
    return DocumentFacts(
        version=VERSION,
        id=document.id,
        type=document.type,
        title=template.title_in(record.mode),
        template=hashlib.sha256(text.encode()).hexdigest(),
        revision=document.revision,
        revision_reason=document.revision_reason,
        replaces=document.issued if document.revision > 1 else None,
        number=number,
        mode=record.mode,
        agency=record.agency,
        issued_at=at.isoformat(timespec="seconds"),
        facility=source.head.facility,
        facility_name=record.facility_name,
        facility_code=record.facility_code,
        visit=record.visit,
        visit_number=record.number or "",
        visit_begun=record.begun,
        visit_ended=record.ended if source.sealed else "",
        record=source.record_hash,
        people=record.people,
        words={name: known.get(name, "") for name in PLACEHOLDERS if name in used},
        fields=fields,
        findings=findings,
        photos=_photos(source, template, fields),
        papers=tuple(paper for one in listed if (paper := related(one))),
        values=_values(ws, source) if _lists(template, "values") else (),
        internal=_internal(ws, source) if _lists(template, "internal") else (),
        chain=chain or ChainHead(device=ws.device.id, seq=0, hash=""),
    )


def fields_of(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    template: Template,
    findings: Sequence[PaperFinding],
    at: datetime,
) -> dict[str, str]:
    """What was typed, and what is proposed where nothing was."""
    proposed = defaults_of(ws, source, template, findings, at)
    known = {one.id for one in template.inputs if not one.each}
    known |= {f"{one.id}.{f.number}" for one in template.inputs if one.each for f in findings}
    typed = {name: text for name, text in document.fields.items() if name in known}
    return {name: text for name, text in {**proposed, **typed}.items() if text}


def defaults_of(
    ws: Workspace,
    source: PaperSource,
    template: Template,
    findings: Sequence[PaperFinding],
    at: datetime,
) -> dict[str, str]:
    """What is proposed for each input, empty ones left out."""
    known = words_of(source, template, findings, (), at)
    proposed = {}
    with ws.store.read() as connection:
        for one in template.inputs:
            held = settings.get(connection, _REMEMBERED.format(one.id)) if one.remember else None
            text = held if held is not None else filled(one.default, known)
            if one.form is InputForm.PAPERS:
                text = " ".join(paper.id for paper in _unserved(source))
            if text and not one.each:
                proposed[one.id] = text
    for one in template.inputs:
        if one.each:
            said = {f"{one.id}.{f.number}": filled(one.default, _said_of(f)) for f in findings}
            proposed.update({key: text for key, text in said.items() if text})
    return proposed


def _said_of(finding: PaperFinding) -> dict[str, str]:
    """What an input of each finding may propose."""
    return {
        "recheck": finding.recheck.label if finding.recheck else "",
        "recheck_note": finding.recheck_note,
    }


def filled(text: str, known: Mapping[str, str]) -> str:
    """A default with its placeholders filled."""
    return re.sub(r"\{(\w+)\}", lambda m: known.get(m[1], ""), text)


def remember(connection: Connection, template: Template, fields: Mapping[str, str]) -> None:
    """Keep what is proposed the next time."""
    for one in template.inputs:
        if one.remember and one.id in fields:
            settings.put(connection, _REMEMBERED.format(one.id), fields[one.id])


def _unserved(source: PaperSource) -> list[Document]:
    return [one for one in source.valid() if one.service is None and _handed_out(one)]


def _handed_out(document: Document) -> bool:
    from inspector.reports.templates import names, template_of

    if document.type not in names():
        return False
    template = template_of(document.type)
    return template.handed_out and bool(template.number)


def _papers(
    source: PaperSource, template: Template, fields: Mapping[str, str]
) -> tuple[Document, ...]:
    named = [one.id for one in template.inputs if one.form is InputForm.PAPERS]
    wanted = [document for name in named for document in fields.get(name, "").split()]
    found = [source.document(document) for document in wanted]
    return tuple(one for one in found if one is not None)


def _photos(
    source: PaperSource, template: Template, fields: Mapping[str, str]
) -> tuple[RecordPhoto, ...]:
    if not any(isinstance(block.content, PhotosBlock) for block in template.blocks):
        return ()
    wanted = {int(number) for number in _NUMBERS.findall(fields.get("chosen", ""))}
    return tuple(p for p in source.record.photos if not wanted or p.number in wanted)


def _lists(template: Template, of: str) -> bool:
    contents = [block.content for block in template.blocks]
    return any(isinstance(one, ListBlock) and one.of == of for one in contents)


def _values(ws: Workspace, source: PaperSource) -> tuple[Fact, ...]:
    """The integrity values of everything that was kept of a visit."""
    head, record = source.head, source.record
    found = []
    with ws.store.read() as connection:
        seal = signature_rows.seal(connection, head.id, head.revision)
        signed = signature_rows.signatures(connection, head.id, head.revision)
        filed = scan_rows.filed(connection, head.id)
    if source.record_hash:
        found.append((_("检查记录内容（第 {n} 版）").format(n=head.revision), source.record_hash))
    if seal:
        found.append((_("检查记录 PDF"), seal["pdf"]))
    # Pages may come back before the visit is finished, with it, and after it.
    came = [page.sha256 for page in filed if page.facts == source.record_hash]
    scans = dict.fromkeys([*(seal.get("scans", ()) if seal else ()), *came])
    found += [(_("签字页扫描件 {n}").format(n=n), sha) for n, sha in enumerate(scans, 1)]
    found += [
        (_("签名笔迹　{name}").format(name=one.person), one.image)
        for one in signed
        if one.manner is Manner.SCREEN and one.image
    ]
    found += [(_("照片 {n}　原件").format(n=photo.number), photo.sha256) for photo in record.photos]
    for document in source.valid():
        name = " ".join(part for part in (document.title, document.number) if part)
        for issue in document.issues:
            edition = _("第 {n} 版").format(n=issue.revision)
            found.append((f"{name}　{edition}　PDF", issue.pdf))
        found += [(f"{name}　{_('扫描件')}", sha) for sha in document.scans]
    found.append((_("检查表版本"), record.library))
    found.append((_("本机日志末值（第 {n} 条）").format(n=record.chain.seq), record.chain.hash))
    found = [(label, value.removeprefix("sha256:")) for label, value in found]
    return tuple(Fact(label=label, value=value) for label, value in found if value)


def _internal(ws: Workspace, source: PaperSource) -> tuple[Fact, ...]:
    """What was set aside with which reason, and what else never leaves the office."""
    notices = {notice.code: notice.message for notice in procedure_of(ws, source.head.id)}
    found = [
        Fact(
            label=notices.get(one.code, one.code),
            value=_("{reason}（{by}，{at}）").format(
                reason=one.reason, by=one.by, at=one.at[:16].replace("T", " ")
            ),
        )
        for one in source.overrides
    ]
    for document in source.documents:
        found += [
            Fact(
                label=f"{document.title}：{CONDITIONS.get(one.code, one.code)}",
                value=_("{reason}（{by}，{at}）").format(
                    reason=one.reason, by=one.by, at=one.at[:16].replace("T", " ")
                ),
            )
            for one in document.overrides
        ]
        found += [
            Fact(
                label=_("陈述意见　{title}").format(title=document.title),
                value=f"{one.by}：{one.text}",
            )
            for one in document.statements
        ]
        if document.void and document.number:
            found.append(
                Fact(label=_("作废　{number}").format(number=document.number), value=document.void)
            )
    if source.record.internal_photos:
        count = _("{n} 张").format(n=source.record.internal_photos)
        found.append(Fact(label=_("内部照片"), value=count))
    return tuple(found) or (Fact(label=_("说明"), value=_("没有需要说明的事项")),)
