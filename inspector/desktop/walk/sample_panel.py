"""抽样: how many places there are, which of them were drawn, and what else is looked at."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.form_panel import TEXT, Ask, FormPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.sampling import Sample
from inspector.facts.vocabulary import Repeat
from inspector.i18n import _
from inspector.usecases import sampling
from inspector.usecases.setup import Workspace

_BETWEEN = re.compile(r"[、，,；;\n]+")


class Drawn(Struct, frozen=True):
    """What was drawn so far, and the number that the facility's facts give, where they do."""

    sample: Sample | None
    expected: int | None


def drawn(ws: Workspace, visit: str, repeat: Repeat) -> Drawn:
    """What the panel begins with."""
    held = sampling.sample_of(ws, visit).get(repeat)
    return Drawn(held, sampling.expected_total(ws, visit, repeat))


def draw_places(ws: Workspace, visit: str, repeat: Repeat, said: dict[str, str]) -> Sample:
    """Draw by the answers of the panel, then add what else is to be looked at."""
    total = int(said["total"]) if said["total"] else None
    sample = sampling.propose(ws, visit, repeat, total=total, names=split_names(said["names"]))
    more = split_names(said.get("more", ""))
    return sampling.add(ws, visit, repeat, more) if more else sample


def split_names(text: str) -> tuple[str, ...]:
    """Names parted by 、, comma or line."""
    return tuple(part for name in _BETWEEN.split(text) if (part := name.strip()))


class SamplePanel(FormPanel):
    """The number, or the names, of all places; the draw itself is the program's."""

    def __init__(self, host: QWidget, repeat: Repeat, held: Drawn) -> None:
        sample = held.sample
        total = sample.total if sample else held.expected
        asks = [
            Ask(name="total", caption=_("一共有几处"), text=str(total or "")),
            Ask(
                name="names",
                caption=_("有名称的逐个写，用顿号隔开（可不填）"),
                form=TEXT,
                text="、".join(sample.names) if sample else "",
                example=_("写了名称就按名称抽，不看上面的总数"),
            ),
        ]
        if sample is not None:
            asks.append(Ask(name="more", caption=_("另外加看（可不填，用顿号隔开）")))
        super().__init__(
            host,
            _("抽样：{what}").format(what=repeat.label),
            _("由程序抽，抽中的和总数都记在检查里；总数改了再抽，也不能挑着换。"),
            asks=tuple(asks),
            yes=_("保存") if sample else _("抽样"),
            icon="list-check",
        )
        if sample is not None:
            self.add(Text(_sentence(sample), "body", wrap=True))

    def fault(self, said: dict[str, str]) -> str:
        """Why the number cannot be used, or ""."""
        if said["names"]:
            return ""
        number = said["total"]
        usable = number.isascii() and number.isdigit() and 1 <= int(number) <= sampling.MOST
        return "" if usable else _("填整数，1 到 {most}").format(most=sampling.MOST)


def _sentence(sample: Sample) -> str:
    words = _("{total} 处里抽中 {n} 处：{names}").format(
        total=sample.total, n=len(sample.chosen), names="、".join(sample.chosen)
    )
    if sample.added:
        words += _("；加看：{names}").format(names="、".join(sample.added))
    return words
