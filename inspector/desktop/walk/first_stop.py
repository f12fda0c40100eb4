"""Which field of an answer takes the focus: where one begins, goes on, or has something to add."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit

from inspector.desktop.walk.act_half import ActHalf


def begin(act: ActHalf) -> None:
    """The value where one is measured or computed, else the verdict."""
    item = act.item
    if item is not None and act.shown is None:
        if item.measure is not None:
            act.value.edit.setFocus()
            return
        if item.calc is not None and act.inputs.focus_first():
            return
    act.verdict.setFocus()


def go_on(act: ActHalf, drafts: Collection[str]) -> bool:
    """Where text was recovered, at its end; False where none was."""
    for name, row in act.typed_rows().items():
        if name in drafts and row.isVisibleTo(act):
            row.edit.setFocus()
            if isinstance(row.edit, QLineEdit):
                row.edit.end(False)
            return True
    return False


def complete(act: ActHalf) -> None:
    """The first required row that is empty, after 不符合."""
    item = act.item
    if item is None:
        return
    if item.major_hazard and act.hazard.ruling is None:
        act.hazard.row.setFocus()
    elif not act.place.edit.text().strip():
        act.place.edit.setFocus()
    elif not act.note.edit.text().strip():
        act.note.edit.setFocus()
    else:
        act.photos.add.setFocus()
