"""What the facility said: its opinion at signing, its refusal, its statements on papers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.closing.signing_words import refusal_words
from inspector.desktop.closing.standing import Said, Standing
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, SignerRole
from inspector.i18n import _


class OpinionCard(Card):
    """One paragraph for each thing said: what it is, by whom and when, then the words."""

    def __init__(self) -> None:
        super().__init__(_("被检查单位的意见"), icon="message", margin=16)
        self.said: list[tuple[str, str]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(6))
        self.body.addLayout(self._column)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show what was said; the card is gone where nothing was."""
        said = list(_said(standing))
        self.setVisible(bool(said))
        if said == self.said:
            return
        self.said = said
        empty(self._column)
        for head, words in said:
            if self._column.count():
                self._column.addWidget(Hairline())
            self._column.addWidget(Text(head, "second", wrap=True))
            self._column.addWidget(Text(words, "body", wrap=True))


def _said(standing: Standing) -> Iterator[tuple[str, str]]:
    for signature in standing.signatures:
        if signature.role is not SignerRole.FACILITY:
            continue
        if signature.opinion:
            yield _head(_("签字时的意见"), signature), signature.opinion
        if signature.manner is Manner.REFUSED:
            yield _head(_("拒绝签字"), signature), refusal_words(signature)
    for one in standing.statements:
        yield _statement_head(one), one.statement.text


def _head(what: str, signature: Signature) -> str:
    at = signature.at[:16].replace("T", " ")
    return " · ".join(part for part in (what, signature.person, signature.position, at) if part)


def _statement_head(one: Said) -> str:
    said = one.statement
    about = _("第 {n} 项").format(n=said.finding) if said.finding is not None else ""
    late = _("超过期限") if said.late else ""
    paper = _("陈述意见，对《{title}》").format(title=one.paper)
    parts = (paper, about, said.by, said.at[:16].replace("T", " "), late)
    return " · ".join(part for part in parts if part)
