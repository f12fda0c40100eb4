"""YAML read at node level: every complaint has a line, and every scalar is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from inspector.facts.vocabulary import Word
from inspector.i18n import _

MAX_BYTES = 2_000_000
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAG = "tag:yaml.org,2002:str"
_BOOL_TAG = "tag:yaml.org,2002:bool"


@dataclass(frozen=True, slots=True)
class Problem:
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
    """A mapping of a file being read; keys that nobody asked for are refused by `done`."""

    def __init__(self, node: yaml.Node, file: str, complaints: Complaints) -> None:
        self.file = file
        self.line = node.start_mark.line + 1
        self._complaints = complaints
        self._values: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            self.complain(_("这里要写成「键: 值」的映射"))
            return
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._at(key, _("键要写成一个词"))
            elif name in self._values:
                self._at(key, _("键 {name} 写了两次，删去一个").format(name=name))
            else:
                self._values[name] = value

    def complain(self, message: str) -> None:
        """Note a problem of this mapping as a whole."""
        self._complaints.add(self.file, self.line, message)

    def complain_at(self, key: str, message: str) -> None:
        """Note a problem at the value of a key."""
        self._at(self._values[key], message) if key in self._values else self.complain(message)

    def _at(self, node: yaml.Node, message: str) -> None:
        self._complaints.add(self.file, node.start_mark.line + 1, message)

    def keys(self) -> tuple[str, ...]:
        """All keys as written."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def _take(self, key: str, *, required: bool) -> yaml.Node | None:
        self._asked.add(key)
        node = self._values.get(key)
        if node is None and required:
            self.complain(_("缺少 {key}，请补上").format(key=key))
        return node

    def _scalar(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._at(node, _("{key} 要写成一段文字").format(key=key))
            return ""
        if node.style is None and node.tag != _TEXT_TAG:
            self._at(
                node,
                _("{key}: {value} 会被当成数字或真假值，请加引号写成 '{value}'").format(
                    key=key, value=node.value
                ),
            )
        return str(node.value)

    def text(self, key: str, *, required: bool = True, most: int = 0) -> str:
        """A text; `most` limits its characters."""
        node = self._take(key, required=required)
        if node is None:
            return ""
        value = self._scalar(node, key)
        if not value.strip() and isinstance(node, yaml.ScalarNode):
            self._at(node, _("{key} 是空的，请写上或删去这一行").format(key=key))
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
        return self.text(key, required=False) if self.has(key) else None

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
        values = tuple(self._scalar(part, key) for part in node.value)
        for value in {value for value in values if values.count(value) > 1}:
            self._at(node, _("{key} 里 {value} 写了两次").format(key=key, value=value))
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

    def mapping(self, key: str) -> dict[str, str]:
        """A mapping of texts."""
        entry = self.entry(key)
        return {name: entry.text(name) for name in entry.keys()} if entry else {}  # noqa: SIM118

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for name, node in self._values.items():
            if name not in self._asked:
                self._at(
                    node,
                    _("不认识的键 {name}，请删去或改成：{known}").format(
                        name=name, known="、".join(sorted(self._asked))
                    ),
                )


def compose(path: Path, name: str, complaints: Complaints) -> Entry | None:
    """The top mapping of a file, or None where it is no readable YAML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            complaints.add(name, 1, _("文件超过 2 MB，请拆开"))
            return None
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except UnicodeDecodeError:
        complaints.add(name, 1, _("不是 UTF-8 文字，请用 UTF-8 另存"))
        return None
    except OSError as error:
        complaints.add(name, 1, _("读不出来：{why}").format(why=error.strerror))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or _("层次太深")
        complaints.add(
            name, line, _("YAML 写法有误（{what}），请检查缩进、冒号和引号").format(what=what)
        )
        return None
    if node is None:
        complaints.add(name, 1, _("文件是空的"))
        return None
    _refuse_aliases(node, name, complaints)
    return Entry(node, name, complaints)


def _refuse_aliases(node: yaml.Node, name: str, complaints: Complaints) -> None:
    seen: set[int] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        if id(current) in seen:
            complaints.add(
                name, current.start_mark.line + 1, _("不准用锚点别名（& 和 *），请把内容写两遍")
            )
            continue
        seen.add(id(current))
        if isinstance(current, yaml.SequenceNode):
            todo.extend(current.value)
        elif isinstance(current, yaml.MappingNode):
            todo.extend(part for pair in current.value for part in pair)
