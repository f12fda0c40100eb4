"""The card of the settings that gives this laptop its numbers for papers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal

from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.form_panel import Ask, FormPanel
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon
from inspector.errors import InspectorError
from inspector.facts.paper_number import NumberBlock
from inspector.i18n import _
from inspector.usecases.number_blocks import (
    number_blocks,
    numbered_titles,
    set_number_block,
)
from inspector.usecases.setup import Workspace


class Block(Struct, frozen=True):
    """A block with the title of its papers."""

    title: str
    block: NumberBlock


def read_blocks(ws: Workspace) -> tuple[Block, ...]:
    """The blocks of this year."""
    titles = numbered_titles()
    return tuple(Block(titles[one.type], one) for one in number_blocks(ws, ws.now().year))


def block_words(block: NumberBlock) -> str:
    """示镇改〔2026〕1—50，下一个 12."""
    following = _("已用完") if block.next is None else _("下一个 {n}").format(n=block.next)
    words = (
        _("{prefix}〔{year}〕{first}—{last}，{following}")
        if block.given
        else _("{prefix}〔{year}〕，{following}，还没有分号段")
    )
    return words.format(
        prefix=block.prefix,
        year=block.year,
        first=block.first,
        last=block.last,
        following=following,
    )


class NumbersCard(Card):
    """One row a kind of paper; a row asks for another block.

    Signals:
        chosen: the kind whose block is to be changed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("文书号段"), icon="note", note=_("几台电脑各用各的号"), flush=True)
        self.rows = RowList()
        self.rows.chosen.connect(self.chosen)
        self.body.addWidget(self.rows)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the blocks of a year."""
        self.rows.clear()
        for one in blocks:
            row = ListRow(
                one.title, block_words(one.block), after=Icon("pencil", "ink3"), bold=False
            )
            self.rows.add(one.block.type, row)


class Numbering:
    """Shows the card's blocks, and asks for another one."""

    def __init__(self, shell: Shell, desk: Desk, page: Page, card: NumbersCard) -> None:
        self._shell, self._desk, self._page, self._card = shell, desk, page, card
        self._blocks: dict[str, Block] = {}
        card.chosen.connect(self._ask)

    def load(self) -> None:
        """Read the blocks of this year."""
        self._desk.ask(self._page, read_blocks, self._show)

    def _show(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = {one.block.type: one for one in blocks}
        self._card.show_blocks(blocks)

    def _ask(self, kind: str) -> None:
        held = self._blocks[kind]
        block = held.block
        last = str(block.last) if block.last is not None else ""
        panel = FormPanel(
            self._shell,
            _("{title}的号段").format(title=held.title),
            _("已经编出的文号不变；下一个号接着号段里最大的往下编。"),
            asks=(
                Ask(name="prefix", caption=_("文号代字"), required=True, text=block.prefix),
                Ask(name="first", caption=_("从几号起"), required=True, text=str(block.first)),
                Ask(name="last", caption=_("到几号止"), required=True, text=last),
            ),
            yes=_("保存"),
            icon="note",
        )
        panel.wanted.connect(lambda said: self._keep(panel, block, said))
        self._shell.cover(panel)
        panel.ask()

    def _keep(self, panel: FormPanel, block: NumberBlock, said: dict[str, str]) -> None:
        for name in ("first", "last"):
            if not (said[name].isascii() and said[name].isdecimal()):
                panel.show_refusal(_("写成整数"), name)
                return
        prefix, first, last = said["prefix"], int(said["first"]), int(said["last"])

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)

        self._desk.write(
            panel,
            lambda ws: set_number_block(
                ws, block.type, block.year, prefix=prefix, first=first, last=last
            ),
            lambda _changes: panel.close_panel(),
            refused,
        )
