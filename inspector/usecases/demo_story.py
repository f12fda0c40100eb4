"""The demo's second part: the steps of a cycle, each told as data, from approval to closure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from inspector import assets
from inspector.facts.document import ServiceManner, Takes
from inspector.facts.handing_over import ReplyKind
from inspector.facts.user import User
from inspector.facts.vocabulary import RecheckResult
from inspector.usecases import documents, number_blocks, recheck, rectification, service, setup
from inspector.usecases.demo_visit import StoryClock, answer_visit, draft_of, sign_and_close
from inspector.usecases.ledger_fields import set_fields
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.paper_source import paper_source
from inspector.usecases.visits import plan_visit, start_visit, visit_draft_of
from inspector.workspace import Workspace

Told = Mapping[str, Any]


class _Scene(Struct, frozen=True, kw_only=True):
    """What the steps so far have made: visits and papers by the names that the story gives."""

    ws: Workspace
    clock: StoryClock
    visits: dict[str, str] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)

    def files(self, step: Told) -> list[Any]:
        """The pictures that a step names."""
        return [assets.path("sample", "photos") / name for name in step.get("photos", ())]


def play(ws: Workspace, clock: StoryClock, story: Told) -> tuple[str, ...]:
    """Take every step of a story in its order; gives its visits as they were begun.

    The inspector of the story uses the laptop meanwhile, the one before uses it again after.
    """
    before = ws.user
    scene = _Scene(ws=ws, clock=clock)
    clock.go_to(datetime.fromisoformat(story["begun"]))
    setup.save_user(ws, User(**story["user"]))
    for kind, prefix in story["numbers"].items():
        number_blocks.set_number_block(ws, kind, ws.now().year, prefix=prefix, first=1, last=99)
    for step in story["steps"]:
        if "at" in step:
            clock.go_to(datetime.fromisoformat(step["at"]))
        _STEPS[step["do"]](scene, {**story["visits"].get(step.get("visit", ""), {}), **step})
    if before is not None:
        setup.save_user(ws, before)
    return tuple(scene.visits.values())


def _plan(scene: _Scene, step: Told) -> None:
    """A visit is entered before it begins, so that its approval and its notice can be made."""
    draft = draft_of(scene.ws, step, datetime.fromisoformat(step["begun"]))
    scene.visits[step["visit"]] = plan_visit(scene.ws, draft).visit


def _begin(scene: _Scene, step: Told) -> None:
    """The visit begins as it was planned."""
    draft = visit_draft_of(scene.ws, scene.visits[step["visit"]])
    start_visit(scene.ws, replace(draft, begun=scene.ws.now().replace(microsecond=0)))


def _inspect(scene: _Scene, step: Told) -> None:
    answer_visit(scene.ws, scene.visits[step["visit"]], step)


def _close(scene: _Scene, step: Told) -> None:
    visit = scene.visits[step["visit"]]
    sign_and_close(scene.ws, visit, step)
    for line in ledger(scene.ws, LedgerFilter(visit=visit)):
        scene.lines.setdefault(line.item, line.id)


def _paper(scene: _Scene, step: Told) -> None:
    """Draft, fill in and issue a paper; `item:` names the findings that it holds."""
    visit, kind = scene.visits[step["visit"]], step["paper"]
    wanted = step.get("items")
    issued = documents.draft_and_issue(
        scene.ws,
        visit,
        kind,
        findings=None if wanted is None else [scene.lines[item] for item in wanted],
        fields=_fields(scene, visit, step.get("fields", {})),
    )
    scene.papers[kind] = issued.document


def _fields(scene: _Scene, visit: str, told: Told) -> dict[str, str]:
    """What is typed: `name@item` is asked for each finding, a list names papers by their kinds."""
    fields = {}
    for name, value in told.items():
        base, at, item = name.partition("@")
        key = f"{base}.{_number(scene, visit, item)}" if at else base
        papers = isinstance(value, list)
        fields[key] = " ".join(scene.papers[kind] for kind in value) if papers else str(value)
    return fields


def _number(scene: _Scene, visit: str, item: str) -> int:
    wanted = scene.lines[item]
    source = paper_source(scene.ws, visit)
    return next(one.number for one in source.pool(Takes.FOLLOWED) if one.id == wanted)


def _serve(scene: _Scene, step: Told) -> None:
    service.serve_document(
        scene.ws,
        scene.papers[step["paper"]],
        manner=ServiceManner.of(step["manner"]),
        receiver=step["receiver"],
        place=step.get("place", ""),
        proxy=step.get("proxy", ""),
    )


def _state(scene: _Scene, step: Told) -> None:
    paper = scene.papers[step["paper"]]
    service.statement_of_party(scene.ws, paper, step["text"], by=step["by"])


def _set(scene: _Scene, step: Told) -> None:
    for item in step["items"]:
        set_fields(scene.ws, scene.lines[item], step["values"])


def _begin_work(scene: _Scene, step: Told) -> None:
    for item in step["items"]:
        rectification.begin_work(scene.ws, scene.lines[item])


def _report(scene: _Scene, step: Told) -> None:
    rectification.report_done(
        scene.ws,
        scene.lines[step["item"]],
        by=step["by"],
        note=step["note"],
        files=scene.files(step),
    )


def _reply(scene: _Scene, step: Told) -> None:
    rectification.note_reply(
        scene.ws,
        scene.lines[step["item"]],
        ReplyKind.of(step["reply"]),
        step["text"],
        number=step.get("number", ""),
    )


def _recheck(scene: _Scene, step: Told) -> None:
    """The re-inspection starts from these findings alone."""
    wanted = [scene.lines[item] for item in step["items"]]
    draft = draft_of(scene.ws, step, scene.ws.now())
    scene.visits[step["visit"]] = recheck.start_recheck(scene.ws, draft, wanted).visit


def _result(scene: _Scene, step: Told) -> None:
    recheck.record_result(
        scene.ws,
        scene.visits[step["visit"]],
        scene.lines[step["item"]],
        RecheckResult.of(step["result"]),
        note=step["note"],
        files=scene.files(step),
    )


def _finish(scene: _Scene, step: Told) -> None:
    wanted = [scene.lines[item] for item in step["items"]]
    rectification.close_findings(scene.ws, wanted, by=step["by"], note=step.get("note", ""))


_STEPS: Mapping[str, Callable[[_Scene, Told], None]] = {
    "plan": _plan,
    "begin": _begin,
    "inspect": _inspect,
    "close": _close,
    "paper": _paper,
    "serve": _serve,
    "state": _state,
    "set": _set,
    "begin_work": _begin_work,
    "report": _report,
    "reply": _reply,
    "recheck": _recheck,
    "result": _result,
    "finish": _finish,
}
