"""The papers of a visit at a glance: which kinds there are, whether each can be made, and why."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from inspector.facts.document import PaperFinding, PaperInput, PaperState, Takes
from inspector.i18n import _
from inspector.reports.templates import Template, all_templates
from inspector.usecases.document_drafts import hindrance, proposed_findings, takeable
from inspector.usecases.paper_facts import defaults_of
from inspector.usecases.paper_source import PaperSource, paper_source
from inspector.workspace import Workspace


def papers_for(ws: Workspace, visit: str) -> tuple[PaperState, ...]:
    """Every kind of paper of the visit's mode in the order of their making."""
    source = paper_source(ws, visit)
    kinds = [one for one in all_templates() if source.head.mode in one.modes]
    return tuple(_state(ws, source, template) for template in kinds)


def _state(ws: Workspace, source: PaperSource, template: Template) -> PaperState:
    why = hindrance(source, template)
    found = takeable(source, template) if template.takes is not Takes.NONE else ()
    return PaperState(
        type=template.id,
        title=template.title_in(source.head.mode),
        stage=template.stage,
        handed_out=template.handed_out,
        numbered=bool(template.number),
        verified=template.verified,
        available=not why,
        why=why,
        takes=template.takes,
        findings=found,
        inputs=() if why else _inputs(ws, source, template),
        documents=tuple(one for one in source.documents if one.type == template.id),
        moves=_moves(template),
        proposed={} if why else _of_each(ws, source, template, found),
    )


def _of_each(
    ws: Workspace, source: PaperSource, template: Template, findings: Sequence[PaperFinding]
) -> dict[str, str]:
    if not any(one.each for one in template.inputs):
        return {}
    proposed = defaults_of(ws, source, template, findings, ws.now())
    return {name: text for name, text in proposed.items() if "." in name}


def _moves(template: Template) -> str:
    if template.moves is None:
        return ""
    act, agreed = template.moves.act.label, template.moves.agreed
    if agreed is None:
        return _("出具时台账随之{act}").format(act=act)
    return _("选“{choice}”的，出具时台账随之{act}").format(choice=agreed.of[0], act=act)


def _inputs(ws: Workspace, source: PaperSource, template: Template) -> tuple[PaperInput, ...]:
    """The inputs with what is proposed for each."""
    findings = proposed_findings(source, template)
    proposed = defaults_of(ws, source, template, findings, ws.now())
    return tuple(replace(one, default=proposed.get(one.id, "")) for one in template.inputs)
