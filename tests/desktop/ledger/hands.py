"""What an inspector does on the page of the ledger."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QListView

from inspector.desktop.ledger.act_panel import ActPanel
from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.painted_rows import RECORD
from tests.desktop.closing.hands import press, type_into
from tests.desktop.conftest import settled

P = TypeVar("P", bound=FormPanel)


def ledger_page(shell: Shell, **args: str) -> LedgerPage:
    """The page, with the list read."""
    shell.go("ledger", **args)
    settled(shell)
    assert isinstance(shell.page, LedgerPage)
    return shell.page


def shown(view: QListView) -> list[str]:
    """The places of the lines in the list, as they stand."""
    model = view.model()
    records = [model.index(row, 0).data(RECORD) for row in range(model.rowCount())]
    return [f"{one.facility_name} {one.place}" for one in records]


def act(shell: Shell, page: LedgerPage, wanted: str) -> FormPanel:
    """Press the button of an act; the questions that it asks."""
    press(shell, page.detail.buttons[wanted])
    return panel(shell, FormPanel)


def panel(shell: Shell, kind: type[P]) -> P:
    """The questions over the page."""
    found = [one for one in shell.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def without_paper(shell: Shell, page: LedgerPage, wanted: str) -> ActPanel:
    """The questions of an act whose paper is not wanted."""
    form = act(shell, page, wanted)
    assert isinstance(form, ActPanel)
    if form.box is not None:
        form.box.setChecked(False)
    return form


def answer(form: FormPanel, **said: str) -> None:
    """Type into its fields; a choice is made by its value."""
    for name, text in said.items():
        field = form.fields[name]
        if hasattr(field.input, "row"):
            button = next(b for b in field.input.row.buttons if b.value == text)
            button.click()
        elif hasattr(field.input, "combo"):
            field.input.combo.choose(text)
        else:
            type_into(field.input.edge, text)


def give(shell: Shell, form: FormPanel) -> None:
    """Press the button that hands the answers over."""
    press(shell, form.yes)
