"""遮挡: what nobody is to see on a photo is drawn over; the original keeps it.

Open it over any page: make it, `cover` and `open` it, give it the uncovered JPEG with
`show_photo`, write on `settled`, then call `close_panel`, or `show_refusal` where it failed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.redact_board import RedactBoard
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.redaction import Cover, Redaction
from inspector.i18n import _

_WIDE, _SIDE = 1180, 288
_HIGH, _AROUND = 600, 112


class RedactOverlay(Overlay):
    """The photo at the left, how to cover and the steps back at the right.

    Signals:
        settled: tuple of Redaction, once the person keeps them.
    """

    settled = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, width=_WIDE)
        self._at_first: tuple[Redaction, ...] = ()
        self._warned = False
        self.board = RedactBoard()
        self.board.setEnabled(False)
        height = min(theme.px(_HIGH), host.height() - theme.px(_AROUND))
        self.board.setFixedHeight(height)
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(self.board, 1)
        row.addWidget(self._side(height))
        self.card.body.addLayout(row)
        self.board.changed.connect(self._show)
        back = QShortcut(QKeySequence("Ctrl+Z"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.undo.click)
        self.act_by(self.yes)
        self._show()

    def _side(self, height: int) -> QWidget:
        holder = QWidget()
        holder.setFixedSize(theme.px(_SIDE), height)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        pane = Scroll(spacing=8)
        column.addWidget(pane, 1)
        side = pane.column
        side.setContentsMargins(theme.px(3), theme.px(3), theme.px(12), theme.px(3))
        side.addWidget(Text(_("遮住不该给人看的"), "card-title", wrap=True))
        words = _("人脸、床头卡、证件、电话。印出来和导出的都遮住；原照片留在证据库，不改。")
        side.addWidget(Text(words, "second", wrap=True))
        self.kinds = ChoiceRow([(one.value, one.label) for one in Cover], label=_("怎么遮"))
        self.kinds.choose(Cover.BOX.value)
        self.kinds.chosen.connect(self._choose_kind)
        side.addWidget(self.kinds)
        self.add = Button(_("加一处"), icon="plus", key="N", compact=True)
        self.next = Button(_("换下一处"), icon="chevron-right", key="PgDn", compact=True)
        self.remove = Button(_("去掉这处"), icon="trash", key="Del", compact=True)
        self.undo = Button(_("退一步"), icon="arrow-back-up", key="Ctrl+Z", compact=True)
        for button, press in (
            (self.add, self.board.add),
            (self.next, self.board.choose_next),
            (self.remove, self.board.remove),
            (self.undo, self.board.undo),
        ):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(press)
            side.addWidget(button)
        words = _("按住鼠标拖出一处；方向键移动，Shift+方向键改大小。")
        side.addWidget(Text(words, "second", wrap=True))
        side.addStretch(1)
        self.said = Text("", "second", tone="red", wrap=True, parent=holder)
        self.said.hide()
        column.addWidget(self.said)
        self.yes = Button("", kind="primary", key="Ctrl+Enter")
        self.no = Button(_("不改了"), key="Esc")
        for button in (self.yes, self.no):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        self.yes.clicked.connect(self._give)
        self.no.clicked.connect(self.escape)
        return holder

    def show_photo(self, jpeg: bytes, redactions: tuple[Redaction, ...]) -> None:
        """The uncovered picture has arrived; `redactions` lie on it as it is shown."""
        self._at_first = redactions
        self.board.setEnabled(True)
        self.board.show_photo(jpeg, redactions)
        self.board.setFocus()

    def ask(self) -> None:
        """Open it."""
        self.open(self.board)

    def show_refusal(self, sentence: str) -> None:
        """It could not be kept: say why."""
        self._say(sentence)
        self.yes.setEnabled(True)

    def escape(self) -> None:
        """Esc: what was drawn is given up only when asked twice."""
        if self._dirty and not self._warned:
            self._warned = True
            self._say(_("改动还没存：Ctrl+Enter 存下，再按一次 Esc 就不要了"))
            return
        self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's keys work wherever the focus is in the panel."""
        keys = (Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_PageDown)
        if event.key() in keys and not self.board.hasFocus():
            self.board.keyPressEvent(event)
            return
        super().keyPressEvent(event)

    @property
    def _dirty(self) -> bool:
        return self.board.shown and self.board.redactions != self._at_first

    def _choose_kind(self, value: str) -> None:
        self.board.cover_with(Cover.of(value))

    def _show(self) -> None:
        board = self.board
        held = len(board.places)
        # A click beside the card must not lose what was drawn.
        self.closable = not self._dirty
        self._warned = False
        self.said.hide()
        if board.chosen >= 0:
            board.kind = board.places[board.chosen].kind
            self.kinds.choose(board.kind.value)
        self.add.setEnabled(board.shown)
        self.next.setEnabled(held > 1)
        self.remove.setEnabled(board.chosen >= 0)
        self.undo.setEnabled(board.undoable)
        self.yes.setEnabled(self._dirty)
        self.yes.setText(_("存下 {n} 处遮挡").format(n=held) if held else _("存下，不遮挡"))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    def _give(self) -> None:
        if self._dirty:
            self.yes.setEnabled(False)
            self.settled.emit(self.board.redactions)
