"""Drawing what to look at within a facility: reproducible, kept with its seed, open to more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from inspector.checklist.conditions import derive
from inspector.checklist.draw import draw, names_of
from inspector.checklist.model import Library, SampleRule
from inspector.errors import InspectorError
from inspector.facts.sampling import Sample
from inspector.facts.text import clean
from inspector.facts.vocabulary import Repeat
from inspector.i18n import _
from inspector.store import visit_rows
from inspector.usecases.asking import ask, get_head, open_head
from inspector.usecases.group_answers import confirmations
from inspector.usecases.registers import field_drafts
from inspector.usecases.walk import Saved, record_answers
from inspector.workspace import Workspace

MOST = 10_000
_MOST_NAMED = 2_000
_LONGEST = 40
_SEED_SIGNS = 12


def sample_of(ws: Workspace, visit: str) -> Mapping[Repeat, Sample]:
    """The samples drawn in a visit so far."""
    get_head(ws, visit)
    with ws.store.read() as connection:
        held = visit_rows.samples(connection, visit)
    return {sample.repeat: sample for sample in held.values()}


def expected_total(ws: Workspace, visit: str, repeat: Repeat) -> int | None:
    """How many places there are by the facility's facts, or None where they do not tell."""
    head = get_head(ws, visit)
    fact = _rule(ws.pinned_library(head.library), repeat).fact
    with ws.store.read() as connection:
        facts = derive(visit_rows.facts(connection, visit))
    total = facts.get(fact) if fact else None
    return total if isinstance(total, int) and not isinstance(total, bool) and total else None


def propose(
    ws: Workspace,
    visit: str,
    repeat: Repeat,
    *,
    total: int | None = None,
    names: Iterable[str] = (),
) -> Sample:
    """Draw places out of `total` or of `names`, and keep the sample with the visit.

    Drawing again after the number was corrected keeps the seed, so that nobody can draw until
    it suits; what the inspector added stays. sample.* refuses.
    """
    head = open_head(ws, visit)
    rule = _rule(ws.pinned_library(head.library), repeat)
    named = _names(names, _MOST_NAMED)
    count = len(named) if named else total
    if count is None or not 1 <= count <= MOST:
        raise InspectorError("sample.bad_total", total=count, most=MOST)
    before = sample_of(ws, visit).get(repeat)
    seed = before.seed if before else ws.id().replace("-", "")[-_SEED_SIGNS:]
    size = rule.size(count)
    chosen = draw(named or names_of(rule, count), size, seed)
    added = tuple(name for name in before.added if name not in chosen) if before else ()
    return _keep(
        ws,
        visit,
        Sample(
            repeat=repeat,
            total=count,
            size=size,
            seed=seed,
            chosen=chosen,
            added=added,
            names=named,
        ),
    )


def add(ws: Workspace, visit: str, repeat: Repeat, names: Iterable[str]) -> Sample:
    """Look at more places than were drawn; sample.none where nothing was drawn yet."""
    open_head(ws, visit)
    before = sample_of(ws, visit).get(repeat)
    if before is None:
        raise InspectorError("sample.none", repeat=repeat.label)
    more = [name for name in _names(names, _MOST_NAMED) if name not in before.instances]
    return _keep(ws, visit, replace(before, added=(*before.added, *more)))


def confirm_places(ws: Workspace, visit: str, item_id: str, looked_by: str = "") -> Saved:
    """The other sampled places were looked at and are in order; not where each is measured.

    answer.nothing_to_confirm where none waits.
    """
    item = ask(ws, visit).item(item_id)
    if not item.waiting or item.measure is not None or item.calc is not None:
        raise InspectorError("answer.nothing_to_confirm")
    return record_answers(ws, visit, confirmations(item, looked_by))


def _rule(library: Library, repeat: Repeat) -> SampleRule:
    rule = next((rule for rule in library.sampling if rule.repeat == repeat), None)
    if rule is None:
        raise InspectorError("sample.no_rule", repeat=repeat.label)
    return rule


def _names(names: Iterable[str], most: int) -> tuple[str, ...]:
    """Names as they are kept: trimmed, each once, none empty, none with a slash."""
    found = [clean(name, _("名称")).strip() for name in names]
    for name in found:
        if not name or "/" in name or len(name) > _LONGEST:
            raise InspectorError("sample.bad_name", name=name, most=_LONGEST)
    if len(found) > most:
        raise InspectorError("sample.bad_total", total=len(found), most=most)
    return tuple(dict.fromkeys(found))


def _keep(ws: Workspace, visit: str, sample: Sample) -> Sample:
    held = {
        "total": sample.total,
        "size": sample.size,
        "seed": sample.seed,
        "chosen": sample.chosen,
        "added": sample.added,
        "names": sample.names,
    }
    if sample != sample_of(ws, visit).get(sample.repeat):
        ws.append(field_drafts("visit.head", visit, {f"sample.{sample.repeat.value}": held}))
    return sample
