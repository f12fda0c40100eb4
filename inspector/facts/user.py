"""A user: who inspects with this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A laptop: its id stands in every entry it writes."""

    id: str
    name: str
