"""What is asked once for a whole area: that the rest was looked at, or why it is left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.walk.words_rows import REASONS, PhraseLine
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.field import Field, TextArea
from inspector.desktop.widgets.text import Text
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

_MOST = 8


class GroupPanel(Confirm):
    """其余已逐一看过，均符合: asked once, with what it leaves out."""

    def __init__(
        self, host: QWidget, area: str, count: int, left_out: tuple[str, ...], who: str
    ) -> None:
        super().__init__(
            host,
            _("「{area}」其余 {n} 项都逐一看过，都符合吗？").format(area=area, n=count),
            _("会记成整组确认，写明 {who} 和现在的时间。").format(who=who),
            yes=_("都看过，均符合"),
            no=_("再看看"),
            icon="circle-check",
        )
        if left_out:
            listed = "、".join(left_out[:_MOST])
            more = _("等") if len(left_out) > _MOST else ""
            words = _("要量的、带★的、重大隐患、上次不符合和要先确认的不在内，仍须逐项答：")
            self.content.addWidget(Text(words, "second", wrap=True))
            text = f"{listed}{more}（{_('{n} 项').format(n=len(left_out))}）"
            self.content.addWidget(Text(text, "body", wrap=True))


class SkipPanel(Confirm):
    """The whole area 不涉及 or 本次不查, with one reason for all.

    Signals:
        settled: the Verdict and the reason.
    """

    settled = Signal(object, str)

    def __init__(self, host: QWidget, area: str, count: int) -> None:
        super().__init__(
            host,
            _("「{area}」还没答的 {n} 项一起处理").format(area=area, n=count),
            _("已经答过的不变。"),
            yes=_("就这样记"),
            icon="circle-minus",
            width=680,
            writes=True,
        )
        self.kind = ChoiceRow(
            [
                (Verdict.NOT_APPLICABLE.value, _("不涉及"), "circle-minus"),
                (Verdict.UNCHECKED.value, _("本次不查"), "circle-dashed"),
            ],
            label=_("怎么记"),
        )
        self.kind.choose(Verdict.NOT_APPLICABLE.value)
        self.content.addWidget(self.kind)
        self.phrases = PhraseLine(lines=2)
        self.content.addWidget(self.phrases)
        self.text = TextArea(hint=_("点上面的常用理由，或自己写"), lines=1, most=4)
        self.field = Field(_("理由（必填）"), self.text)
        self.content.addWidget(self.field)
        self.kind.chosen.connect(lambda _value: self._offer())
        self.phrases.taken.connect(self.text.setText)
        self.text.textChanged.connect(lambda: self.field.set_error(""))
        self.phrases.setMinimumHeight(theme.px(44))
        self._offer()

    @property
    def verdict(self) -> Verdict:
        """不涉及, or 未检查 with its reason."""
        return Verdict.of(self.kind.value)

    def ask(self) -> None:
        """Open it with the focus on the choice."""
        super().ask()
        self.kind.setFocus()

    def _offer(self) -> None:
        self.phrases.show_phrases(tuple(_(words) for words in REASONS[self.verdict]))

    def _accept(self) -> None:
        reason = self.text.text().strip()
        if not reason:
            self.field.set_error(_("写明理由，一句就够；会记到每一项上"))
            self.text.setFocus()
            return
        super()._accept()
        self.settled.emit(self.verdict, reason)


class ReasonPanel(Confirm):
    """Why one item of 本区速录 does not apply, or was not looked at.

    Signals:
        settled: the reason, perhaps empty.
    """

    settled = Signal(str)

    def __init__(self, host: QWidget, topic: str, verdict: Verdict) -> None:
        word = _("不涉及") if verdict is Verdict.NOT_APPLICABLE else _("本次不查")
        super().__init__(
            host,
            _("{topic}：{word}的理由").format(topic=topic, word=word),
            yes=_("记下"),
            writes=True,
        )
        self.phrases = PhraseLine(lines=3)
        self.content.addWidget(self.phrases)
        self.text = TextArea(hint=_("点上面的常用理由，或自己写"), lines=1, most=4)
        self.content.addWidget(Field(_("理由"), self.text))
        self.phrases.taken.connect(self._take)
        self.phrases.show_phrases(tuple(_(words) for words in REASONS[verdict]))
        self.accepted.connect(lambda: self.settled.emit(self.text.text().strip()))

    def ask(self) -> None:
        """Open it with the focus on the first phrase."""
        super().ask()
        if self.phrases.chips:
            self.phrases.chips[0].setFocus()

    def _take(self, phrase: str) -> None:
        self.text.setText(phrase)
        self.yes.click()
