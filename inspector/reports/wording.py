"""The wording of each mode's paper, read strictly from resources/documents/."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import yaml
from msgspec import Struct

from inspector import assets
from inspector.facts.vocabulary import Department, Mode
from inspector.reports.reading import Reader, read

_SENTENCES = {
    "notice": ("agency",),
    "reading": ("agency", "pages", "annexes", "photos"),
    "annex_note": ("agency",),
}
_KEYS = ("mode", "title", "kind", "verified", "certificate", "basis", "orders", *_SENTENCES)
_BASIS_KEYS = ("law", "code", "article")


class Kind(StrEnum):
    """A transcript (笔录) holds facts only; a record (记录) may carry a conclusion."""

    TRANSCRIPT = "transcript"
    RECORD = "record"


class LegalBasis(Struct, frozen=True, kw_only=True):
    """A law by name, its document number and article where they are known."""

    law: str
    code: str = ""
    article: str = ""

    def __str__(self) -> str:
        code = f"（{self.code}）" if self.code else ""
        return f"《{self.law}》{code}{self.article}"


class Wording(Struct, frozen=True, kw_only=True):
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
    return read(name, source, _wording)


def _wording(reader: Reader, root: yaml.Node | None) -> Wording | None:
    entries = reader.mapping(root, _KEYS)
    if not entries:
        return None
    basis = read_basis(reader, reader.items(entries, "basis"))
    orders = [reader.choice(node, Department) for node in reader.items(entries, "orders")]
    mode = reader.choice(entries.get("mode"), Mode)
    kind = reader.choice(entries.get("kind"), Kind)
    texts = {key: reader.text(entries, key) for key in ("title", "certificate", *_SENTENCES)}
    for key, allowed in _SENTENCES.items():
        reader.placeholders(entries.get(key), allowed)
    verified = reader.yes_no(entries.get("verified"))
    if mode is None or kind is None:
        return None
    return Wording(
        mode=mode,
        title=texts["title"],
        kind=kind,
        verified=verified,
        certificate=texts["certificate"],
        basis=basis,
        orders=tuple(order for order in orders if order is not None),
        notice=texts["notice"],
        reading=texts["reading"],
        annex_note=texts["annex_note"],
    )


def read_basis(reader: Reader, nodes: Iterable[yaml.Node]) -> tuple[LegalBasis, ...]:
    """The laws of a list of nodes."""
    held = [reader.mapping(node, _BASIS_KEYS) for node in nodes]
    return tuple(
        LegalBasis(
            law=reader.text(law, "law"),
            code=reader.text(law, "code", required=False),
            article=reader.text(law, "article", required=False),
        )
        for law in held
    )
