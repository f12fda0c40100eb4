"""The code of a printed page: which page of which frozen paper a sheet is."""

from __future__ import annotations

import re
from base64 import b32decode, b32encode
from uuid import UUID

from msgspec import Struct

RECORD = "record"
"""The kind of a visit's own record; every other paper goes by its type."""

DIGITS = 16
"""How many digits of the facts' SHA-256 a code holds."""

_FORM = "FI1"
# Only what a QR code packs densest: digits, capitals and $%*+-./: and blank.
_TEXT = re.compile(
    rf"{_FORM}:(?P<kind>[A-Z][A-Z0-9-]*):(?P<id>[A-Z2-7]{{26}}):(?P<revision>[1-9]\d{{0,3}})"
    rf":(?P<page>\d{{1,4}})\.(?P<pages>\d{{1,4}})\.(?P<signed>\d{{1,4}})"
    rf":(?P<facts>[0-9A-F]{{{DIGITS}}})"
)


class PageCode(Struct, frozen=True, kw_only=True):
    """Page `page` of `pages` of a paper, the first `signed` of which come back with signatures.

    `kind` is RECORD, `id` then the visit's; or the type of a paper with its own id. `facts` are
    the first 16 digits of the SHA-256 of what was frozen.
    """

    kind: str
    id: str
    revision: int
    page: int
    pages: int
    signed: int
    facts: str

    @property
    def text(self) -> str:
        """The code as it is printed."""
        kind = self.kind.upper().replace("_", "-")
        held = b32encode(UUID(self.id).bytes).decode().rstrip("=")
        place = f"{self.page}.{self.pages}.{self.signed}"
        return f"{_FORM}:{kind}:{held}:{self.revision}:{place}:{self.facts.upper()}"


def read_code(text: str) -> PageCode | None:
    """What a code says, or None where it is not one of ours or makes no sense."""
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    page, pages, signed = (int(found[name]) for name in ("page", "pages", "signed"))
    if not (1 <= page <= pages and 1 <= signed <= pages):
        return None
    return PageCode(
        kind=found["kind"].lower().replace("-", "_"),
        id=str(UUID(bytes=b32decode(found["id"] + "======"))),
        revision=int(found["revision"]),
        page=page,
        pages=pages,
        signed=signed,
        facts=found["facts"].lower(),
    )
