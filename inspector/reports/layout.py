"""The building blocks of a paper, as its template names them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from inspector.facts.document import Takes
from inspector.facts.vocabulary import Mode


class Lines(StrEnum):
    """Running text by its look."""

    ADDRESS = "address"
    TEXT = "text"
    SMALL = "small"
    HEADING = "heading"


class Head(StrEnum):
    """FULL: the agency's name over a double rule; PLAIN: the title alone."""

    FULL = "full"
    PLAIN = "plain"


class Break(StrEnum):
    """How a further part begins: on a new page, or below a line to cut along."""

    PAGE = "page"
    CUT = "cut"


FINDING_COLUMNS = (
    *("number", "topic", "place", "seen", "found", "basis", "requirement", "demand", "meanwhile"),
    *("term", "department", "grade", "severity", "hazard", "rectifier", "result", "photos"),
    *("blank", "short"),
)
LISTS = ("papers", "values", "internal", "people")


class Guard(Struct, frozen=True):
    """When a block is printed: the named value is there, is not there, the mode is one of these."""

    when: str = ""
    unless: str = ""
    modes: tuple[Mode, ...] = ()


class HeadBlock(Struct, frozen=True):
    """The head of the first page."""

    form: Head


class TextBlock(Struct, frozen=True):
    """Running text; names in braces stand for values."""

    look: Lines
    text: str


class Row(Struct, frozen=True):
    """One or two captions with their values; `lines` at least, `sign` asks for a signature."""

    cells: tuple[tuple[str, str], ...]
    lines: int = 1
    sign: str = ""


class RowsBlock(Struct, frozen=True):
    """A table of captions and values."""

    rows: tuple[Row, ...]


class FindingsBlock(Struct, frozen=True):
    """A table of findings; a column is a name of FINDING_COLUMNS or an input, with its caption."""

    columns: tuple[tuple[str, str], ...]
    of: Takes | None
    none: str


class ListBlock(Struct, frozen=True):
    """A table of something else: one of LISTS or an input of rows; `least` rows, blank if need be.

    `columns` are captions; empty for the values, which have their own.
    """

    of: str
    columns: tuple[str, ...]
    least: int


class OptionsBlock(Struct, frozen=True):
    """Choices of which the one that `of` names is ticked and the others struck out.

    Without `of` all are left to the pen.
    """

    caption: str
    of: str
    choices: tuple[str, ...]


class WritingBlock(Struct, frozen=True):
    """A text under its caption, or as many ruled lines to write on."""

    caption: str
    text: str
    lines: int


class PhotosBlock(Struct, frozen=True):
    """Photos, each with its caption and `said` beneath."""

    said: str


class SignBlock(Struct, frozen=True):
    """Places to sign (caption and printed name), and one kept free for a seal if it is named."""

    cells: tuple[tuple[str, str], ...]
    seal: str
    dated: bool


class PartBlock(Struct, frozen=True):
    """A further part of the paper begins, under its title."""

    way: Break
    title: str


Content = (
    HeadBlock
    | TextBlock
    | RowsBlock
    | FindingsBlock
    | ListBlock
    | OptionsBlock
    | WritingBlock
    | PhotosBlock
    | SignBlock
    | PartBlock
)


class Block(Struct, frozen=True):
    """One block with its guard."""

    content: Content
    guard: Guard
