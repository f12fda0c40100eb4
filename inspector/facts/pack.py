"""Library packs: what a pack says of itself, and what is installed on this laptop."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class PackState(Word):
    """Whether a pack's content is part of the library today."""

    IN_USE = "in_use", N_("在用")
    DAMAGED = "damaged", N_("文件丢失或损坏，没有用上")
    UNFIT = "unfit", N_("与现在的检查库合不上，没有用上")


class Manifest(Struct, frozen=True, kw_only=True):
    """What a pack says of itself; `version` only rises, `date` is ISO."""

    id: str
    title: str
    issuer: str
    version: int
    date: str
    note: str = ""

    @property
    def label(self) -> str:
        """How a library names the pack: id and version."""
        return f"{self.id} {self.version}"

    @property
    def file_name(self) -> str:
        """How its file is called where it is kept."""
        return f"{self.id}-{self.version}.pack"


class InstalledPack(Manifest, frozen=True, kw_only=True):
    """A pack of this laptop; `at` and `by` of this version, `since` of the first (ISO times)."""

    sha256: str
    since: str
    at: str
    by: str
