"""A field for a day that may be left out."""

from __future__ import annotations

from datetime import date

from inspector.desktop.widgets.field import TextField
from inspector.i18n import _


class DayField(TextField):
    """A TextField whose text is a day, as 2028-06-30, or nothing."""

    def day(self) -> date | None:
        """The day; None where nothing, or no day, stands in the field."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            return None

    def check(self) -> bool:
        """Whether a day or nothing stands in the field; else it is said beneath."""
        good = not self.text() or self.day() is not None
        self.set_error("" if good else _("日期写成 2028-06-30 这样，或者不填"))
        return good
