"""Which signed pages of a record are back, read in the database lane."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.scan import FiledPage, PaperPages
from inspector.i18n import _
from inspector.usecases import scans
from inspector.usecases.setup import Workspace


class SignedBack(Struct, frozen=True, kw_only=True):
    """The pages of a paper as they came back, and what has to come."""

    pages: PaperPages
    filed: tuple[FiledPage, ...]

    @property
    def whole(self) -> bool:
        """Whether all that are signed are back."""
        return self.pages.whole

    @property
    def missing_words(self) -> str:
        """还缺签字的第 2、3 页, or "" where none is missing."""
        numbers = "、".join(map(str, self.pages.missing))
        return _("还缺签字的第 {pages} 页").format(pages=numbers) if numbers else ""


def read_back(ws: Workspace, subject: str) -> SignedBack:
    """What came back so far of the record of a visit, or of a paper by its own id."""
    return SignedBack(pages=scans.pages_back(ws, subject), filed=scans.filed_pages(ws, subject))
