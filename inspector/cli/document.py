"""`inspector document` and `inspector order`: the papers of a visit, their numbers and service."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from inspector.cli import scans
from inspector.cli.common import Command, Group, Run, Verbs, moment_of, noun, split_pair
from inspector.cli.document_data import (
    block_data,
    check_data,
    document_data,
    issued_data,
    paper_data,
)
from inspector.cli.files import need_place, save
from inspector.cli.output import Output
from inspector.facts.document import Document, Issued, ServiceManner
from inspector.i18n import _
from inspector.usecases import documents, number_blocks, papers_overview, service, visits
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun, and `order`."""
    group = noun(verbs, shared, commands, "document", _("文书"))
    listed = group.add("list", _list, _("文书一览；给出检查时列出能做的文书"))
    listed.add_argument("visit", nargs="?", default="", metavar="VISIT")
    draft = group.add("draft", _draft, _("起草一份文书"))
    draft.add_argument("visit", metavar="VISIT")
    draft.add_argument("type", metavar="TYPE")
    _contents(draft)
    _contents(_of(group, "edit", _edit, _("修改草稿")))
    _of(group, "check", _check, _("出具前的核对"))
    _overrides(_of(group, "issue", _issue, _("出具：编号、定稿、存 PDF")))
    for verb, run, words in (
        ("revise", _revise, _("出更正版")),
        ("void", _void, _("作废，文号保留")),
    ):
        _of(group, verb, run, words).add_argument("--reason", required=True, metavar="TEXT")
    _add_serve(group)
    withdrawn = _of(group, "withdraw-service", _withdraw_service, _("撤回登记错的送达"))
    withdrawn.add_argument("--reason", required=True, metavar="TEXT")
    said = _of(group, "statement", _statement, _("登记被检查单位的陈述意见"))
    said.add_argument("--text", required=True, metavar="TEXT")
    said.add_argument("--finding", type=int, metavar="N")
    said.add_argument("--by", default="", metavar="NAME")
    said.add_argument("--at", metavar="ISO")
    scan = _of(group, "scan", _scan, _("收入签字页的扫描件或照片"))
    scan.add_argument("files", nargs="+", type=Path, metavar="FILE")
    scans.add_verbs(group)
    printed = _of(group, "print", _print, _("文书 PDF"))
    printed.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    printed.add_argument("--revision", type=int, metavar="N")
    _add_numbers(group)
    order = Group("", verbs, shared, commands).add(
        "order", _order, _("起草并出具责令限期改正通知书")
    )
    order.add_argument("visit", metavar="VISIT")
    order.add_argument("--out", type=Path, metavar="FILE.pdf")
    _contents(order)
    _overrides(order)


def _of(group: Group, verb: str, run: Run, words: str) -> argparse.ArgumentParser:
    """A verb whose first argument names a paper."""
    return group.of("document", verb, run, words, _("文书的编号；last 是最近的一份"))


def _contents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--finding", nargs="+", action="extend", default=None, metavar="N")
    parser.add_argument("--field", nargs="+", action="extend", default=[], metavar="NAME=VALUE")


def _overrides(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--override", nargs="+", action="extend", default=[], metavar="CODE=REASON")


def _add_serve(group: Group) -> None:
    serve = _of(group, "serve", _serve, _("登记送达"))
    manners = [manner.value for manner in ServiceManner]
    serve.add_argument("--manner", choices=manners, default=ServiceManner.HAND.value)
    serve.add_argument("--receiver", required=True, metavar="NAME")
    serve.add_argument("--at", metavar="ISO")
    serve.add_argument("--place", default="", metavar="TEXT")
    serve.add_argument("--proxy", default="", metavar="NAME:RELATION")
    serve.add_argument("--reason", default="", metavar="TEXT")
    serve.add_argument("--witness", nargs="+", action="extend", default=[], metavar="NAME:CAPACITY")
    serve.add_argument("--tracking", default="", metavar="NO")


def _add_numbers(group: Group) -> None:
    block = group.add("block", _block, _("设定本机的号段"))
    block.add_argument("type", metavar="TYPE")
    block.add_argument("--year", type=int, metavar="YYYY")
    block.add_argument("--prefix", required=True, metavar="TEXT")
    block.add_argument("--first", type=int, required=True, metavar="N")
    block.add_argument("--last", type=int, required=True, metavar="N")
    numbers = group.add("numbers", _numbers, _("号段和已用的文号"))
    numbers.add_argument("--year", type=int, metavar="YYYY")


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    if not args.visit:
        found = documents.list_documents(ws)
        text = "\n".join(map(_line, found))
        return Output(data={"documents": [document_data(one) for one in found]}, text=text)
    visit = visits.resolve(ws, args.visit)
    papers = papers_overview.papers_for(ws, visit)
    found = documents.list_documents(ws, visit=visit)
    lines = [
        f"{one.type}\t{one.title}\t{one.why or _('可以做')}" for one in papers if not one.documents
    ]
    data = {
        "visit": visit,
        "papers": [paper_data(one) for one in papers],
        "documents": [document_data(one) for one in found],
    }
    return Output(data=data, text="\n".join([*map(_line, found), *lines]))


def _line(document: Document) -> str:
    parts = (document.id, document.type, document.title, document.number, document.state.label)
    return "\t".join(parts)


def _fields(args: argparse.Namespace) -> dict[str, str]:
    return dict(split_pair(pair) for pair in args.field)


def _draft(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    made = documents.draft_document(
        ws, visit, args.type, findings=args.finding, fields=_fields(args)
    )
    return Output(data=document_data(made), text=made.id)


def _edit(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = documents.edit_document(ws, held, findings=args.finding, fields=_fields(args))
    return Output(data=document_data(made), text=made.id)


def _check(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    check = documents.check_document(ws, held)
    lines = [_("要先改正：{what}").format(what=one.message) for one in check.blocking]
    lines += [_("提醒：{what}").format(what=one.message) for one in check.warnings]
    data = {"document": held, **check_data(check)}
    status = 0 if check.may_issue else 1
    return Output(data=data, text="\n".join(lines or [_("可以出具")]), status=status)


def _issue(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    overrides = dict(split_pair(pair) for pair in args.override)
    return _issued(documents.issue_document(ws, held, overrides))


def _issued(issued: Issued) -> Output:
    return Output(data=issued_data(issued), text=issued.number or issued.document)


def _order(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    if args.out:
        need_place(args.out)
    issued = documents.order_visit(
        ws,
        visit,
        findings=args.finding,
        fields=_fields(args),
        overrides=dict(split_pair(pair) for pair in args.override),
    )
    if args.out:
        _write(ws, issued.document, args.out, None)
    return _issued(issued)


def _revise(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = documents.revise_document(ws, held, args.reason)
    return Output(data=document_data(made), text=made.id)


def _void(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    documents.void_document(ws, held, args.reason)
    made = documents.get_document(ws, held)
    return Output(data=document_data(made), text=made.state.value)


def _serve(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = service.serve_document(
        ws,
        held,
        manner=ServiceManner.of(args.manner),
        receiver=args.receiver,
        at=moment_of(args.at) if args.at else None,
        place=args.place,
        proxy=args.proxy,
        reason=args.reason,
        witnesses=args.witness,
        tracking=args.tracking,
    )
    return Output(data=document_data(made), text=made.state.value)


def _withdraw_service(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = service.withdraw_service(ws, held, args.reason)
    return Output(data=document_data(made), text=made.state.value)


def _statement(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = service.statement_of_party(
        ws,
        held,
        args.text,
        by=args.by,
        finding=args.finding,
        at=moment_of(args.at) if args.at else None,
    )
    return Output(data=document_data(made), text=max(one.id for one in made.statements))


def _scan(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    made = documents.attach_scans(ws, held, args.files)
    return Output(data=document_data(made), text="\n".join(made.scans))


def _print(args: argparse.Namespace, ws: Workspace) -> Output:
    held = documents.resolve_document(ws, args.document)
    _write(ws, held, args.out, args.revision)
    return Output(data={"document": held, "file": str(args.out)}, text=str(args.out))


def _write(ws: Workspace, document: str, out: Path, revision: int | None) -> None:
    save(out, documents.document_pdf(ws, document, revision))
    documents.note_document(ws, document, "export", file=out.name)


def _block(args: argparse.Namespace, ws: Workspace) -> Output:
    year = args.year or ws.now().year
    number_blocks.set_number_block(
        ws, args.type, year, prefix=args.prefix, first=args.first, last=args.last
    )
    block = number_blocks.number_block(ws, args.type, year)
    text = f"{block.prefix}〔{year}〕{block.first}—{block.last}"
    return Output(data=block_data(block, ()), text=text)


def _numbers(args: argparse.Namespace, ws: Workspace) -> Output:
    year = args.year or ws.now().year
    blocks = number_blocks.number_blocks(ws, year)
    books = [number_blocks.number_book(ws, block.type, year) for block in blocks]
    rows = [block_data(block, book) for block, book in zip(blocks, books, strict=True)]
    lines = [_number_line(line.text, line.void) for book in books for line in book]
    return Output(data={"year": year, "blocks": rows}, text="\n".join(lines))


def _number_line(text: str, void: str) -> str:
    parts: Sequence[str] = (text, _("作废：{why}").format(why=void) if void else "")
    return "\t".join(part for part in parts if part)
