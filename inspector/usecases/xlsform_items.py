"""What the questions of an XLSForm become: items with words, limits and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inspector.checklist.condition_terms import mapping
from inspector.checklist.model import Condition
from inspector.checklist.xlsform_terms import read_constraint
from inspector.checklist.yaml_writer import Spot
from inspector.facts.vocabulary import Department, Domain, Place, Repeat, Tool
from inspector.i18n import _
from inspector.usecases.authored_files import Origin
from inspector.usecases.xlsform_reading import Choice, FormRow

_PASS = {
    *("yes", "y", "true", "pass", "passed", "ok", "good", "compliant", "satisfactory"),
    *("是", "有", "符合", "合格", "正常", "通过", "达标", "完好"),
}
_FAIL = {
    *("no", "n", "false", "fail", "failed", "not_ok", "bad", "non_compliant", "unsatisfactory"),
    *("noncompliant", "否", "无", "没有", "不符合", "不合格", "不正常", "异常", "未通过", "不达标"),
}
_NEITHER = {"na", "n/a", "n_a", "not_applicable", "不涉及", "不适用"}
DEPARTMENTS = {
    Domain.FIRE: Department.FIRE_RESCUE,
    Domain.FOOD: Department.MARKET_REGULATION,
    Domain.SERVICE: Department.CIVIL_AFFAIRS,
    Domain.CHILDCARE: Department.HEALTH,
}
PLACES = {
    Domain.FIRE: Place.EVACUATION,
    Domain.FOOD: Place.KITCHEN,
    Domain.SERVICE: Place.ROOMS,
    Domain.CHILDCARE: Place.ROOMS,
}
_TOOLS = {
    **dict.fromkeys(("m", "cm", "mm", "米", "厘米", "毫米"), Tool.TAPE),
    **dict.fromkeys(("g", "kg", "克", "千克"), Tool.SCALE),
    **dict.fromkeys(("s", "秒"), Tool.STOPWATCH),
    **dict.fromkeys(("lx", "勒克斯"), Tool.LUX_METER),
    **dict.fromkeys(("mg/l", "毫克/升"), Tool.TEST_PAPER),
}
_UNIT = re.compile(r"\s*[（(]\s*([^（）()]{1,8})\s*[)）]\s*[？?：:。]?\s*$")
MOST_TOPIC = 14
_ID_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Question:
    """A question on its way to an item: what stands around it is folded into how it is checked."""

    row: FormRow
    kind: str
    place: str
    condition: Condition
    repeat: str | None
    options: Sequence[Choice] = ()
    notes: list[str] = field(default_factory=list)
    photo: bool = False

    @property
    def label(self) -> str:
        """The question as it is asked."""
        return self.row.get("label")


def place_of(*texts: str) -> str | None:
    """The stop that one of these texts names by id or label."""
    for text in texts:
        for place in Place:
            if text.strip().lower() == place.value or (text and place.label in text):
                return place.value
    return None


def repeat_of(*texts: str) -> str | None:
    """What a repeat of this name or label repeats over, in the singular or the plural."""
    for text in texts:
        name = text.strip().lower().replace("-", "_").replace(" ", "_")
        for repeat in Repeat:
            if name in (repeat.value, f"{repeat.value}s") or text.strip() == repeat.label:
                return repeat.value
    return None


def judges(options: Iterable[Choice]) -> bool:
    """Whether these choices say yes or no, pass or fail."""
    sides = [_side(option) for option in options]
    return "" not in sides and {"pass", "fail"} <= set(sides)


def _side(option: Choice) -> str:
    for written in (option.name, option.label):
        word = re.sub(r"[\s-]+", "_", written.strip().lower())
        for side, words in (("fail", _FAIL), ("pass", _PASS), ("neither", _NEITHER)):
            if word in words:
                return side
    return ""


def limit_of(question: Question) -> tuple[dict[str, object] | None, bool]:
    """The limit of a numeric question, and whether its unit had to be made up."""
    text = question.row.get("constraint")
    bounds = read_constraint(text) if text and question.kind in ("integer", "decimal") else None
    if bounds is None:
        return None, False
    unit = unit_of(question)
    name = _bare(question.label)[:MOST_TOPIC]
    return {"name": name, "unit": unit or _("个单位"), **bounds}, not unit


def unit_of(question: Question) -> str:
    """The unit: its own column, or what stands in brackets at the end of the label."""
    found = _UNIT.search(question.label)
    return question.row.get("unit") or (found[1] if found else "")


def _bare(label: str) -> str:
    return _UNIT.sub("", label).strip().rstrip("？?：:。.").removesuffix("吗")


def topic_of(question: Question) -> tuple[str, bool]:
    """The short name of the item, and whether the label was cut for it."""
    topic = question.row.get("topic") or _bare(question.label)
    return topic[:MOST_TOPIC], len(topic) > MOST_TOPIC


def id_of(name: str, domain: Domain, prefix: str) -> str:
    """The id of a question: lower case, with hyphens."""
    return f"{domain.value}.{prefix}.{_ID_SIGNS.sub('-', name.lower()).strip('-')}"


def entry_of(question: Question, domain: Domain, prefix: str) -> dict[str, object]:
    """The item as its file says it: an advisory 经验项 without a basis."""
    limit, _made_up = limit_of(question)
    tool = _TOOLS.get(unit_of(question).lower()) if limit else None
    return {
        "id": id_of(question.row.get("name"), domain, prefix),
        "topic": topic_of(question)[0],
        "ask": question.label,
        "how": _how(question, measured=limit is not None),
        "fails": _fails(question, measured=limit is not None),
        "basis": [],
        "depth": "full",
        "judge": "tool" if tool else "look",
        "tools": [tool.value] if tool else None,
        "place": question.place,
        "repeat": question.repeat,
        "severity": "minor",
        "department": DEPARTMENTS[domain].value,
        "term": "30d",
        "remedy": _("按检查要求改正。"),
        "evidence": "photo" if question.photo else "none",
        "measure": limit,
        "applies": mapping(question.condition) or None,
    }


def _how(question: Question, *, measured: bool) -> str:
    parts = [question.row.get("hint"), *question.notes]
    if question.options and not judges(question.options):
        listed = "、".join(option.label for option in question.options)
        parts.append(_("选项：{listed}").format(listed=listed))
    if question.kind in ("integer", "decimal") and not measured:
        limits = question.row.get("constraint")
        parts.append(
            _("写明数值，限制：{limits}").format(limits=limits) if limits else _("写明数值")
        )
    written = [part if part.endswith(("。", "！", "？")) else f"{part}。" for part in parts if part]
    return "".join(written) or (_("现场量取。") if measured else _("现场查看。"))


def _fails(question: Question, *, measured: bool) -> str:
    said = question.row.get("constraint_message")
    if said:
        return said
    if measured:
        return _("超出限值即不符合。")
    if question.options and judges(question.options):
        failing = [option.label for option in question.options if _side(option) == "fail"]
        return _("答「{word}」即不符合。").format(word="」「".join(failing))
    return _("达不到题目的要求即不符合。")


def origins_of(question: Question, number: int) -> dict[Spot, Origin]:
    """The cells that the keys of the item come from."""
    row = question.row
    cells = {
        "id": ("name", "type"),
        "topic": ("topic", "label", "name"),
        "ask": ("label", "name"),
        "how": ("hint", "label"),
        "fails": ("constraint_message", "label"),
        "measure.value": ("constraint", "label"),
        "place": ("place", "type"),
        "applies": ("relevant", "type"),
    }
    return {Spot(number, key): row.origin(*keys) for key, keys in cells.items()}
