"""The papers as data: one template per kind, read strictly from resources/documents/papers/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml
from msgspec import Struct

from inspector import assets
from inspector.facts.document import InputForm, PaperInput, Stage, Takes
from inspector.facts.paper_words import FINDING_PLACEHOLDERS, PLACEHOLDERS
from inspector.facts.vocabulary import Mode, VisitType
from inspector.i18n import _
from inspector.reports.block_reading import BlockReader
from inspector.reports.layout import Block
from inspector.reports.paper_moves import Moves, read_moves
from inspector.reports.reading import Reader, read
from inspector.reports.wording import LegalBasis, read_basis

_KEYS = (
    *("id", "title", "titles", "order", "stage", "modes", "types", "number", "handed_out"),
    *("verified", "authority", "findings", "moves", "basis", "inputs", "foot", "layout"),
)
_INPUT_KEYS = (
    *("id", "caption", "form", "required", "choices", "columns", "default", "hint"),
    *("each", "remember", "pen"),
)


class Template(Struct, frozen=True, kw_only=True):
    """A kind of paper; `number` is the word in its 文号, empty for a paper without one.

    `moves` is what issuing it does in the ledger, None where nothing.
    `foot` are the captions of the line that is signed on every page.
    """

    id: str
    title: str
    titles: Mapping[Mode, str]
    order: int
    stage: Stage
    modes: tuple[Mode, ...]
    types: tuple[VisitType, ...]
    number: str
    handed_out: bool
    verified: bool
    authority: str
    takes: Takes
    moves: Moves | None
    basis: Mapping[Mode, tuple[LegalBasis, ...]]
    inputs: tuple[PaperInput, ...]
    foot: tuple[str, ...]
    blocks: tuple[Block, ...]

    def title_in(self, mode: Mode) -> str:
        """The title in a mode."""
        return self.titles.get(mode, self.title)

    def input(self, name: str) -> PaperInput | None:
        """The input of this id, or None."""
        return next((one for one in self.inputs if one.id == name), None)


def names() -> tuple[str, ...]:
    """The ids of all templates."""
    folder = assets.path("documents", "papers")
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@cache
def all_templates() -> tuple[Template, ...]:
    """All templates in the order of a visit; document.broken lists the problems of a file."""
    found = [template_of(name) for name in names()]
    return tuple(sorted(found, key=lambda one: (list(Stage).index(one.stage), one.order, one.id)))


@cache
def template_of(name: str) -> Template:
    """The template of a kind of paper."""
    return read_template(f"{name}.yaml", source_of(name))


def source_of(name: str) -> str:
    """The text of a template's file."""
    return assets.text("documents", "papers", f"{name}.yaml")


def read_template(file: str, source: str) -> Template:
    """The template in a file's text; document.broken lists every problem with its line."""
    return read(file, source, lambda reader, root: _template(reader, root, file))


def _template(reader: Reader, root: yaml.Node | None, file: str) -> Template | None:
    entries = reader.mapping(root, _KEYS)
    if not entries:
        return None
    template_id = reader.text(entries, "id")
    if template_id and f"{template_id}.yaml" != file:
        reader.at(entries["id"], _("id 要和文件名相同"))
    stage = reader.choice(entries.get("stage"), Stage)
    takes = reader.choice(entries["findings"], Takes) if "findings" in entries else Takes.NONE
    modes = [reader.choice(node, Mode) for node in reader.items(entries, "modes")]
    types = [
        reader.choice(node, VisitType) for node in reader.items(entries, "types", required=False)
    ]
    inputs = _inputs(reader, entries)
    blocks = _blocks(reader, entries, inputs)
    made = {
        "title": reader.text(entries, "title"),
        "number": reader.text(entries, "number", required=False),
        "authority": reader.text(entries, "authority"),
    }
    verified = reader.yes_no(entries.get("verified"))
    if stage is None or takes is None:
        return None
    return Template(
        id=template_id,
        title=made["title"],
        titles=_titles(reader, entries),
        order=reader.count(entries, "order", 20),
        stage=stage,
        modes=tuple(mode for mode in modes if mode),
        types=tuple(kind for kind in types if kind),
        number=made["number"],
        handed_out=reader.flag(entries, "handed_out", default=True),
        verified=verified,
        authority=made["authority"],
        takes=takes,
        moves=_moves(reader, entries, inputs),
        basis=_basis(reader, entries),
        inputs=inputs,
        foot=tuple(reader.written(n) for n in reader.items(entries, "foot", required=False)),
        blocks=blocks,
    )


def _moves(
    reader: Reader, entries: dict[str, yaml.Node], inputs: tuple[PaperInput, ...]
) -> Moves | None:
    if "moves" not in entries:
        return None
    return read_moves(reader, entries["moves"], {one.id: one for one in inputs})


def _titles(reader: Reader, entries: dict[str, yaml.Node]) -> dict[Mode, str]:
    if "titles" not in entries:
        return {}
    held = reader.mapping(entries["titles"], [mode.value for mode in Mode])
    return {Mode.of(key): reader.written(node) for key, node in held.items()}


def _basis(reader: Reader, entries: dict[str, yaml.Node]) -> dict[Mode, tuple[LegalBasis, ...]]:
    if "basis" not in entries:
        return {}
    held = reader.mapping(entries["basis"], [mode.value for mode in Mode])
    return {Mode.of(key): read_basis(reader, reader.parts(node, key)) for key, node in held.items()}


def _inputs(reader: Reader, entries: dict[str, yaml.Node]) -> tuple[PaperInput, ...]:
    found: dict[str, PaperInput] = {}
    for node in reader.items(entries, "inputs", required=False):
        made = _input(reader, node)
        if made.id in found or made.id in PLACEHOLDERS:
            reader.at(node, _("{key} 这个编号已经有了，请换一个").format(key=made.id))
        found[made.id] = made
    return tuple(found.values())


def _input(reader: Reader, node: yaml.Node) -> PaperInput:
    held = reader.mapping(node, _INPUT_KEYS)
    form = reader.choice(held["form"], InputForm) if "form" in held else InputForm.LINE
    lists = {
        key: tuple(reader.written(part) for part in reader.items(held, key, required=False))
        for key in ("choices", "columns")
    }
    for key, wanted in (("choices", InputForm.CHOICE), ("columns", InputForm.ROWS)):
        if bool(lists[key]) != (form is wanted):
            reader.at(node, _("{key} 要和 form: {form} 一起写").format(key=key, form=wanted))
    each = reader.flag(held, "each")
    reader.placeholders(held.get("default"), FINDING_PLACEHOLDERS if each else PLACEHOLDERS)
    return PaperInput(
        id=reader.text(held, "id"),
        caption=reader.text(held, "caption"),
        form=form or InputForm.LINE,
        required=reader.flag(held, "required"),
        choices=lists["choices"],
        columns=lists["columns"],
        default=reader.text(held, "default", required=False),
        hint=reader.text(held, "hint", required=False),
        each=each,
        remember=reader.flag(held, "remember"),
        pen=reader.flag(held, "pen"),
    )


def _blocks(
    reader: Reader, entries: dict[str, yaml.Node], inputs: tuple[PaperInput, ...]
) -> tuple[Block, ...]:
    listed = (InputForm.ROWS, InputForm.PAPERS)
    plain = [one.id for one in inputs if one.form not in listed and not one.each]
    blocks = BlockReader(
        reader,
        names=(*PLACEHOLDERS, *plain),
        inputs={one.id: one.caption for one in inputs},
        rows=[one.id for one in inputs if one.form is InputForm.ROWS],
        each=[one.id for one in inputs if one.each],
    )
    found = [blocks.block(node) for node in reader.items(entries, "layout")]
    return tuple(block for block in found if block)
