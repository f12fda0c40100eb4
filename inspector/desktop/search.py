"""Ctrl+K: one field over pages, the visit under way, facilities, visits, findings and papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.ledger.looks import STATE as LEDGER
from inspector.desktop.ledger.looks import pressing
from inspector.desktop.page_names import page_name
from inspector.desktop.papers.looks import STATE as PAPER
from inspector.desktop.papers.looks import number_words
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.chip import Chip, visit_chip
from inspector.desktop.widgets.field import LineEdit
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.list_row import ListRow
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.document import Document
from inspector.facts.facility import Facility
from inspector.facts.item import VisitItem
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import VisitSummary
from inspector.facts.vocabulary import Place, VisitState
from inspector.i18n import _
from inspector.usecases.documents import list_documents
from inspector.usecases.facilities import list_facilities
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.setup import Workspace
from inspector.usecases.visit_summaries import list_visits
from inspector.usecases.walk import visit_items

_MOST = 6
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Found(Struct, frozen=True):
    """What a text has led to."""

    text: str
    items: tuple[VisitItem, ...]
    facilities: tuple[Facility, ...]
    visits: tuple[VisitSummary, ...]
    lines: tuple[LedgerFinding, ...] = ()
    papers: tuple[tuple[Document, str], ...] = ()


def look_up(ws: Workspace, text: str, visit: str) -> Found:
    """Items of the visit under way, facilities, visits, findings, papers with their facilities.

    An empty text shows the latest visits.
    """
    facilities = list_facilities(ws, text) if text else ()
    names = {facility.id for facility in facilities}
    visits = tuple(one for one in list_visits(ws) if not text or one.head.facility in names)
    items = visit_items(ws, visit) if visit and text else ()
    matching = tuple(item for item in items if _matches(item, text))
    return Found(
        text,
        matching[:_MOST],
        facilities[:_MOST],
        visits[:_MOST],
        lines=_lines(ws, text)[:_MOST] if text else (),
        papers=_papers(ws, text)[:_MOST] if text else (),
    )


def _lines(ws: Workspace, text: str) -> tuple[LedgerFinding, ...]:
    """The lines of the ledger that say so, the pressing ones first."""
    return tuple(sorted(ledger(ws, LedgerFilter(search=text)), key=pressing))


def _papers(ws: Workspace, text: str) -> tuple[tuple[Document, str], ...]:
    """Papers by title, number or facility, the latest first."""
    names = {one.id: one.name for one in list_facilities(ws)}
    held = [(one, names.get(one.facility, "")) for one in list_documents(ws)]
    needle = text.casefold()
    found = [
        (one, name)
        for one, name in held
        if any(needle in part.casefold() for part in (one.title, one.number, name))
    ]
    return tuple(reversed(found))


def _matches(item: VisitItem, text: str) -> bool:
    needle = text.casefold()
    return any(needle in part.casefold() for part in (item.topic, item.ask, item.how))


class SearchPanel(Overlay):
    """The panel: type, up and down, Enter."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, width=760, top=True, flush=True)
        self._shell = shell
        self._desk = desk
        self._asked = ""
        self._rows: list[tuple[ListRow, Callable[[], object]]] = []
        self._chosen = 0
        self.field = LineEdit(hint=_("搜索检查对象、检查、检查项、问题、文书"), label=_("搜索"))
        self.field.setObjectName("Bare")
        self.field.setFont(theme.font(20))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self._list = Scroll(spacing=0)
        self._lay_out()
        shell.cover(self)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(10), theme.px(20), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("search", "accent", 24))
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap("Esc"))
        self.card.body.addWidget(head)
        self.card.body.addWidget(Hairline())
        self.card.body.addWidget(self._list)
        self.card.body.addWidget(Hairline())
        hint = Text(_("上下键选择，回车打开；检查对象可输首字母，如 slzjly"), "second")
        hint.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        self.card.body.addWidget(hint)

    def ask(self) -> None:
        """Show it with the focus in its field."""
        self.open(self.field)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter work from the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _STEPS:
            self._choose(self._chosen + _STEPS[event.key()])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rows:
                self._run(self._rows[self._chosen][1])
            return True
        return False

    def _search(self, text: str) -> None:
        self._asked = text.strip()
        asked, visit = self._asked, self._shell.here[1].get("visit", "")
        self._desk.ask(self, lambda ws: look_up(ws, asked, visit), self._show)

    def _show(self, found: Found) -> None:
        # An answer to an earlier keystroke is of no use any more.
        if found.text != self._asked:
            return
        self._clear()
        visit = self._shell.here[1].get("visit", "")
        self._group(_("这次检查"), [self._item_row(item, visit) for item in found.items])
        self._group(_("检查对象"), [self._facility_row(one) for one in found.facilities])
        self._group(_("检查"), [self._visit_row(one) for one in found.visits])
        self._group(_("整改"), [self._line_row(one) for one in found.lines])
        self._group(_("文书"), [self._paper_row(*one) for one in found.papers])
        self._group(_("页面"), self._page_rows(found.text))
        self._list.column.addStretch(1)
        self._choose(0)
        self._fit()

    def _group(self, caption: str, rows: Sequence[tuple[ListRow, Callable[[], object]]]) -> None:
        if not rows:
            return
        if self._rows:
            self._list.column.addWidget(Hairline())
        title = Text(caption, "label")
        title.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(4))
        self._list.column.addWidget(title)
        title.show()
        for row, press in rows:
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.pressed.connect(lambda held=press: self._run(held))
            self._list.column.addWidget(row)
            # Shown at once, so that the panel can be fitted to what it holds.
            row.show()
            self._rows.append((row, press))

    def _item_row(self, item: VisitItem, visit: str) -> tuple[ListRow, Callable[[], object]]:
        look = VERDICT[item.verdict]
        line = _("{place} · 第 {number} 项").format(
            place=Place.of(item.place).label, number=item.number
        )
        row = ListRow(item.ask, line, before=Icon(look.icon, look.tone), margin=24)
        return row, lambda: self._shell.open("walk", visit=visit, item=item.id)

    def _facility_row(self, one: Facility) -> tuple[ListRow, Callable[[], object]]:
        address = str(one.get("address") or "")
        line = " · ".join(part for part in (one.kinds_label, address) if part)
        mark = Icon("building-community", "ink2")
        row = ListRow(one.name, line, before=mark, margin=24)
        return row, lambda: self._shell.open("facilities", facility=one.id)

    def _visit_row(self, one: VisitSummary) -> tuple[ListRow, Callable[[], object]]:
        chip = visit_chip(one.head.state)
        line = f"{one.head.begun[:10]} · {one.head.mode.label}"
        mark = Icon("clipboard-check", "ink2")
        row = ListRow(one.head.facility_name, line, before=mark, after=chip, margin=24)
        if one.head.state is VisitState.PLANNED:
            return row, lambda: self._shell.open(
                "start", facility=one.head.facility, visit=one.head.id
            )
        page = {VisitState.OPEN: "walk", VisitState.FROZEN: "sign"}.get(one.head.state, "preview")
        return row, lambda: self._shell.open(page, visit=one.head.id)

    def _line_row(self, one: LedgerFinding) -> tuple[ListRow, Callable[[], object]]:
        look = LEDGER[one.state]
        line = " · ".join(part for part in (one.facility_name, one.place, one.found_on) if part)
        chip = Chip(one.state.label, look.tone, look.icon)
        mark = Icon("tool", "ink2")
        row = ListRow(one.topic, line, before=mark, after=chip, margin=24)
        return row, lambda: self._shell.open("ledger", finding=one.id)

    def _paper_row(self, one: Document, facility: str) -> tuple[ListRow, Callable[[], object]]:
        look = PAPER[one.state]
        line = " · ".join(part for part in (number_words(one), facility) if part)
        chip = Chip(one.state.label, look.tone, look.icon)
        mark = Icon("file-text", "ink2")
        row = ListRow(one.title, line, before=mark, after=chip, margin=24)
        return row, lambda: self._shell.open("papers", visit=one.visit, document=one.id)

    def _page_rows(self, text: str) -> list[tuple[ListRow, Callable[[], object]]]:
        entries = self._shell.rail.entries.items()
        pages = {key: entry.text() for key, entry in entries if not entry.isHidden()}
        pages["scans"] = page_name("scans")
        return [
            (
                ListRow(name, before=Icon("arrow-right", "ink2"), bold=False, margin=24),
                partial(self._shell.go, key),
            )
            for key, name in pages.items()
            if text.casefold() in name.casefold()
        ]

    def _choose(self, place: int) -> None:
        if not self._rows:
            return
        self._chosen = place % len(self._rows)
        for number, (row, _press) in enumerate(self._rows):
            row.set_selected(number == self._chosen)
        self._list.ensureWidgetVisible(self._rows[self._chosen][0], 0, theme.px(8))

    def _run(self, press: Callable[[], object]) -> None:
        self.close_panel()
        press()

    def _clear(self) -> None:
        self._rows = []
        column = self._list.column
        while column.count():
            part = column.takeAt(0)
            widget = part.widget() if part is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _fit(self) -> None:
        wanted = self._list.column.sizeHint().height()
        most = self.height() - theme.px(88 + 64 + 44 + 24)
        self._list.setFixedHeight(max(min(wanted, most), theme.px(60)))
