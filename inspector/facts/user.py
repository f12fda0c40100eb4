"""A user: who inspects with this laptop."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class User(Struct, frozen=True, kw_only=True):
    """Name, agency, 执法证号 or 工作证号 if any; a certificate without a date is valid.

    `sample`: invented, and removed with the sample township.
    """

    name: str
    agency: str
    certificate: str = ""
    expires: date | None = None
    position: str = ""
    id: str = ""
    sample: bool = False


class Device(Struct, frozen=True, kw_only=True):
    """A laptop: its id stands in every entry it writes."""

    id: str
    name: str
