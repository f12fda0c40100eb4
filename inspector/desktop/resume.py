"""After a kill or a power cut: one box names the visit that was stopped, and continues there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from inspector.desktop import theme
from inspector.desktop.pages.home_cards import visit_line
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import StatusLine
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.progress import VerdictBar
from inspector.desktop.widgets.text import Text
from inspector.desktop.words import clock_words
from inspector.i18n import _
from inspector.usecases.visit_summaries import Interrupted


def offer_to_resume(shell: Shell, stopped: Interrupted) -> Confirm:
    """Show the box; accepting opens the walk at the item where it stopped."""
    panel = Confirm(
        shell,
        _("上次有一次检查没有做完"),
        yes=_("从停下的地方继续"),
        no=_("先看工作台"),
        icon="history",
    )
    panel.content.addWidget(_summary(stopped))
    safe = StatusLine(_("数据已核对，没有损坏"), "green", "circle-check")
    panel.content.addWidget(safe)
    shell.cover(panel)
    visit, item = stopped.summary.head.id, stopped.item or ""
    panel.accepted.connect(lambda: shell.open("walk", visit=visit, item=item))
    panel.ask()
    return panel


def _summary(stopped: Interrupted) -> Card:
    summary = stopped.summary
    card = Card(look="sunken", margin=16)
    head = QHBoxLayout()
    head.setSpacing(theme.px(12))
    head.addWidget(Text(summary.head.facility_name, "section", elide=True), 1)
    head.addWidget(Text(visit_line(summary.head), "second"))
    card.body.addLayout(head)
    if summary.stopped_label:
        where = _("停在「{place}」，第 {number} 项").format(
            place=summary.stopped_label, number=stopped.item_number
        )
        card.body.addWidget(Text(where, "body", wrap=True))
    saved = _("最后保存 {day} {at}，已答 {answered} 项都在").format(
        day=(summary.saved_at or summary.head.begun)[:10],
        at=clock_words(summary.saved_at or summary.head.begun),
        answered=summary.progress.answered,
    )
    if summary.photos:
        saved += _("，照片 {photos} 张都在").format(photos=summary.photos)
    card.body.addWidget(Text(saved, "body", tone="ink2", wrap=True))
    if stopped.drafts:
        typed = _("正在写的 {count} 处文字也在，标着「没存上」").format(count=stopped.drafts)
        card.body.addWidget(Text(typed, "body", tone="blue", wrap=True))
    bar = VerdictBar()
    bar.show_progress(summary.progress)
    card.body.addWidget(bar)
    return card
