"""The mark 没存上 on a field whose text was typed before the program was stopped."""

from __future__ import annotations

from inspector.desktop.widgets.field import Field
from inspector.desktop.widgets.text import Text
from inspector.i18n import _

_BEHIND_THE_HINT = 2


class UnsavedMark(Text):
    """Stands behind the label of a field while its text is a draft and no entry."""

    def __init__(self, field: Field) -> None:
        super().__init__(_("没存上"), "label", tone="red", parent=field)
        self.hide()
        field.aside.insertWidget(_BEHIND_THE_HINT, self)
