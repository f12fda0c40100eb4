"""YAML read at node level: every complaint has a line, and every scalar is text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml
from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import _

_TEXT_TAG = "tag:yaml.org,2002:str"
_BOOL_TAG = "tag:yaml.org,2002:bool"
_NULL_TAG = "tag:yaml.org,2002:null"


_KEPT_CONTROLS = "\n\t\x85"


def _unprintable(char: str) -> bool:
    """What no paper can show; an escape in double quotes brings it past the parser."""
    category = unicodedata.category(char)
    return category == "Cs" or (category == "Cc" and char not in _KEPT_CONTROLS)


class Problem(Struct, frozen=True):
    """One complaint about a library file: where, what, and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Complaints:
    """All problems of one run, so that an author mends them together."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(file, line, message))

    def sorted(self) -> tuple[Problem, ...]:
        """The problems by file and line."""
        return tuple(sorted(self.problems, key=lambda p: (p.file, p.line, p.message)))


class Entry:
    """A mapping of a file being read; keys that nobody asked for are refused by `done`.

    `sound` turns false with the first complaint; a node that is no mapping reads as empty.
    """

    def __init__(self, node: yaml.Node, file: str, complaints: Complaints) -> None:
        self.file = file
        self.line = node.start_mark.line + 1
        self._complaints = complaints
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        self.sound = True
        self.is_mapping = isinstance(node, yaml.MappingNode)
        if not isinstance(node, yaml.MappingNode):
            self.complain(_("这里要写成「键: 值」的映射"))
            return
        for key, value in node.value:
            name = str(key.value).strip() if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._at(key, _("键要写成一个词，照格式说明里的键改"))
            elif name in self._values:
                self._at(key, _("键 {name} 写了两次，删去一个").format(name=name))
            else:
                self._values[name] = value
                self._lines[name] = key.start_mark.line + 1

    def complain(self, message: str) -> None:
        """Note a problem of this mapping as a whole."""
        self.sound = False
        self._complaints.add(self.file, self.line, message)

    def complain_at(self, key: str, message: str) -> None:
        """Note a problem at the value of a key."""
        self._at(self._values[key], message) if key in self._values else self.complain(message)

    def _at(self, node: yaml.Node, message: str) -> None:
        self.sound = False
        self._complaints.add(self.file, node.start_mark.line + 1, message)

    def keys(self) -> tuple[str, ...]:
        """All keys as written."""
        return tuple(self._values)

    @property
    def empty(self) -> bool:
        """A mapping without any key."""
        return self.is_mapping and not self._values

    def is_empty_list(self, key: str) -> bool:
        """Whether the key holds a list with nothing in it."""
        node = self._values.get(key)
        return isinstance(node, yaml.SequenceNode) and not node.value

    def line_of(self, key: str) -> int:
        """The line of a key; the mapping's own where it is absent."""
        return self._lines.get(key, self.line)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def _take(self, key: str, *, required: bool) -> yaml.Node | None:
        self._asked.add(key)
        node = self._values.get(key)
        if node is None and required and self.is_mapping:
            self.complain(_("缺少 {key}，请补上").format(key=key))
        return node

    def _scalar(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._at(node, _("{key} 要写成一段文字").format(key=key))
            return ""
        if node.tag == _NULL_TAG or not node.value.strip():
            self._at(node, _("{key} 是空的，请写上或删去这一行").format(key=key))
            return ""
        if node.tag != _TEXT_TAG:
            self._at(
                node,
                _("{key}: {value} 会被当成数字或真假值，请加引号写成 '{value}'").format(
                    key=key, value=node.value
                ),
            )
            return ""
        value = str(node.value)
        strange = next(filter(_unprintable, value), "")
        if strange:
            self._at(
                node,
                _("{key} 里有看不见的字符 U+{code:04X}，请删去").format(key=key, code=ord(strange)),
            )
            return ""
        return value

    def text(self, key: str, *, required: bool = True, most: int = 0) -> str:
        """A text; `most` limits its characters."""
        node = self._take(key, required=required)
        if node is None:
            return ""
        value = self._scalar(node, key)
        if most and len(value) > most:
            self._at(
                node,
                _("{key} 有 {count} 字，最多 {most} 字，请改短").format(
                    key=key, count=len(value), most=most
                ),
            )
        return value

    def optional(self, key: str) -> str | None:
        """A text, or None where the key is absent."""
        return self.text(key, required=False) or None

    def word(self, key: str, choices: type[Word] | Iterable[str], *, required: bool = True) -> str:
        """One of the fixed words."""
        node = self._take(key, required=required)
        if node is None:
            return ""
        known = tuple(str(choice) for choice in choices)
        value = self._scalar(node, key)
        if value and value not in known:
            self._at(
                node,
                _("{key} 不能是 {value}，可用：{known}").format(
                    key=key, value=value, known="、".join(known)
                ),
            )
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        node = self._take(key, required=required)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._at(node, _("{key} 要写成列表，例如 [甲, 乙]").format(key=key))
            return ()
        values = tuple(filter(None, [self._scalar(part, key) for part in node.value]))
        for value in [value for value, times in Counter(values).items() if times > 1]:
            self._at(node, _("{key} 里 {value} 写了两次，删去一个").format(key=key, value=value))
        return values

    def words(self, key: str, choices: type[Word] | Iterable[str]) -> tuple[str, ...]:
        """A list of fixed words."""
        known = tuple(str(choice) for choice in choices)
        values = self.texts(key)
        for value in values:
            if value not in known:
                self.complain_at(
                    key,
                    _("{key} 不能是 {value}，可用：{known}").format(
                        key=key, value=value, known="、".join(known)
                    ),
                )
        return values

    def flag(self, key: str) -> bool:
        """true or false; absent is false."""
        node = self._take(key, required=False)
        return node is not None and self.boolean(node, key) == "true"

    def boolean(self, node: yaml.Node, key: str) -> str:
        """The words true or false; yes, on and the like are refused."""
        if (
            isinstance(node, yaml.ScalarNode)
            and node.tag == _BOOL_TAG
            and node.value in ("true", "false")
        ):
            return str(node.value)
        self._at(node, _("{key} 只能写 true 或 false").format(key=key))
        return "false"

    def node(self, key: str) -> yaml.Node | None:
        """The raw node of a key."""
        return self._take(key, required=False)

    def entry(self, key: str) -> Entry | None:
        """A nested mapping, or None where the key is absent."""
        node = self._take(key, required=False)
        return None if node is None else Entry(node, self.file, self._complaints)

    def entries(self, key: str, *, required: bool = False) -> Iterator[Entry]:
        """A list of mappings."""
        node = self._take(key, required=required)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self._at(node, _("{key} 要写成列表，每项以「- 」开头").format(key=key))
            return
        for part in node.value:
            yield Entry(part, self.file, self._complaints)

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for name in self._values:
            if name not in self._asked:
                self._complaints.add(
                    self.file,
                    self.line_of(name),
                    _("不认识的键 {name}，请删去或改成：{known}").format(
                        name=name, known="、".join(sorted(self._asked))
                    ),
                )
