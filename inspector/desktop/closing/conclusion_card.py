"""The conclusion on its own: decided by facts; one that they contradict says why."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.states import CONCLUSION
from inspector.desktop.widgets.text import Text
from inspector.facts.review import Finding
from inspector.facts.vocabulary import Conclusion, Force, HazardVerdict, Severity
from inspector.i18n import _

_PADDING, _ICON, _GAP = 18, 24, 14
_WRAP = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Stand(Struct, frozen=True):
    """How one conclusion stands: its words, why, and the item that could still bring it about."""

    title: str
    detail: str
    chosen: bool = False
    item: str = ""


def stands_of(standing: Standing) -> dict[Conclusion, Stand]:
    """What the facts say of each conclusion."""
    review = standing.review
    binding = [f for f in review.findings if f.force is not Force.ADVISORY]
    return {
        Conclusion.NONE: _nothing_found(standing, len(binding)),
        Conclusion.PROBLEMS: _problems(binding, review.conclusion),
        Conclusion.MAJOR_HAZARD: _hazard(review.findings, review.conclusion),
    }


def _nothing_found(standing: Standing, binding: int) -> Stand:
    chosen = standing.review.conclusion is Conclusion.NONE
    unchecked = standing.progress.unchecked
    if not chosen:
        failed = _("有不符合项 {n} 项，不能选").format(n=binding)
        return Stand(Conclusion.NONE.label, failed if binding else _("有重大事故隐患，不能选"))
    if not (standing.progress.passed or standing.progress.failed):
        return Stand(_("未作检查"), _("没有一项查出结果"), chosen)
    if unchecked:
        return Stand(_("已查各项未发现问题"), _("{n} 项未检查").format(n=unchecked), chosen)
    return Stand(Conclusion.NONE.label, _("各项都已检查"), chosen)


def _problems(binding: list[Finding], conclusion: Conclusion) -> Stand:
    label, count = Conclusion.PROBLEMS.label, len(binding)
    if not count:
        return Stand(label, _("没有不符合项，不能选"))
    if conclusion is Conclusion.MAJOR_HAZARD:
        return Stand(label, _("有重大事故隐患，按下面一档"))
    said = [_("{n} 项").format(n=count)]
    critical = sum(f.severity is Severity.CRITICAL for f in binding)
    corrected = sum(f.corrected for f in binding)
    said += [_("其中严重 {n} 项").format(n=critical)] if critical else []
    said += [_("已当场改正 {n} 项").format(n=corrected)] if corrected else []
    return Stand(label, "，".join(said), chosen=True)


def _hazard(findings: tuple[Finding, ...], conclusion: Conclusion) -> Stand:
    label = Conclusion.MAJOR_HAZARD.label
    hit = [f for f in findings if f.major_hazard is HazardVerdict.HIT]
    unsure = [f for f in findings if f.major_hazard is HazardVerdict.UNSURE]
    if conclusion is Conclusion.MAJOR_HAZARD:
        return Stand(label, _("{n} 项属于重大事故隐患").format(n=len(hit)), chosen=True)
    if unsure:
        said = _("{n} 项难以判定，提请部门认定").format(n=len(unsure))
        return Stand(label, said, item=f"{unsure[0].item}/{unsure[0].instance}")
    return Stand(label, _("没有判定为「属于」的项，不能选"))


class ConclusionBox(Pressable):
    """One conclusion, 68 px or more: filled where chosen, grey where contradicted."""

    def __init__(self, conclusion: Conclusion, parent: QWidget | None = None) -> None:
        super().__init__(conclusion.label, parent)
        self._look = CONCLUSION[conclusion]
        self.stand = Stand(conclusion.label, "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stand(self, stand: Stand) -> None:
        """Show how it stands; one that leads to an item can be pressed."""
        self.stand = stand
        self.setText(stand.title)
        self.setAccessibleDescription(stand.detail)
        self.setCheckable(stand.chosen)
        self.setChecked(stand.chosen)
        self.setEnabled(stand.chosen or bool(stand.item))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Both texts with their margins."""
        inner = self._inner(width)
        words = sum(_height(font, text, inner) for font, text in self._lines())
        return max(theme.px(68), words + 2 * theme.px(10))

    def sizeHint(self) -> QSize:
        """Comfortable for its title."""
        width = theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns wrap it."""
        return QSize(theme.px(200), theme.px(68))

    def nextCheckState(self) -> None:
        """Facts choose, not the pointer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, symbol, title, reason, tick."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink, second = self._box(painter, box)
        side = theme.px(_ICON)
        top = round((box.height() - side) / 2)
        icons.paint(painter, self._look.icon, ink, QRectF(theme.px(_PADDING), top, side, side))
        inner = self._inner(self.width())
        lines = self._lines()
        y = (box.height() - sum(_height(font, text, inner) for font, text in lines)) / 2
        left = theme.px(_PADDING + _ICON + _GAP)
        for (font, text), tone in zip(lines, (ink, second), strict=False):
            height = _height(font, text, inner)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            painter.drawText(QRectF(left, y, inner, height), _WRAP, text)
            y += height
        if self.stand.chosen:
            place = QRectF(box.width() - theme.px(_PADDING) - side, top, side, side)
            icons.paint(painter, "check", ink, place)

    def _box(self, painter: QPainter, box: QRectF) -> tuple[str, str]:
        if self.stand.chosen:
            paint.rounded(painter, box, fill=self._look.tone)
            return "white", "white"
        if not self.isEnabled():
            paint.rounded(painter, box, fill="grey-soft", edge="grey-edge")
            return "grey", "grey"
        fill = "accent-soft" if self.hovered else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        return "ink2", "ink2"

    def _lines(self) -> list[tuple[QFont, str]]:
        lines = [(theme.font(18, bold=True), self.text())]
        return lines + ([(theme.font(14), self.stand.detail)] if self.stand.detail else [])

    def _inner(self, width: int) -> int:
        right = _PADDING + (_ICON + _GAP if self.stand.chosen else 0)
        return width - theme.px(_PADDING + _ICON + _GAP + right)


def _height(font: QFont, text: str, width: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(font).boundingRect(0, 0, width, 10_000, flags, text).height()


class ConclusionCard(Card):
    """The three conclusions, one below the other.

    Signals:
        go: the item whose hazard is undecided, with "/" and its instance.
    """

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("结论"))
        self.line = Text(_("由事实决定，分数不影响结论"), "second", wrap=True)
        self.body.addWidget(self.line)
        self.boxes = {conclusion: ConclusionBox(conclusion) for conclusion in Conclusion}
        for box in self.boxes.values():
            self.body.addWidget(box)
            box.clicked.connect(lambda _on=False, held=box: self._press(held))

    def show_standing(self, standing: Standing) -> None:
        """Show what the facts decide."""
        for conclusion, stand in stands_of(standing).items():
            self.boxes[conclusion].show_stand(stand)
        self.line.setText(
            _("由事实决定，分数不影响结论；笔录只记事实，不印结论")
            if standing.paper.transcript
            else _("由事实决定，分数不影响结论")
        )

    def _press(self, box: ConclusionBox) -> None:
        if box.stand.item:
            self.go.emit(box.stand.item)
