"""The wording of each mode's paper, read strictly from resources/documents/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

import yaml

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.vocabulary import Department, Mode
from inspector.i18n import _

_SENTENCES = {
    "notice": ("agency",),
    "reading": ("agency", "pages", "annexes", "photos"),
    "annex_note": ("agency",),
}
_KEYS = ("mode", "title", "kind", "verified", "certificate", "basis", "orders", *_SENTENCES)
_BASIS_KEYS = ("law", "code", "article")
_PLACEHOLDER = re.compile(r"\{(\w*)\}|[{}]")
_T = TypeVar("_T", bound=StrEnum)


class Kind(StrEnum):
    """A transcript (笔录) holds facts only; a record (记录) may carry a conclusion."""

    TRANSCRIPT = "transcript"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A law by name, its document number and article where they are known."""

    law: str
    code: str = ""
    article: str = ""

    def __str__(self) -> str:
        code = f"（{self.code}）" if self.code else ""
        return f"《{self.law}》{code}{self.article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the paper of a mode says; `orders`: departments whose matters its agency may order."""

    mode: Mode
    title: str
    kind: Kind
    verified: bool
    certificate: str
    basis: tuple[LegalBasis, ...]
    orders: tuple[Department, ...]
    notice: str
    reading: str
    annex_note: str

    @property
    def transcript(self) -> bool:
        """Whether the signed pages may hold nothing but facts."""
        return self.kind is Kind.TRANSCRIPT


@cache
def wording_of(mode: Mode) -> Wording:
    """The wording of a mode; document.broken lists every problem of its file."""
    name = f"{mode.value}.yaml"
    return read_wording(name, assets.text("documents", name))


def read_wording(name: str, source: str) -> Wording:
    """The wording in a file's text; document.broken lists every problem with its line."""
    reader = _Reader(name)
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reader.complain(mark.line + 1 if mark else 1, _("不是合格的 YAML，请检查缩进、冒号和引号"))
        root = None
    wording = _wording(reader, root) if root is not None or not reader.problems else None
    if wording is None or reader.problems:
        problems = "\n".join(reader.problems)
        raise InspectorError("document.broken", count=len(reader.problems), problems=problems)
    return wording


def _wording(reader: _Reader, root: yaml.Node | None) -> Wording | None:
    entries = reader.mapping(root, _KEYS)
    if not entries:
        return None
    basis = [reader.mapping(node, _BASIS_KEYS) for node in reader.items(entries, "basis")]
    orders = [reader.choice(node, Department) for node in reader.items(entries, "orders")]
    mode = reader.choice(entries.get("mode"), Mode)
    kind = reader.choice(entries.get("kind"), Kind)
    texts = {key: reader.text(entries, key) for key in ("title", "certificate", *_SENTENCES)}
    for key, allowed in _SENTENCES.items():
        reader.placeholders(entries.get(key), allowed)
    verified = reader.yes_no(entries.get("verified"))
    laws = tuple(
        LegalBasis(
            law=reader.text(law, "law"),
            code=reader.text(law, "code", required=False),
            article=reader.text(law, "article", required=False),
        )
        for law in basis
    )
    if mode is None or kind is None:
        return None
    return Wording(
        mode=mode,
        title=texts["title"],
        kind=kind,
        verified=verified,
        certificate=texts["certificate"],
        basis=laws,
        orders=tuple(order for order in orders if order is not None),
        notice=texts["notice"],
        reading=texts["reading"],
        annex_note=texts["annex_note"],
    )


class _Reader:
    """Takes values out of nodes and notes what is wrong with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[str] = []
        self._last = 1

    def complain(self, line: int, message: str) -> None:
        self.problems.append(f"{self._name}:{line}: {message}")

    def _at(self, node: yaml.Node | None, message: str) -> None:
        self.complain(node.start_mark.line + 1 if node else self._last, message)

    def mapping(self, node: yaml.Node | None, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """The values by key; unknown, repeated and missing keys are problems."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self._at(node, _("这里要写成「键: 值」"))
            return found
        self._last = node.start_mark.line + 1
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                self._at(
                    key,
                    _("没有 {key} 这个键，可用的有：{known}").format(
                        key=name, known="、".join(known)
                    ),
                )
            elif name in found:
                self._at(key, _("{key} 写了两次，请删去一个").format(key=name))
            else:
                found[name] = value
        return found

    def items(self, entries: dict[str, yaml.Node], key: str) -> list[yaml.Node]:
        """The nodes of a list."""
        node = entries.get(key)
        if not isinstance(node, yaml.SequenceNode):
            self._at(node, _("{key} 要写成列表").format(key=key))
            return []
        return list(node.value)

    def text(self, entries: dict[str, yaml.Node], key: str, *, required: bool = True) -> str:
        """A text, empty where it is missing and need not be there."""
        node = entries.get(key)
        if node is None and not required:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            self._at(node, _("缺少 {key}，请补上").format(key=key))
            return ""
        return str(node.value)

    def yes_no(self, node: yaml.Node | None) -> bool:
        """A true or a false, written so."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if value not in ("true", "false"):
            self._at(node, _("verified 只能写 true 或 false"))
        return value == "true"

    def choice(self, node: yaml.Node | None, choices: type[_T]) -> _T | None:
        """One of an enumeration's values."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        for choice in choices:
            if choice.value == value:
                return choice
        known = "、".join(choice.value for choice in choices)
        self._at(node, _("不认识「{value}」，可用的有：{known}").format(value=value, known=known))
        return None

    def placeholders(self, node: yaml.Node | None, allowed: tuple[str, ...]) -> None:
        """Only the placeholders that the program fills."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        for match in _PLACEHOLDER.finditer(value):
            if match[1] not in allowed:
                known = "、".join(f"{{{name}}}" for name in allowed)
                self._at(
                    node, _("{found} 不能用，可用的有：{known}").format(found=match[0], known=known)
                )
