"""A paper of a visit as PDF: its template laid out over its facts, same facts same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from inspector.facts.document import DocumentFacts
from inspector.reports import text
from inspector.reports.layout import (
    Block,
    Content,
    FindingsBlock,
    HeadBlock,
    ListBlock,
    OptionsBlock,
    PartBlock,
    PhotosBlock,
    RowsBlock,
    SignBlock,
    TextBlock,
    WritingBlock,
)
from inspector.reports.margins import DRAFT
from inspector.reports.page import BOTTOM, TOP, Flow, Leaf
from inspector.reports.page_code import code_pages
from inspector.reports.paper_desk import PaperDesk
from inspector.reports.paper_form import (
    height_of_text,
    lay_head,
    lay_options,
    lay_part,
    lay_rows,
    lay_text,
    lay_writing,
    stays_below,
)
from inspector.reports.paper_margins import surround
from inspector.reports.paper_pace import CLOSER, LOOSE, SHORT
from inspector.reports.paper_photos import lay_photos
from inspector.reports.paper_sign import height_of_sign, lay_sign
from inspector.reports.paper_tables import lay_findings, lay_list
from inspector.reports.press import Imprint, print_leaves
from inspector.reports.record_pdf import stamp
from inspector.reports.templates import Template

_FORM = (RowsBlock, OptionsBlock)
_FRAMED = (*_FORM, FindingsBlock, ListBlock)
_GAP = 6.0


def render_paper(
    facts: DocumentFacts,
    template: Template,
    photo_file: Callable[[str], Path],
    *,
    draft: bool,
    facts_hash: str | None = None,
) -> bytes:
    """The PDF of a paper; `photo_file` gives the file of a rendition by SHA-256.

    With the SHA-256 of its frozen facts, each page carries its code.
    """
    desk = PaperDesk(facts, template, draft, coded=bool(facts_hash))
    flow = lay_paper(desk)
    total = len(flow.leaves)
    for number, leaf in enumerate(flow.leaves, 1):
        surround(leaf, desk, number, total)
    if facts_hash:
        code_pages(flow.leaves, facts.type, facts.id, facts.revision, facts_hash, signed=total)
    return print_leaves(flow.leaves, _imprint(desk), photo_file, DRAFT if draft else "")


def lay_paper(desk: PaperDesk) -> Flow:
    """The pages of a paper without what stands around them.

    Where one of them would hold little, the paper is set closer if that spares a page.
    """
    flow = _laid(desk)
    if len(flow.leaves) > 1 and min(map(_filled, flow.leaves)) < SHORT:
        for desk.pace in CLOSER:
            closer = _laid(desk)
            if len(closer.leaves) < len(flow.leaves):
                return closer
        desk.pace = LOOSE
    return flow


def _filled(leaf: Leaf) -> float:
    """How far down a page is filled, 1 at its foot."""
    drawn = [line.y for line in leaf.texts]
    drawn += [y for stroke in leaf.strokes for _x, y in stroke.points]
    return (max(drawn, default=TOP) - TOP) / (BOTTOM - TOP)


def _laid(desk: PaperDesk) -> Flow:
    flow = Flow()
    flow.mark(desk.facts.title, 0)
    _lay(flow, desk, [block for block in desk.template.blocks if desk.shows(block.guard)])
    return flow


def _lay(flow: Flow, desk: PaperDesk, blocks: Sequence[Block]) -> None:
    for place, block in enumerate(blocks):
        company = _company(desk, blocks[place + 1 :])
        content = block.content
        match content:
            case HeadBlock():
                lay_head(flow, desk, content.form)
            case TextBlock():
                lay_text(flow, desk, content, company)
            case RowsBlock():
                lay_rows(flow, desk, content, company)
            case FindingsBlock():
                lay_findings(flow, desk, content, company)
            case ListBlock():
                lay_list(flow, desk, content, company)
            case OptionsBlock():
                lay_options(flow, desk, content)
            case WritingBlock():
                lay_writing(flow, desk, content, company)
            case PhotosBlock():
                lay_photos(flow, desk, content)
            case SignBlock():
                lay_sign(flow, desk, content, company)
            case PartBlock():
                lay_part(flow, desk, content, _height(desk, blocks[place + 1 :]))
        following = blocks[place + 1].content if place + 1 < len(blocks) else None
        if isinstance(content, _FRAMED) and not _one_form(content, following):
            flow.y += _GAP


def _one_form(content: Content, following: Content | None) -> bool:
    """Whether two blocks are drawn as one form without a gap."""
    return isinstance(content, _FORM) and isinstance(following, _FORM)


def _company(desk: PaperDesk, following: Sequence[Block]) -> float:
    """What must not stand alone on a page: signatures, small print and a single line."""
    height = 0.0
    for block in following:
        content = block.content
        if isinstance(content, SignBlock):
            height += height_of_sign(desk, content)
        elif isinstance(content, TextBlock) and stays_below(desk, content):
            height += height_of_text(desk, content)
        else:
            break
    return height


def _height(desk: PaperDesk, following: Sequence[Block]) -> float:
    """The height of a part up to the next one, as it would stand at the top of a page."""
    ends = [n for n, block in enumerate(following) if isinstance(block.content, PartBlock)]
    scratch = Flow()
    _lay(scratch, desk, following[: ends[0]] if ends else following)
    whole = BOTTOM - TOP
    return whole if len(scratch.leaves) > 1 else scratch.y - TOP + 60


def _imprint(desk: PaperDesk) -> Imprint:
    facts = desk.facts
    held = f"{facts.id} {facts.revision} {facts.number}"
    printed = f"{held} {facts.issued_at} {facts.template} {desk.draft}"
    return Imprint(
        title=text.visible(" ".join(part for part in (facts.title, facts.number) if part)),
        author=text.visible(facts.agency),
        subject=text.visible(facts.facility_name),
        keywords=text.visible(facts.mode.label),
        stamp=stamp(facts.issued_at),
        permanent=sha256(held.encode()).digest()[:16],
        present=sha256(printed.encode("utf-8", "replace")).digest()[:16],
    )
