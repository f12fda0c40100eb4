"""Several findings followed as one, or one followed as several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.form_panel import Ask, AskField, FormPanel
from inspector.facts.rectification import LedgerFinding
from inspector.i18n import _
from inspector.usecases.regrouping import Part

_FIRST = 2


class MergePanel(FormPanel):
    """Other open findings of the facility, each with a box.

    Signals:
        merging: ids of those that go into this one.
    """

    merging = Signal(list)

    def __init__(self, host: QWidget, line: LedgerFinding, others: Sequence[LedgerFinding]) -> None:
        super().__init__(
            host,
            _("并入「{topic}」").format(topic=line.topic),
            _("勾上的问题以后跟这一条一起办，期限按最早的算。"),
            asks=(),
            yes=_("合并"),
            icon="files",
        )
        self.boxes = {
            one.id: CheckBox(one.topic, detail=one.place or one.facility_name, boxed=True)
            for one in others
        }
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self._allow())
            self.add(box)
        self.wanted.connect(lambda _said: self.merging.emit(self.chosen))
        self._allow()

    @property
    def chosen(self) -> list[str]:
        """The ids of the boxes that are checked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.chosen))


class SplitPanel(FormPanel):
    """Places, each with what was seen there; at least two.

    Signals:
        splitting: the parts (Part).
    """

    splitting = Signal(list)

    def __init__(self, host: QWidget, line: LedgerFinding) -> None:
        super().__init__(
            host,
            _("拆分「{topic}」").format(topic=line.topic),
            _("一处一条，各自整改、复查和销号；期限和已填的内容带过去。"),
            asks=(),
            yes=_("拆分"),
            icon="files",
        )
        self.parts: list[tuple[AskField, AskField]] = []
        self._seen = line.seen
        self.more = Button(_("再加一处"), icon="plus", compact=True)
        self.more.clicked.connect(self._add)
        for _number in range(_FIRST):
            self._add()
        self.add(self.more)
        self.parts[0][0].input.show_text(line.place)
        self.wanted.connect(self._split)

    def _add(self) -> None:
        number = len(self.parts) + 1
        place = AskField(
            Ask(
                name=f"place{number}",
                caption=_("第 {n} 处的具体位置").format(n=number),
                required=number <= _FIRST,
            )
        )
        seen = AskField(
            Ask(
                name=f"seen{number}",
                caption=_("第 {n} 处看到的情况").format(n=number),
                example=_("不填就照原来的"),
            )
        )
        self.parts.append((place, seen))
        column = self.area.column
        spot = column.indexOf(self.more)
        for field in (place, seen):
            self.fields[field.ask.name] = field
            column.insertWidget(spot if spot >= 0 else column.count(), field)
            spot += 1 if spot >= 0 else 0

    def _split(self, said: dict[str, str]) -> None:
        parts = [
            Part(place=said[place.ask.name], seen=said[seen.ask.name])
            for place, seen in self.parts
            if said[place.ask.name]
        ]
        self.splitting.emit(parts)
