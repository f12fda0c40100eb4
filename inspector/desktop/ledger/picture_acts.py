"""What is done with one picture of correction: covered, described and paired, turned, removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from inspector.desktop.covering import Places, cover_picture
from inspector.desktop.desk import Desk
from inspector.desktop.ledger.pictures import COVER, REMOVE, THUMB, TURN, WORDS, Picture, Viewer
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import CHOICE, Ask, FormPanel
from inspector.facts.rectification import LedgerFinding, LedgerPhoto
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import correction_photos
from inspector.usecases.setup import Workspace


class PictureActs(QObject):
    """Reads pictures, asks what an act on one needs, and does it in the database lane."""

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk = shell, desk

    def fill(self, picture: Picture, finding: str) -> None:
        """Show what belongs into a place of this line."""
        sha256 = picture.sha256 or ""
        self._desk.ask(
            picture,
            lambda ws: correction_photos.picture_thumbnail(ws, finding, sha256, THUMB),
            picture.show_picture,
            lambda _error: None,
        )

    def look(self, line: LedgerFinding, sha256: str) -> None:
        """Show one picture of a line large."""
        panel = Viewer(self._shell, line.topic)
        self._shell.cover(panel)
        panel.open(panel.picture)
        self._desk.ask(
            panel,
            lambda ws: correction_photos.picture_file(ws, line.id, sha256).read_bytes(),
            panel.picture.show_picture,
        )

    def begin(self, act: str, line: LedgerFinding, photo: str) -> None:
        """Do one of PICTURE_ACTS with the picture of this id."""
        held = next((one for one in line.photos_after if one.id == photo), None)
        if held is None:
            return
        acts: dict[str, Callable[[LedgerFinding, LedgerPhoto], object]] = {
            COVER: self._cover,
            WORDS: self._describe,
            TURN: self._turn,
            REMOVE: self._remove,
        }
        acts[act](line, held)

    def _cover(self, line: LedgerFinding, photo: LedgerPhoto) -> None:
        def read(ws: Workspace) -> bytes:
            return correction_photos.uncovered_file(ws, line.id, photo.id).read_bytes()

        def keep(ws: Workspace, places: Places) -> Changes:
            return correction_photos.redact_correction_photo(ws, line.id, photo.id, places)

        cover_picture(self._shell, self._desk, photo.redactions, read, keep)

    def _describe(self, line: LedgerFinding, photo: LedgerPhoto) -> None:
        panel = FormPanel(
            self._shell,
            _("整改照片的说明"),
            line.topic,
            asks=_asks(line, photo),
            yes=_("保存"),
            icon="pencil",
        )

        def kept(_changes: Changes) -> None:
            panel.close_panel()

        def give(said: dict[str, str]) -> None:
            self._desk.write(
                panel,
                lambda ws: correction_photos.change_correction_photo(
                    ws, line.id, photo.id, caption=said["caption"], before=said.get("before")
                ),
                kept,
                lambda error: panel.show_refusal(error.sentence),
            )

        panel.wanted.connect(give)
        self._shell.cover(panel)
        panel.ask()

    def _turn(self, line: LedgerFinding, photo: LedgerPhoto) -> None:
        self._desk.write(
            self,
            lambda ws: correction_photos.change_correction_photo(ws, line.id, photo.id, turn_by=90),
        )

    def _remove(self, line: LedgerFinding, photo: LedgerPhoto) -> None:
        panel = Confirm(
            self._shell,
            _("去掉这张整改照片？"),
            _("台账和文书里不再用它；原图和校验值留作证据。"),
            yes=_("去掉"),
            icon="trash",
            danger=True,
        )
        panel.accepted.connect(
            lambda: self._desk.write(
                self,
                lambda ws: correction_photos.remove_correction_photo(ws, line.id, photo.id),
            )
        )
        self._shell.cover(panel)
        panel.ask()


def _asks(line: LedgerFinding, photo: LedgerPhoto) -> tuple[Ask, ...]:
    """What it shows and, where there is a choice, which picture before it answers."""
    words = Ask(
        name="caption",
        caption=_("照片说明"),
        text=photo.caption,
        example=_("拍的是什么、在哪里"),
    )
    if len(line.photos_before) < 2:
        return (words,)
    choices = tuple(
        (sha256, _("第 {n} 张").format(n=number))
        for number, sha256 in enumerate(line.photos_before, 1)
    )
    pair = Ask(
        name="before",
        caption=_("对着哪一张整改前照片（不选就按先后）"),
        form=CHOICE,
        text=photo.before,
        choices=choices,
    )
    return (words, pair)
