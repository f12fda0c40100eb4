"""A library file from disk to its top mapping: size, encoding, YAML, and no aliases."""

from __future__ import annotations

from pathlib import Path

import yaml

from inspector.checklist.nodes import Complaints, Entry
from inspector.i18n import _

MAX_BYTES = 2_000_000
_LIST_TAG = "tag:yaml.org,2002:seq"
_MAP_TAG = "tag:yaml.org,2002:map"
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(path: Path, complaints: Complaints) -> Entry | None:
    """The top mapping of a file, or None where it is no readable YAML or uses aliases."""
    data = _read(path, complaints)
    return None if data is None else compose_bytes(data, path.name, complaints)


def compose_bytes(data: bytes, name: str, complaints: Complaints) -> Entry | None:
    """The same for the bytes of a file that has this name in complaints."""
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        complaints.add(name, 1, _("不是 UTF-8 文字，请用 UTF-8 另存"))
        return None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        # What is left open shows only behind the last line.
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        line = min(line, len(text.splitlines()))
        complaints.add(
            name,
            line,
            _("YAML 写法有误（{what}），请检查缩进、冒号和引号").format(what=error.problem),
        )
        return None
    except yaml.YAMLError:
        complaints.add(name, _line_of_control(text), _("有看不见的控制字符，请删去"))
        return None
    except RecursionError:
        # Only the parser in Python; the one in C has a limit of its own.
        complaints.add(name, 1, _("套得太深，请拆开写"))
        return None
    if node is None:
        complaints.add(name, 1, _("文件是空的，请写上内容，或者删去这个文件"))
        return None
    # An alias may refer to itself or unfold without end, so such a file is read no further.
    lines = _anchored_lines(text) if "&" in text else ()
    if lines:
        for line in lines:
            complaints.add(name, line, _("不准用锚点别名（& 和 *），请把内容写两遍，再检查一次"))
        return None
    tagged = _tagged_lines(node)
    for line in tagged:
        complaints.add(name, line, _("不准用「!」标签，请删去"))
    return None if tagged else Entry(node, name, complaints)


def _read(path: Path, complaints: Complaints) -> bytes | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            complaints.add(path.name, 1, _("文件超过 2 MB，请拆成几个文件"))
            return None
        return path.read_bytes()
    except OSError as error:
        complaints.add(
            path.name, 1, _("读不出来（{why}），请核对路径和权限").format(why=error.strerror)
        )
    return None


def _line_of_control(text: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        if any(char < " " and char not in "\t\r" for char in line):
            return number
    return 1


def _tagged_lines(top: yaml.Node) -> list[int]:
    """The lines of lists and mappings that are tagged to be something else."""
    lines = []
    todo = [top]
    while todo:
        node = todo.pop()
        if isinstance(node, yaml.SequenceNode):
            tag, parts = _LIST_TAG, list(node.value)
        elif isinstance(node, yaml.MappingNode):
            tag, parts = _MAP_TAG, [part for pair in node.value for part in pair]
        else:
            continue
        todo += parts
        if node.tag != tag:
            lines.append(node.start_mark.line + 1)
    return lines


def _anchored_lines(text: str) -> tuple[int, ...]:
    """The lines of the aliases, or of the anchors where nothing refers to them."""
    anchors: list[int] = []
    aliases: list[int] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if event.start_mark and getattr(event, "anchor", None):
            found = aliases if isinstance(event, yaml.AliasEvent) else anchors
            found.append(event.start_mark.line + 1)
    return tuple(aliases or anchors)
