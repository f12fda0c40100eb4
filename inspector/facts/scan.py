"""Scans and photos of printed pages: what each sheet is, and which pages of a paper came back."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.page_code import PageCode
from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class Fate(Word):
    """What becomes of a sheet; only one that fits is filed by itself."""

    FITS = "fits", N_("对得上")
    FILED = "filed", N_("早已收入")
    UNREAD = "unread", N_("认不出")
    DUPLICATE = "duplicate", N_("重复")
    OUTDATED = "outdated", N_("版次不对")
    FOREIGN = "foreign", N_("不是这份文书")
    ORIGINAL = "original", N_("没有签字的原件")
    BLANK = "blank", N_("空白")
    BROKEN = "broken", N_("文件读不了")


class ScanFile(Struct, frozen=True, kw_only=True):
    """A file as read: the codes on each sheet, None for a blank one; or its `problem`.

    `original` is the program's own PDF, which nobody can have signed with a pen.
    """

    path: Path
    sha256: str = ""
    sheets: tuple[tuple[PageCode, ...] | None, ...] = ()
    original: bool = False
    problem: InspectorError | None = None


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet of a file, counted from 1; `code` where it was read, `said` what is wrong."""

    path: Path
    sha256: str
    sheet: int
    fate: Fate
    code: PageCode | None = None
    said: str = ""


class PrintedPaper(Struct, frozen=True, kw_only=True):
    """What may come back: the record of a visit (`subject` its id), or a paper by its own id.

    `facts` is the SHA-256 of what is frozen, "" where nothing is; `label` names the paper in a
    sentence; `barred` says why no page of it is taken.
    """

    subject: str
    kind: str
    visit: str
    label: str
    revision: int
    facts: str
    barred: str = ""


class FiledPage(Struct, frozen=True, kw_only=True):
    """A page that came back: which sheet of which file it is, by its code or `by_hand`."""

    subject: str
    kind: str
    revision: int
    page: int
    pages: int
    signed: int
    facts: str
    sha256: str
    sheet: int
    name: str
    at: str
    by_hand: bool = False


class PaperPages(Struct, frozen=True, kw_only=True):
    """Which pages of a paper came back; the first `signed` of its `pages` have to."""

    paper: PrintedPaper
    pages: int
    signed: int
    present: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The pages to be signed that have not come back."""
        return tuple(page for page in range(1, self.signed + 1) if page not in self.present)

    @property
    def whole(self) -> bool:
        """Whether all pages to be signed came back."""
        return not self.missing


class ScanReport(Struct, frozen=True, kw_only=True):
    """All sheets of some files, the papers they belong to, and what is wrong, a sentence each.

    `fits` are the pages that can be filed, or now are.
    """

    sheets: tuple[Sheet, ...]
    papers: tuple[PaperPages, ...]
    problems: tuple[str, ...]
    fits: tuple[FiledPage, ...]

    def of(self, *fates: Fate) -> tuple[Sheet, ...]:
        """The sheets of these fates; those UNREAD wait for a person to say what they are."""
        return tuple(sheet for sheet in self.sheets if sheet.fate in fates)
