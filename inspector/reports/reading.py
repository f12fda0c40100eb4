"""Reading the files of resources/documents/: every complaint has a file and a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeVar

import yaml

from inspector.errors import InspectorError
from inspector.i18n import _

_PLACEHOLDER = re.compile(r"\{(\w*)\}|[{}]")
_NULL = "tag:yaml.org,2002:null"
_T = TypeVar("_T", bound=StrEnum)
_R = TypeVar("_R")


def read(name: str, source: str, build: Callable[[Reader, yaml.Node | None], _R | None]) -> _R:
    """What `build` makes of a file's text; document.broken lists every problem of it."""
    reader = Reader(name)
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reader.complain(mark.line + 1 if mark else 1, _("不是合格的 YAML，请检查缩进、冒号和引号"))
        root = None
    made = build(reader, root) if root is not None or not reader.problems else None
    if made is None or reader.problems:
        problems = "\n".join(reader.problems)
        raise InspectorError("document.broken", count=len(reader.problems), problems=problems)
    return made


class Reader:
    """Takes values out of nodes and notes what is wrong with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[str] = []
        self._last = 1

    def complain(self, line: int, message: str) -> None:
        """Note a problem of a line."""
        self.problems.append(f"{self._name}:{line}: {message}")

    def at(self, node: yaml.Node | None, message: str) -> None:
        """Note a problem of a node, or of the mapping read last where there is none."""
        self.complain(node.start_mark.line + 1 if node else self._last, message)

    def mapping(self, node: yaml.Node | None, known: Collection[str]) -> dict[str, yaml.Node]:
        """The values by key; unknown, repeated and missing keys are problems."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.at(node, _("这里要写成「键: 值」"))
            return found
        self._last = node.start_mark.line + 1
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                self.at(
                    key,
                    _("没有 {key} 这个键，可用的有：{known}").format(
                        key=name, known="、".join(known)
                    ),
                )
            elif name in found:
                self.at(key, _("{key} 写了两次，请删去一个").format(key=name))
            else:
                found[name] = value
        return found

    def items(
        self, entries: dict[str, yaml.Node], key: str, *, required: bool = True
    ) -> list[yaml.Node]:
        """The nodes of a list, none where it is missing and need not be there."""
        node = entries.get(key)
        if node is None and not required:
            return []
        return self.parts(node, key)

    def parts(self, node: yaml.Node | None, key: str) -> list[yaml.Node]:
        """The nodes of a list node; `key` names it in the complaint."""
        if not isinstance(node, yaml.SequenceNode):
            self.at(node, _("{key} 要写成列表").format(key=key))
            return []
        return list(node.value)

    def text(self, entries: dict[str, yaml.Node], key: str, *, required: bool = True) -> str:
        """A text, empty where it is missing and need not be there."""
        node = entries.get(key)
        if node is None and not required:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            self.at(node, _("缺少 {key}，请补上").format(key=key))
            return ""
        return str(node.value)

    def written(self, node: yaml.Node) -> str:
        """A text as it stands, which may be empty."""
        if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
            self.at(node, _("这里要写一段文字，留空写成 ''"))
            return ""
        return str(node.value)

    def yes_no(self, node: yaml.Node | None, key: str = "verified") -> bool:
        """A true or a false, written so."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if value not in ("true", "false"):
            self.at(node, _("{key} 只能写 true 或 false").format(key=key))
        return value == "true"

    def flag(self, entries: dict[str, yaml.Node], key: str, *, default: bool = False) -> bool:
        """A true or a false that may be missing."""
        return self.yes_no(entries[key], key) if key in entries else default

    def count(self, entries: dict[str, yaml.Node], key: str, default: int = 0) -> int:
        """A whole number from 1 to 40 that may be missing."""
        node = entries.get(key)
        if node is None:
            return default
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if not value.isdecimal() or not 1 <= int(value) <= 40:
            self.at(node, _("{key} 要写 1 到 40 的整数").format(key=key))
            return default
        return int(value)

    def choice(self, node: yaml.Node | None, choices: type[_T]) -> _T | None:
        """One of an enumeration's values."""
        found = self.word(node, [choice.value for choice in choices])
        return choices(found) if found else None

    def word(self, node: yaml.Node | None, choices: Collection[str]) -> str:
        """One of these words, empty and a problem where it is none."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if value in choices:
            return value
        known = "、".join(choices)
        self.at(node, _("不认识「{value}」，可用的有：{known}").format(value=value, known=known))
        return ""

    def placeholders(self, node: yaml.Node | None, allowed: Collection[str]) -> None:
        """Only the placeholders that the program fills."""
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        for match in _PLACEHOLDER.finditer(value):
            if match[1] not in allowed:
                known = "、".join(f"{{{name}}}" for name in allowed)
                self.at(
                    node, _("{found} 不能用，可用的有：{known}").format(found=match[0], known=known)
                )
