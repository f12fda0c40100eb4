"""What is being signed: its number, its conclusion, its counts; the hash stays in the annex."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.conclusion_card import stands_of
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.states import CONCLUSION
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import Force, VisitState
from inspector.i18n import _


class RecordCard(Card):
    """Title, number with its editable prefix, conclusion, counts, and the way to the preview.

    Signals:
        preview: the paper is to be looked at. prefix: another prefix for the number.
    """

    preview = Signal()
    prefix = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=16)
        self.title = Text("", "strong", wrap=True)
        self.number = Text("", "body", wrap=True)
        self.change = Button(_("改代字"), kind="link", icon="edit")
        self.state = Text("", "hint", wrap=True)
        for part in (self.title, self.number, self.state, self.change):
            self.body.addWidget(part)
        self.body.addWidget(self._prefix_row())
        self.body.addWidget(self._conclusion_row())
        self.detail = Text("", "second", tone="ink", wrap=True)
        self.counts = Text("", "second", tone="ink", wrap=True)
        self.look = Button(_("先看打印样张"), icon="eye", key="F7", compact=True)
        self.body.addWidget(self.detail)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.counts)
        self.papers = Button(_("全部文书"), icon="files", compact=True)
        self.body.addWidget(self.look)
        self.body.addWidget(self.papers)
        self.look.clicked.connect(self.preview)
        self.change.clicked.connect(self._edit)

    def _prefix_row(self) -> QWidget:
        self.edit = QWidget(self)
        row = QHBoxLayout(self.edit)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.field = TextField("", example=_("如：示镇检"))
        self.field.line.setAccessibleName(_("文号代字"))
        self.keep = Button(_("存"), compact=True)
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        self.field.line.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.edit.hide()
        return self.edit

    def _conclusion_row(self) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(8))
        self._mark = Icon("circle", "ink2", 22)
        self.conclusion = Text("", "section", wrap=True)
        row.addWidget(self._mark)
        row.addWidget(self.conclusion, 1)
        return held

    def show_standing(self, standing: Standing) -> None:
        """Show what the paper will say, or says."""
        self.title.setText(standing.paper.title)
        given = standing.head.number is not None
        given_up = standing.head.state is VisitState.ABANDONED
        self.number.setText(_("没有文号，或已作废") if given_up else standing.number)
        self.look.setVisible(not given_up)
        self.papers.setVisible(not given_up)
        state = "" if given or given_up else _("定稿时给这个号")
        if standing.head.revision > 1:
            state = _("第 {n} 版，文号不变").format(n=standing.head.revision)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        editable = standing.open and not given
        self.change.setVisible(editable)
        self.edit.setVisible(editable and self.edit.isVisibleTo(self))
        if not self.field.line.hasFocus():
            self.field.line.setText(standing.prefix)
        self._show_conclusion(standing)
        self._show_counts(standing)

    def _show_conclusion(self, standing: Standing) -> None:
        conclusion = standing.review.conclusion
        look, stand = CONCLUSION[conclusion], stands_of(standing)[conclusion]
        self._mark.show_icon(look.icon, look.tone)
        self.conclusion.setText(stand.title)
        self.conclusion.set_tone(look.tone)
        note = _("笔录只记事实，不印结论") if standing.paper.transcript else ""
        self.detail.setText("\n".join(part for part in (stand.detail, note) if part))

    def _show_counts(self, standing: Standing) -> None:
        progress, head = standing.progress, standing.head
        ended = head.ended[11:16] if head.ended else _("定稿时")
        advice = sum(f.force is Force.ADVISORY for f in standing.review.findings)
        lines = [
            _("{begun} 到 {ended}").format(begun=head.begun[11:16], ended=ended),
            _("{items} 项，符合 {passed}，不符合 {failed}").format(
                items=progress.items, passed=progress.passed, failed=progress.failed
            ),
            *([_("（其中建议 {n} 条）").format(n=advice)] if advice else []),
            _("不涉及 {na}，未检查 {unchecked}，照片 {photos} 张").format(
                na=progress.not_applicable, unchecked=progress.unchecked, photos=standing.photos
            ),
        ]
        self.counts.setText("\n".join(lines))
        draft = head.state is VisitState.OPEN
        self.look.setText(_("先看打印样张") if draft else _("看文书"))

    def show_kept(self, problem: str) -> None:
        """The prefix is kept, or it is not: `problem` says why, beneath the field."""
        self.field.set_error(problem)
        self.edit.setVisible(bool(problem))
        self.change.setVisible(not problem)

    def _edit(self) -> None:
        self.change.hide()
        self.edit.show()
        self.field.line.setFocus()
        self.field.line.selectAll()

    def _keep(self) -> None:
        self.prefix.emit(self.field.text())
