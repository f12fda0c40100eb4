"""Who is talked to, without a name: the how-manieth, alone or not, where, and what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.interviews.talks import ALONE, Heard, Talk, hints_in, people_words
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.field import Field, LineEdit, TextArea
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.interview import InterviewSheet
from inspector.i18n import _

NEW = ""


class PersonCard(Card):
    """The right side of the page.

    Signals:
        chosen: the id of a talk, NEW for another person.
        alone_changed, place_left, words_left: something about this talk was changed.
        removed: take this talk out of the counts.
        lead_wanted: the value of the kind of 线索 to be registered.
    """

    chosen = Signal(str)
    alone_changed = Signal(bool)
    place_left = Signal()
    words_left = Signal()
    removed = Signal()
    lead_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        pane = Scroll(spacing=10)
        self.body.addWidget(pane)
        side = pane.column
        edge = theme.px(16)
        side.setContentsMargins(edge, theme.px(12), edge, theme.px(12))
        self.asked = Text("", "strong", wrap=True)
        self.advice = Text("", "second", wrap=True)
        self.people = ChoiceRow([], label=_("第几位"), columns=0)
        self.alone = CheckBox("", boxed=True)
        self.place = LineEdit(hint=_("可以不写，如 203-2床"), label=_("床号或序号"))
        self.words = TextArea(hint=_("可以不写；不写姓名、电话"), label=_("说了什么"), lines=3)
        self.place_field = Field(_("床号或序号"), self.place, hint=_("不写姓名"))
        self.words_field = Field(_("说了什么"), self.words)
        self.hint = LeadHint()
        self.remove = Button(_("删去这一位"), kind="link", icon="trash")
        for part in (
            self.asked,
            self.advice,
            self.people,
            self.alone,
            self.place_field,
            self.words_field,
            self.hint,
            self.remove,
        ):
            side.addWidget(part)
        side.addStretch(1)
        self.people.chosen.connect(self.chosen)
        self.alone.clicked.connect(lambda: self.alone_changed.emit(self.alone.isChecked()))
        self.place.left.connect(self.place_left)
        self.place.returnPressed.connect(self.place_left)
        self.place.textEdited.connect(lambda _text: self.place_field.set_error(""))
        self.words.left.connect(self.words_left)
        self.words.textChanged.connect(lambda: self.words_field.set_error(""))
        self.remove.clicked.connect(self.removed)
        self.hint.wanted.connect(self.lead_wanted)

    def show_people(self, heard: Heard, sheet: InterviewSheet, talk: Talk) -> None:
        """Who was talked to so far, and which of them is shown."""
        held = heard.of(sheet.kind)
        words = _("问 {people}，已问 {n} 位")
        self.asked.setText(words.format(people=people_words(sheet), n=len(held)))
        self.advice.setText(sheet.note)
        options = [(one.id, _("第 {n} 位").format(n=one.number)) for one in held]
        if not talk.id:
            options.append((NEW, _("第 {n} 位").format(n=len(held) + 1)))
        if options != [(button.value, button.text()) for button in self.people.buttons]:
            self.people.set_options(options)
        self.people.choose(talk.id)
        for button in self.people.buttons:
            if button.value == talk.id:
                button.setChecked(True)
        self.alone.setText(_(ALONE[sheet.kind]))
        self.remove.setVisible(bool(talk.id))
        self.hint.show_hints(sheet, talk)
        for part in (self.alone, self.place, self.words, self.remove):
            part.setEnabled(heard.editable)

    def show_talk(self, talk: Talk) -> None:
        """Another talk: what was written of it."""
        self.alone.setChecked(talk.alone)
        self.place.setText(talk.place)
        self.words.setText(talk.words)
        self.place_field.set_error("")
        self.words_field.set_error("")


class LeadHint(Card):
    """What the answers point to, and the way to register it; nothing where they point nowhere.

    Signals:
        wanted: the value of the kind of 线索.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(look="amber", margin=12)
        self.words = Text("", "body", wrap=True)
        self.body.addWidget(self.words)
        self._column = QVBoxLayout()
        self._first = ""
        self.register = Button(_("登记线索单"), icon="lock", compact=True)
        self.register.clicked.connect(lambda: self.wanted.emit(self._first))
        self.body.addWidget(self.register)
        self.hide()

    def show_hints(self, sheet: InterviewSheet, talk: Talk) -> None:
        """Point out what was heard."""
        hints = hints_in(sheet, talk)
        self.setVisible(bool(hints))
        if hints:
            self._first = hints[0].value
            names = "、".join(one.label for one in hints)
            words = _("▲ 可能涉及{names}。再问清楚时间、地点、是谁，登记成线索单，单独移交。")
            self.words.setText(words.format(names=names))
