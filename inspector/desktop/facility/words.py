"""Facts of a facility in the words of the window, and how each standing looks."""

from __future__ import annotations

from inspector.desktop.widgets.states import Look
from inspector.facts.facility import FIELD, Facility, Field, FieldForm, value_label
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityLine, Standing

STANDING: dict[Standing, Look] = {
    Standing.UNDER_WAY: Look("circle-dashed", "blue"),
    Standing.UNSIGNED: Look("writing-sign", "blue"),
    Standing.MAJOR_HAZARD: Look("alert-octagon", "red"),
    Standing.PROBLEMS: Look("square-x", "red"),
    Standing.EXPIRED: Look("calendar-due", "red"),
    Standing.NOT_YET: Look("circle-dashed", "blue"),
    Standing.NOTHING_CHECKED: Look("circle-dashed", "blue"),
    Standing.CLEAR: Look("circle-check", "green"),
}


def standing_words(line: FacilityLine) -> str:
    """存在问题 4, 证照过期 1, 检查中."""
    return f"{line.standing.label} {line.count}" if line.count else line.standing.label


def known(facility: Facility, name: str) -> bool:
    """Whether a fact is known."""
    return facility.get(name) not in (None, "", ())


_RESIDENTS = ("independent", "semi_disabled", "disabled", "dementia", "mental")


def residents_words(facility: Facility) -> str:
    """How many live there: 52 人，失能 14; 至少 38 人 where some figures are missing."""
    held = {name: facility.get(name) for name in _RESIDENTS}
    numbers = [number for number in held.values() if isinstance(number, int)]
    if not numbers:
        return _("不清楚")
    total = sum(numbers)
    words = _("{n} 人") if len(numbers) == len(held) else _("至少 {n} 人")
    said = words.format(n=total)
    disabled = held["disabled"]
    return said + _("，失能 {n}").format(n=disabled) if disabled else said


def _building_words(facility: Facility) -> str:
    parts = [
        value_label(FIELD[name], facility.get(name))
        for name in ("storeys", "height")
        if known(facility, name)
    ]
    return "，".join(parts) or _("不清楚")


_KEY_FACTS = (
    "beds",
    "",
    "care_workers",
    "person_in_charge",
    "storeys",
    "floor_area",
    "fire_resistance",
    "meals",
    "hydrant",
    "sprinkler",
    "fire_alarm",
    "gas",
)


def key_facts(facility: Facility) -> tuple[tuple[str, str, bool], ...]:
    """The twelve facts looked at first: caption, words, whether known."""
    found = []
    for name in _KEY_FACTS:
        if not name:
            words = residents_words(facility)
            found.append((_("在住老人"), words, words != _("不清楚")))
        elif name == "storeys":
            words = _building_words(facility)
            found.append((_("建筑"), words, known(facility, "storeys")))
        else:
            field = FIELD[name]
            caption = field.label.split("（")[0]
            words = value_label(field, facility.get(name))
            found.append((caption, words, known(facility, name)))
    return tuple(found)


def example(field: Field) -> str:
    """What a field's entry may look like."""
    if field.form is FieldForm.WHEN:
        return _("如 1998 或 2016-05")
    if field.form is FieldForm.DATE:
        return _("如 2026-12-05")
    if field.form is FieldForm.CODE:
        return _("18 位，照证照填")
    return _EXAMPLES.get(field.name, "")


_EXAMPLES = {
    "name": _("如：示例镇敬老院"),
    "address": _("如：示例县示例镇示例路 1 号"),
    "township": _("如：示例镇"),
}
