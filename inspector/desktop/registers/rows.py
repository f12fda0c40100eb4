"""How certificates and devices stand in a list: whose, what, until when, how long that is."""

from __future__ import annotations

from datetime import date

from inspector.desktop.widgets.chip import Chip, due_chip
from inspector.desktop.widgets.list_row import ListRow
from inspector.facts.register import Equipment, StaffCertificate
from inspector.i18n import _
from inspector.usecases.expiring import SOON_DAYS


def certificate_row(one: StaffCertificate, today: date) -> ListRow:
    """王某 · 健康证明, beneath it post, number, last day and note."""
    return ListRow(
        f"{one.person} · {one.kind.label}",
        _second(one.post, one.number, _ends(one.until, _("{day} 到期")), one.note),
        after=until_chip(one.until, today),
        bold=False,
    )


def device_row(one: Equipment, today: date) -> ListRow:
    """电梯 · 东楼, beneath it number, next inspection and note."""
    return ListRow(
        " · ".join(part for part in (one.kind.label, one.place) if part),
        _second(one.number, _ends(one.until, _("{day} 前检验")), one.note),
        after=until_chip(one.until, today),
        bold=False,
    )


def _ends(until: str, words: str) -> str:
    return words.format(day=until) if until else ""


def _second(*parts: str) -> str:
    return " · ".join(part for part in parts if part) or _("没有登记编号和日期")


def until_chip(until: str, today: date) -> Chip:
    """How long until a day: valid, ending soon, expired or not known."""
    if not until:
        return Chip(_("不清楚"), "blue", "help-circle")
    day = date.fromisoformat(until)
    days = (day - today).days
    if days > SOON_DAYS:
        return Chip(_("有效"), "green", "circle-check")
    return due_chip(day, days)


def counts(untils: tuple[str, ...], today: date) -> str:
    """6 个，1 个已过期，2 个快到期."""
    days = [(date.fromisoformat(until) - today).days for until in untils if until]
    expired = sum(one < 0 for one in days)
    soon = sum(0 <= one <= SOON_DAYS for one in days)
    parts = [_("{n} 个").format(n=len(untils))] if untils else [_("还没有登记")]
    if expired:
        parts.append(_("{n} 个已过期").format(n=expired))
    if soon:
        parts.append(_("{n} 个快到期").format(n=soon))
    return "，".join(parts)
