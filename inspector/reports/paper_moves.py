"""What issuing a paper does in the ledger, as its template says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct

from inspector.facts.document import InputForm, PaperInput
from inspector.facts.rectification import Act
from inspector.i18n import _
from inspector.reports.reading import Reader

NEEDED: Mapping[Act, tuple[str, ...]] = {
    Act.EXTEND: ("until", "reason", "approved_by"),
    Act.HAND_OVER: ("receiver",),
    Act.CLOSE: ("closed_by", "closed_on", "proof"),
}
"""The acts that a paper can bring about, and the inputs that they take from it."""


class Choices(Struct, frozen=True, kw_only=True):
    """An input, and which of its choices are meant."""

    input: str
    of: tuple[str, ...]


class Moves(Struct, frozen=True, kw_only=True):
    """The act on the lines that the paper holds.

    It is done where `agreed` was chosen, and for the findings whose `each` was; None: always.
    """

    act: Act
    agreed: Choices | None = None
    each: Choices | None = None

    def moved(self, fields: Mapping[str, str], numbers: Sequence[int]) -> tuple[int, ...]:
        """The numbers of the findings that a paper with these fields moves."""
        if self.agreed and fields.get(self.agreed.input) not in self.agreed.of:
            return ()
        if self.each is None:
            return tuple(numbers)
        base, wanted = self.each.input, self.each.of
        return tuple(n for n in numbers if fields.get(f"{base}.{n}") in wanted)


def read_moves(reader: Reader, node: yaml.Node, inputs: Mapping[str, PaperInput]) -> Moves | None:
    """The act of a template; an input that it names or needs must be there."""
    held = reader.mapping(node, ("act", "agreed", "each"))
    word = reader.word(held.get("act"), [act.value for act in NEEDED])
    if not word:
        return None
    act = Act.of(word)
    for name in NEEDED[act]:
        if name not in inputs:
            reader.at(node, _("{act}要用到 {name}，请在 inputs 里加上").format(act=act, name=name))
    return Moves(
        act=act,
        agreed=_choices(reader, held.get("agreed"), inputs, each=False),
        each=_choices(reader, held.get("each"), inputs, each=True),
    )


def _choices(
    reader: Reader, node: yaml.Node | None, inputs: Mapping[str, PaperInput], *, each: bool
) -> Choices | None:
    if node is None:
        return None
    known = {
        name: one
        for name, one in inputs.items()
        if one.form is InputForm.CHOICE and one.each is each
    }
    held = reader.mapping(node, tuple(known))
    for name, listed in held.items():
        parts = reader.parts(listed, name)
        chosen = tuple(reader.word(part, known[name].choices) for part in parts)
        return Choices(input=name, of=chosen)
    return None
