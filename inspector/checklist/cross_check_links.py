"""What refers to each other across files: editions to their successors, presets to items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from inspector.checklist.editions import last_of
from inspector.checklist.model import Item, Library, Preset
from inspector.i18n import _

Complain = Callable[[str, str], None]


def check_editions(library: Library, complain: Complain) -> None:
    """Report successors that do not exist, go round in a circle, or begin too early."""
    standards, clauses = library.standards, library.clauses
    items = {item.id: item for item in library.items()}
    after_standard = {code: one.successor for code, one in standards.items()}
    after_clause = {name: one.successor for name, one in clauses.items()}
    after_item = {name: one.successor for name, one in items.items()}
    for code in _broken(after_standard, complain, "standard "):
        standard = standards[code]
        later = standards[standard.successor or ""]
        if standard.effective and later.effective and later.effective <= standard.effective:
            complain(f"standard {code}", _("后继标准的施行日期不晚于本标准，请核对"))
    for name in _broken(after_clause, complain, ""):
        clause = clauses[name]
        if clauses[clause.successor or ""].standard == clause.standard and not clause.until:
            complain(name, _("同一标准里换了条款，请用 until 写明本条用到哪一天"))
    for name in _broken(after_item, complain, ""):
        item = items[name]
        since = items[item.successor or ""].since
        if since is None or (item.until is not None and since <= item.until):
            complain(name, _("后继检查项的 since 要晚于本项的 until，否则同一天问两遍"))


def _broken(after: dict[str, str | None], complain: Complain, prefix: str) -> Iterator[str]:
    """Complain of successors that lead nowhere; give the names of those that lead on."""
    for name, successor in after.items():
        if successor is None:
            continue
        if successor not in after:
            complain(f"{prefix}{name}", _("没有 {id}，请核对 successor").format(id=successor))
        elif last_of(name, after.get) is None:
            complain(f"{prefix}{name}", _("successor 绕回了自己，请核对"))
        else:
            yield name


def check_presets(library: Library, complain: Complain) -> None:
    """Report presets of items that do not exist, and items that no preset would ever ask."""
    items = library.items()
    for preset in library.presets:
        for message in _preset_problems(preset, items):
            complain(f"preset {preset.id}", message)
    for item in items:
        for name in item.presets:
            wanted = library.preset(name)
            if wanted is None:
                complain(item.id, _("没有预设 {id}，请核对 presets").format(id=name))
            elif not wanted.asks(item):
                words = _("预设 {id} 里没有列 {item}，请补进它的 items")
                complain(item.id, words.format(id=name, item=item.id))


def _preset_problems(preset: Preset, items: Iterable[Item]) -> Iterator[str]:
    held = list(items)
    known = {item.id: item for item in held}
    topics = {f"{item.id.rpartition('.')[0]}.*" for item in held}
    for name in preset.items:
        if name not in known and name not in topics:
            yield _("没有检查项 {id}，请核对 items").format(id=name)
        elif name in known and known[name].presets and preset.id not in known[name].presets:
            yield _("{id} 只在别的预设里问，请从 items 里删去").format(id=name)


def check_sampling(library: Library, complain: Complain) -> None:
    """Report what repeats without a rule of how many to look at."""
    known = {rule.repeat for rule in library.sampling}
    for item in library.items():
        if item.repeat and item.repeat not in known:
            complain(item.id, _("{repeat} 没有抽样规则，请补上").format(repeat=item.repeat))
