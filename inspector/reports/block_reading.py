"""Reading the blocks of a paper from its template."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import yaml

from inspector.facts.document import Takes
from inspector.facts.vocabulary import Mode
from inspector.i18n import _
from inspector.reports.layout import (
    FINDING_COLUMNS,
    LISTS,
    Block,
    Break,
    Content,
    FindingsBlock,
    Guard,
    Head,
    HeadBlock,
    Lines,
    ListBlock,
    OptionsBlock,
    PartBlock,
    PhotosBlock,
    Row,
    RowsBlock,
    SignBlock,
    TextBlock,
    WritingBlock,
)
from inspector.reports.reading import Reader

_GUARDS = ("when", "unless", "modes")


class BlockReader:
    """Reads the blocks of one template; `names` may stand in braces, `inputs` have captions."""

    def __init__(
        self,
        reader: Reader,
        names: Collection[str],
        inputs: Mapping[str, str],
        rows: Collection[str],
        each: Collection[str],
    ) -> None:
        self._reader = reader
        self._names = names
        self._inputs = inputs
        self._rows = rows
        self._each = each
        self._kinds: dict[str, Callable[[str, yaml.Node], Content]] = {
            "head": lambda _kind, node: HeadBlock(reader.choice(node, Head) or Head.PLAIN),
            **{look.value: self._lines for look in Lines},
            "facts": self._facts,
            "findings": self._findings,
            "list": self._list,
            "options": self._options,
            "writing": self._writing,
            "photos": lambda _kind, node: PhotosBlock(self._text(node)),
            "sign": self._sign,
            **{way.value: self._part for way in Break},
        }

    def block(self, node: yaml.Node) -> Block | None:
        """One block: exactly one kind, and its guards."""
        entries = self._reader.mapping(node, (*self._kinds, *_GUARDS))
        kinds = [key for key in entries if key in self._kinds]
        if len(kinds) != 1:
            self._reader.at(
                node, _("每一块要写一种，可用的有：{k}").format(k="、".join(self._kinds))
            )
            return None
        (kind,) = kinds
        content = self._kinds[kind](kind, entries[kind])
        return Block(content, self._guard(entries))

    def _guard(self, entries: dict[str, yaml.Node]) -> Guard:
        modes = [
            self._reader.choice(part, Mode)
            for part in self._reader.items(entries, "modes", required=False)
        ]
        held = {
            key: self._reader.word(entries[key], (*self._names, *self._rows))
            for key in ("when", "unless")
            if key in entries
        }
        return Guard(
            when=held.get("when", ""),
            unless=held.get("unless", ""),
            modes=tuple(mode for mode in modes if mode),
        )

    def _text(self, node: yaml.Node) -> str:
        self._reader.placeholders(node, self._names)
        return self._reader.written(node)

    def _optional(self, entries: dict[str, yaml.Node], key: str) -> str:
        return self._text(entries[key]) if key in entries else ""

    def _lines(self, kind: str, node: yaml.Node) -> Content:
        return TextBlock(Lines(kind), self._text(node))

    def _part(self, kind: str, node: yaml.Node) -> Content:
        return PartBlock(Break(kind), self._text(node))

    def _facts(self, kind: str, node: yaml.Node) -> Content:
        return RowsBlock(tuple(self._row(part) for part in self._reader.parts(node, kind)))

    def _row(self, node: yaml.Node) -> Row:
        if isinstance(node, yaml.SequenceNode):
            texts = [self._text(part) for part in node.value]
            if len(texts) not in (2, 4):
                self._reader.at(node, _("一行要写 2 格或 4 格：名称、内容"))
                return Row(())
            return Row(tuple(zip(texts[::2], texts[1::2], strict=True)))
        entries = self._reader.mapping(node, ("caption", "value", "lines", "sign"))
        cell = (self._reader.text(entries, "caption"), self._optional(entries, "value"))
        lines = self._reader.count(entries, "lines", 1)
        return Row((cell,), lines, self._reader.text(entries, "sign", required=False))

    def _findings(self, _kind: str, node: yaml.Node) -> Content:
        entries = self._reader.mapping(node, ("columns", "of", "none"))
        columns = [self._column(part) for part in self._reader.items(entries, "columns")]
        of = self._reader.choice(entries["of"], Takes) if "of" in entries else None
        return FindingsBlock(tuple(columns), of, self._optional(entries, "none"))

    def _column(self, node: yaml.Node) -> tuple[str, str]:
        known = (*FINDING_COLUMNS, *self._each)
        if isinstance(node, yaml.MappingNode):
            entries = self._reader.mapping(node, known)
            for name, caption in entries.items():
                return name, self._reader.written(caption)
        name = self._reader.word(node, known)
        return name, self._inputs.get(name, "")

    def _list(self, _kind: str, node: yaml.Node) -> Content:
        entries = self._reader.mapping(node, ("of", "columns", "least"))
        of = self._reader.word(entries.get("of"), (*LISTS, *self._rows))
        columns = self._reader.items(entries, "columns", required=False)
        captions = tuple(self._reader.written(part) for part in columns)
        return ListBlock(of, captions, self._reader.count(entries, "least"))

    def _options(self, _kind: str, node: yaml.Node) -> Content:
        entries = self._reader.mapping(node, ("caption", "of", "choices"))
        choices = [self._reader.written(part) for part in self._reader.items(entries, "choices")]
        of = self._reader.word(entries["of"], self._names) if "of" in entries else ""
        return OptionsBlock(self._reader.text(entries, "caption"), of, tuple(choices))

    def _writing(self, _kind: str, node: yaml.Node) -> Content:
        entries = self._reader.mapping(node, ("caption", "value", "lines"))
        caption = self._reader.text(entries, "caption")
        return WritingBlock(
            caption, self._optional(entries, "value"), self._reader.count(entries, "lines", 6)
        )

    def _sign(self, _kind: str, node: yaml.Node) -> Content:
        entries = self._reader.mapping(node, ("cells", "seal", "dated"))
        cells = []
        for part in self._reader.items(entries, "cells", required=False):
            texts = [self._text(one) for one in self._reader.parts(part, "cells")]
            if len(texts) != 2:
                self._reader.at(part, _("签字处要写 2 格：名称、姓名"))
                continue
            cells.append((texts[0], texts[1]))
        dated = self._reader.flag(entries, "dated")
        return SignBlock(tuple(cells), self._optional(entries, "seal"), dated)
