"""A field around an input of a form, and what is wrong with a day or a time typed into one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from inspector.desktop.widgets.field import Field
from inspector.desktop.widgets.form_input import FormInput
from inspector.i18n import _


class InputField(Field):
    """Label, input, error; typing takes the error back."""

    def __init__(self, label: str, edit: FormInput, *, hint: str = "") -> None:
        super().__init__(label, edit, hint=hint)
        self.input = edit
        self.edge = edit.edge
        edit.edited.connect(lambda: self.set_error(""))


def day_fault(text: str) -> str:
    """Why a text is no day, or ""."""
    return "" if _reads(date.fromisoformat, text) else _("日期写成 2026-12-05 这样")


def time_fault(text: str) -> str:
    """Why a text is no time of a day, or ""."""
    return "" if _reads(datetime.fromisoformat, text) else _("写成 2026-12-05 09:30 这样")


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
