"""Presets from YAML: ready choices of items for a night, a season or a complaint."""

from __future__ import annotations

import re

from inspector.checklist.draft import Draft
from inspector.checklist.model import Preset
from inspector.checklist.nodes import Entry
from inspector.checklist.numbers_reader import read_whole, read_wholes
from inspector.facts.vocabulary import VisitType
from inspector.i18n import _

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MOST_DAYS = 60


def read_presets(top: Entry, draft: Draft) -> None:
    """The `presets` of a file, in the order in which they are offered."""
    for entry in top.entries("presets", required=True):
        preset = _preset(entry)
        if f"preset {preset.id}" in draft.lines:
            entry.complain_at("id", _("预设 {id} 写了两次，换一个 id").format(id=preset.id))
        for kind in preset.types if preset.automatic else ():
            if any(other.automatic and kind in other.types for other in draft.presets):
                entry.complain_at(
                    "automatic", _("{kind} 已有自动使用的预设，只能有一个").format(kind=kind)
                )
        draft.presets.append(preset)
        draft.locate(f"preset {preset.id}", entry)


def _preset(entry: Entry) -> Preset:
    preset = Preset(
        id=entry.text("id"),
        title=entry.text("title", most=8),
        note=entry.text("note", most=60),
        items=entry.texts("items", required=True),
        months=read_wholes(entry, "months", 1, 12),
        types=entry.words("types", VisitType),
        before_holiday=read_whole(entry, "before_holiday", 1, _MOST_DAYS)
        if entry.has("before_holiday")
        else 0,
        first_visit=entry.flag("first_visit"),
        automatic=entry.flag("automatic"),
    )
    if preset.id and not _ID.fullmatch(preset.id):
        entry.complain_at("id", _("预设的 id 只用小写字母、数字和连字符，例如 night"))
    if entry.is_empty_list("items"):
        entry.complain_at("items", _("items 是空的，请写上检查项的 id"))
    if preset.automatic and not preset.types and not entry.has("types"):
        entry.complain_at("automatic", _("automatic 要与 types 一起写：哪类检查自动用它"))
    entry.done()
    return preset
