"""Thumbnails in rows; one or several are chosen, arrows move, Enter assigns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.photo_tile import PhotoTile
from inspector.facts.photo import Photo
from inspector.i18n import _

_WIDE, _HIGH = 168, 126


class PoolTile(PhotoTile):
    """A larger thumbnail; the chosen ones are edged, those that belong to an item are ticked.

    Signals:
        touched: pressed, with whether others stay chosen and whether a range is meant.
        held: a long press.
    """

    touched = Signal(bool, bool)
    held = Signal()

    def __init__(self, photo: Photo, words: str, parent: QWidget) -> None:
        covered = bool(photo.redactions)
        super().__init__(photo.id, words, internal=photo.internal, covered=covered, parent=parent)
        self.photo = photo
        self.chosen = False
        self.setCheckable(False)

    def sizeHint(self) -> QSize:
        """168 × 126."""
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    def looks_like(self, photo: Photo) -> bool:
        """Whether its picture and its marks still hold."""
        held = self.photo
        marks = (photo.turn, photo.internal, photo.redactions)
        return (held.turn, held.internal, held.redactions) == marks

    def set_chosen(self, chosen: bool) -> None:
        """Show it as chosen, or no longer."""
        if chosen != self.chosen:
            self.chosen = chosen
            state = [_("已选中")] if chosen else []
            self.setAccessibleDescription(" ".join([*state, *self.marks]))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it; Ctrl adds, Shift takes the range."""
        keys = event.modifiers()
        self.touched.emit(
            bool(keys & Qt.KeyboardModifier.ControlModifier),
            bool(keys & Qt.KeyboardModifier.ShiftModifier),
        )
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the grid and the page."""
        event.ignore()

    def _held(self) -> None:
        self.setDown(False)
        self.held.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its mark, its edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.photo.item is not None:
            side = theme.px(24)
            spot = QRectF(box.right() - side - theme.px(6), theme.px(6), side, side)
            paint.rounded(painter, spot, fill="green-soft", edge="green-edge", radius=12)
            inset = theme.px(4)
            inner = spot.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, "check", "green", inner)
        if self.chosen:
            paint.rounded(painter, box, edge="accent", width=4)


class PoolGrid(QWidget):
    """All thumbnails.

    Signals:
        chosen: what is chosen has changed.
        looked: the id of a photo to look at closer.
        entered: Enter was pressed.
    """

    chosen = Signal()
    looked = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._flow.setSpacing(theme.px(12))
        self.tiles: dict[str, PoolTile] = {}
        self._anchor = ""

    def show_photos(self, photos: tuple[Photo, ...], words: dict[str, str]) -> None:
        """Show other photos; those still there keep their picture and stay chosen."""
        held, self.tiles = self.tiles, {}
        focused = next((key for key, tile in held.items() if tile.hasFocus()), "")
        place = self._place_of(self._anchor, list(held))
        wanted = {photo.id for photo in photos}
        for key, tile in held.items():
            self._flow.removeWidget(tile)
            if key not in wanted:
                tile.hide()
                tile.deleteLater()
        for photo in photos:
            tile = self._tile(photo, words[photo.id], held.get(photo.id))
            self.tiles[photo.id] = tile
            self._flow.addWidget(tile)
            tile.show()
        if not self.selected and self.tiles:
            keys = list(self.tiles)
            self.choose(keys[min(place, len(keys) - 1)])
            return
        if focused in self.tiles:
            self.tiles[focused].setFocus()  # it may have been made anew
        self._told()

    def _told(self) -> None:
        """Tab comes to the chosen photo alone: keys must not act beside the ring of the focus."""
        keys = list(self.tiles)
        for place, tile in enumerate(self.tiles.values()):
            stop = place == self._place_of(self._anchor, keys)
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(strong if stop else click)
        self.chosen.emit()

    def _tile(self, photo: Photo, words: str, held: PoolTile | None) -> PoolTile:
        if held is not None and held.looks_like(photo):
            held.photo = photo
            held.setText(words)
            held.update()
            return held
        made = PoolTile(photo, words, self)
        made.touched.connect(lambda adds, spans: self._touch(made.key, adds=adds, spans=spans))
        made.held.connect(lambda: self.looked.emit(made.key))
        if held is not None:
            made.set_chosen(held.chosen)
            held.hide()
            held.deleteLater()
        return made

    @property
    def selected(self) -> tuple[Photo, ...]:
        """The chosen photos in their order."""
        return tuple(tile.photo for tile in self.tiles.values() if tile.chosen)

    def choose(self, key: str, *, focus: bool = True) -> None:
        """Choose one photo alone."""
        self._anchor = key
        for held, tile in self.tiles.items():
            tile.set_chosen(held == key)
        if key in self.tiles and focus:
            self.tiles[key].setFocus()
        self._told()

    def choose_all(self) -> None:
        """Choose every photo."""
        for tile in self.tiles.values():
            tile.set_chosen(True)
        self._told()

    def _touch(self, key: str, *, adds: bool, spans: bool) -> None:
        if spans and self._anchor in self.tiles:
            keys = list(self.tiles)
            low, high = sorted((keys.index(self._anchor), keys.index(key)))
            for place, held in enumerate(keys):
                self.tiles[held].set_chosen(low <= place <= high)
            self._told()
        elif adds:
            self.tiles[key].set_chosen(not self.tiles[key].chosen)
            self._anchor = key
            self._told()
        else:
            self.choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space looks closer, Enter assigns."""
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._in_a_row(),
            Qt.Key.Key_Up: -self._in_a_row(),
        }
        keys = list(self.tiles)
        if event.key() in steps and keys:
            place = self._place_of(self._anchor, keys) + steps[event.key()]
            self.choose(keys[min(max(place, 0), len(keys) - 1)])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Space and self._anchor in self.tiles:
            self.looked.emit(self._anchor)
            return
        super().keyPressEvent(event)

    def _in_a_row(self) -> int:
        return max(1, (self.width() + theme.px(12)) // (theme.px(_WIDE) + theme.px(12)))

    @staticmethod
    def _place_of(key: str, keys: list[str]) -> int:
        return keys.index(key) if key in keys else 0
