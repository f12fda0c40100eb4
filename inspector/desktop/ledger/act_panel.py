"""The questions of an act that comes with a paper, and whether the paper is issued with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.form_panel import (
    CHOICE,
    DATE,
    LINE,
    TEXT,
    TIME,
    Ask,
    AskField,
    FormPanel,
)
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.document import InputForm, PaperInput
from inspector.facts.rectification import Act
from inspector.i18n import _
from inspector.usecases.acts_with_paper import ActPaper

_FORMS = {
    InputForm.LINE: LINE,
    InputForm.NUMBER: LINE,
    InputForm.TEXT: TEXT,
    InputForm.DATE: DATE,
    InputForm.TIME: TIME,
    InputForm.CHOICE: CHOICE,
}
_WITHOUT: Mapping[Act, tuple[str, ...]] = {Act.HAND_OVER: ("on", "note")}
"""What an act asks only where no paper says it: a letter has its own day."""
_OF_PAPER, _REASON = "paper.", "reason."


class ActPanel(FormPanel):
    """What the act asks first, then a box for its paper and what only the paper asks."""

    def __init__(
        self, host: QWidget, act: Act, detail: str, asks: tuple[Ask, ...], paper: ActPaper
    ) -> None:
        super().__init__(host, act.label, detail, asks=asks, yes=act.label)
        self._act = act
        self.box: CheckBox | None = None
        if paper.why:
            words = _("不出《{title}》：{why}").format(title=paper.title, why=paper.why)
            self.add(Text(words, "second", wrap=True))
        else:
            self._offer(paper)

    def _offer(self, paper: ActPaper) -> None:
        self.box = CheckBox(
            _("同时出具《{title}》").format(title=paper.title),
            detail=_("照这里填的写好，出具后可以看和打印"),
            boxed=True,
        )
        self.box.setChecked(True)
        self.box.toggled.connect(lambda _on: self._suit())
        self.add(self.box)
        for one in paper.inputs:
            if one.form in _FORMS:
                field = AskField(_ask(one))
                self.fields[field.ask.name] = field
                self.add(field)
        self._suit()

    @property
    def with_paper(self) -> bool:
        """Whether the paper is issued too."""
        return self.box is not None and self.box.isChecked()

    def fields_of(self, said: Mapping[str, str]) -> dict[str, str]:
        """The answers that only the paper asked for, by its inputs."""
        return {
            name.removeprefix(_OF_PAPER): text
            for name, text in said.items()
            if name.startswith(_OF_PAPER)
        }

    def reasons_of(self, said: Mapping[str, str]) -> dict[str, str]:
        """The leader's reasons, by the condition that they set aside."""
        return {
            name.removeprefix(_REASON): text
            for name, text in said.items()
            if name.startswith(_REASON) and text
        }

    def ask_reasons(self, error: InspectorError) -> None:
        """A field for each condition of the paper that a reason would set aside."""
        conditions = error.context.get("conditions", ())
        for code in conditions if isinstance(conditions, tuple) else ():
            name = f"{_REASON}{code}"
            if name not in self.fields:
                caption = _("理由（检查组长），只留在内部")
                field = AskField(Ask(name=name, caption=caption, required=True))
                self.fields[name] = field
                self.add(field)
            self.fields[name].input.setFocus()
        self._suit()

    def _suit(self) -> None:
        for name, field in self.fields.items():
            if name.startswith((_OF_PAPER, _REASON)):
                field.setVisible(self.with_paper)
            elif name in _WITHOUT.get(self._act, ()):
                field.setVisible(not self.with_paper)
        self._fit()


def _ask(one: PaperInput) -> Ask:
    return Ask(
        name=f"{_OF_PAPER}{one.id}",
        caption=one.caption,
        form=_FORMS[one.form],
        required=one.required,
        text=one.default,
        example=one.hint,
        choices=tuple((choice, choice) for choice in one.choices),
    )
