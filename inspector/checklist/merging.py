"""What a library pack says, laid over what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from inspector.checklist.calendar_reader import over
from inspector.checklist.draft import Draft
from inspector.checklist.editions import asked_clauses
from inspector.checklist.model import Checklist, Item, Preset
from inspector.checklist.reader import library_of
from inspector.i18n import _


def lay_over(below: Draft, above: Draft) -> None:
    """Put the draft of a pack over `below`: what has the same id is replaced, the rest is added.

    What stands below of items that are renamed or withdrawn above follows, and an exclusion below
    yields to an item above that asks its clause.
    """
    _refuse_past_ids(below, above)
    before = _ids(below)
    below.lines.update(above.lines)
    below.standards.update(above.standards)
    below.doubtful.difference_update(above.clauses)
    below.doubtful.update(above.doubtful)
    below.clauses.update(above.clauses)
    below.hazards.update(above.hazards)
    _merge_checklists(below, above)
    _merge_past_ids(below, above)
    _merge_presets(below, above, before)
    ruled = {rule.repeat for rule in above.sampling}
    below.sampling[:] = [rule for rule in below.sampling if rule.repeat not in ruled]
    below.sampling += above.sampling
    asked = {sheet.kind for sheet in above.interviews}
    below.interviews[:] = [sheet for sheet in below.interviews if sheet.kind not in asked]
    below.interviews += above.interviews
    _merge_exclusions(below, above)
    below.regions.update(above.regions)
    for year, days in above.calendars.items():
        held = below.calendars.get(year)
        below.calendars[year] = over(held, days) if held else days
    below.packs += above.packs
    below.unread = below.unread or above.unread


def _ids(draft: Draft) -> set[str]:
    return {item.id for checklist in draft.checklists for item in checklist.items}


def _refuse_past_ids(below: Draft, above: Draft) -> None:
    """Drop items of the pack whose ids were given up below, with a complaint at each."""
    past = {*below.renamed, *below.withdrawn}
    for item_id in sorted(past & _ids(above)):
        file, line = above.lines[item_id]
        message = _("{id} 已登记为改名或作废，不能再用，请换一个 id").format(id=item_id)
        above.complaints.add(file, line, message)
    above.checklists[:] = [
        replace(checklist, items=tuple(i for i in checklist.items if i.id not in past))
        for checklist in above.checklists
    ]


def _merge_checklists(below: Draft, above: Draft) -> None:
    held = {checklist.id: checklist for checklist in below.checklists}
    fresh = {checklist.id: checklist for checklist in above.checklists}
    below.checklists[:] = [
        Checklist(
            id=name,
            title=(fresh.get(name) or held[name]).title,
            items=tuple(
                _merged(
                    held[name].items if name in held else (),
                    fresh[name].items if name in fresh else (),
                    above.renamed,
                    above.withdrawn,
                )
            ),
        )
        for name in dict.fromkeys((*held, *fresh))
    ]


def _merged(
    below: Iterable[Item],
    above: Iterable[Item],
    renamed: Mapping[str, str],
    withdrawn: Iterable[str],
) -> Iterator[Item]:
    """Items in the order below, each new one in the place of what it replaces, else at the end."""
    fresh = {item.id: item for item in above}
    gone, placed = frozenset(withdrawn), set[str]()
    for item in below:
        heir = renamed.get(item.id, item.id)
        if item.id in gone or heir in placed:
            continue
        if heir in fresh:
            placed.add(heir)
            yield fresh[heir]
        elif heir == item.id:
            later = renamed.get(item.successor or "", item.successor)
            yield item if later == item.successor else replace(item, successor=later)
    yield from (item for name, item in fresh.items() if name not in placed)


def _merge_past_ids(below: Draft, above: Draft) -> None:
    for old, new in list(below.renamed.items()):
        below.renamed[old] = above.renamed.get(new, new)
        if {old, new} & {*above.withdrawn}:
            del below.renamed[old]
            below.withdrawn.append(old)
            below.lines.setdefault(f"withdrawn {old}", below.lines[f"renamed {old}"])
    below.renamed.update(above.renamed)
    below.withdrawn[:] = dict.fromkeys((*below.withdrawn, *above.withdrawn))


def _merge_presets(below: Draft, above: Draft, before: set[str]) -> None:
    fresh = {preset.id: preset for preset in above.presets}
    after = _ids(below)
    merged = [
        fresh.get(held.id) or _followed(held, below, above.renamed, before - after, after)
        for held in below.presets
    ]
    below.presets[:] = {preset.id: preset for preset in (*merged, *above.presets)}.values()
    _check_automatic(below)


def _check_automatic(draft: Draft) -> None:
    automatic: dict[str, str] = {}
    said = _("{kind} 已有自动使用的预设 {id}，只能有一个")
    for preset in draft.presets:
        for kind in preset.types if preset.automatic else ():
            first = automatic.setdefault(kind, preset.id)
            if first != preset.id:
                message = said.format(kind=kind, id=first)
                draft.complaints.add(*draft.lines[f"preset {preset.id}"], message)


def _followed(
    preset: Preset, draft: Draft, renamed: Mapping[str, str], gone: set[str], held: set[str]
) -> Preset:
    """The preset without the items that are gone, and without topics that they leave empty."""
    topics = {_topic(item_id) for item_id in gone} - {_topic(item_id) for item_id in held}
    names = [renamed.get(name, name) for name in preset.items]
    kept = tuple(dict.fromkeys(name for name in names if name not in gone | topics))
    if not kept:
        message = _("预设 {id} 里的检查项都作废了，请在包里改写这个预设").format(id=preset.id)
        draft.complaints.add(*draft.lines[f"preset {preset.id}"], message)
    return preset if kept == preset.items else replace(preset, items=kept)


def _topic(item_id: str) -> str:
    return f"{item_id.rpartition('.')[0]}.*"


def _merge_exclusions(below: Draft, above: Draft) -> None:
    given = {exclusion.clause for exclusion in above.exclusions}
    asked = asked_clauses(library_of(below))
    below.exclusions[:] = [
        exclusion for exclusion in below.exclusions if exclusion.clause not in given | asked
    ]
    below.exclusions += above.exclusions
