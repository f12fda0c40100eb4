"""The photos of an answer, how to add some, and whether it was put right on the spot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.field import Field
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.photo_tile import AddTile, PhotoTile
from inspector.facts.item import VisitItem
from inspector.facts.photo import Photo
from inspector.facts.vocabulary import Evidence
from inspector.i18n import N_, _

_WANTED = {
    Evidence.PHOTO: N_("至少 1 张"),
    Evidence.DOCUMENT: N_("至少 1 张，拍资料"),
    Evidence.READING: N_("至少 1 张，拍读数"),
    Evidence.NONE: "",
}


class PhotoRow(QWidget):
    """Thumbnails in the order they were taken, the tile that adds one, the way to the pool.

    Signals:
        add_wanted: F5.
        pool_wanted: 待归类照片.
        looked: the id of a photo to look at closer.
        corrected_changed: 当场改正 was ticked or not.
    """

    add_wanted = Signal()
    pool_wanted = Signal()
    looked = Signal(str)
    corrected_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        strip = QWidget(self)
        self._flow = FlowLayout(strip, ends=True)
        self._flow.setSpacing(theme.px(8))
        self.add = AddTile(_("加照片"), "F5")
        self.add.clicked.connect(self.add_wanted)
        self.pool = Button("", icon="photo", compact=True)
        self.pool.clicked.connect(self.pool_wanted)
        self.corrected = CheckBox(_("当场改正"), detail=_("改正后补一张照片"), boxed=True)
        self.corrected.toggled.connect(lambda _on: self._ticked())
        for widget in (self.add, self.corrected, self.pool):
            self._flow.addWidget(widget)
        self.field = Field(_("照片"), strip)
        column.addWidget(self.field)
        self.tiles: dict[str, PhotoTile] = {}
        self._looks: list[tuple[object, ...]] = []
        self._loose = 0
        self._failed = False
        self._filling = False

    def show_photos(self, photos: tuple[Photo, ...]) -> list[Photo]:
        """Show other photos; those whose picture is still wanted."""
        looks: list[tuple[object, ...]] = [(p.id, p.turn, p.internal, p.redactions) for p in photos]
        if looks != self._looks:
            self._looks = looks
            self._rebuild(photos)
            return list(photos)
        for photo in photos:
            self.tiles[photo.id].setText(photo_words(photo))
        return []

    def _rebuild(self, photos: tuple[Photo, ...]) -> None:
        for tile in self.tiles.values():
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for widget in (self.add, self.corrected, self.pool):
            self._flow.removeWidget(widget)
        self.tiles = {}
        for photo in photos:
            covered = bool(photo.redactions)
            tile = PhotoTile(photo.id, photo_words(photo), internal=photo.internal, covered=covered)
            tile.looked.connect(lambda key=photo.id: self.looked.emit(key))
            self.tiles[photo.id] = tile
            self._flow.addWidget(tile)
            tile.show()
        for widget in (self.add, self.corrected, self.pool):
            self._flow.addWidget(widget)

    def show_picture(self, photo: str, jpeg: bytes) -> None:
        """A thumbnail has arrived."""
        if photo in self.tiles:
            self.tiles[photo].show_picture(jpeg)

    def show_wanted(self, item: VisitItem, *, failed: bool) -> None:
        """What is wanted as evidence of a failure."""
        wanted = failed and item.evidence != Evidence.NONE
        self.field.hint.setText(_(_WANTED[Evidence.of(item.evidence)]) if wanted else "")
        self.field.hint.setVisible(wanted)
        self._failed = failed
        self.corrected.setVisible(failed)
        self._fit_pool()

    def show_corrected(self, *, corrected: bool) -> None:
        """Show whether it was put right on the spot."""
        self._filling = True
        self.corrected.setChecked(corrected)
        self._filling = False

    def show_pool(self, count: int) -> None:
        """How many photos belong to no item yet."""
        self._loose = count
        self._fit_pool()

    def _fit_pool(self) -> None:
        """Beside the photos of a failure there is no room for what is not needed there."""
        words = _("待归类 {n}").format(n=self._loose) if self._loose else _("导入照片")
        self.pool.setText(words)
        self.pool.setVisible(bool(self._loose) or not self._failed)

    def _ticked(self) -> None:
        if not self._filling:
            self.corrected_changed.emit()


def photo_words(photo: Photo) -> str:
    """What stands on a thumbnail: its caption, else when it was taken."""
    if photo.caption:
        return photo.caption
    return photo.taken[11:16] if photo.taken else ""
