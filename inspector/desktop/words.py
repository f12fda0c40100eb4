"""Times and days in words for people."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from inspector.i18n import _


def day_words(day: date) -> str:
    """2026年11月20日 星期五."""
    names = (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))
    return _("{year}年{month}月{day}日 星期{name}").format(
        year=day.year, month=day.month, day=day.day, name=names[day.weekday()]
    )


def clock_words(at: str) -> str:
    """14:32:05 of an ISO time; what is no ISO time stays as it is."""
    try:
        return datetime.fromisoformat(at).strftime("%H:%M:%S")
    except ValueError:
        return at


def when_words(at: str, today: date) -> str:
    """今天 17:40, 昨天 17:40, or 2026-11-18 17:40 of an ISO time."""
    moment = datetime.fromisoformat(at)
    hour = moment.strftime("%H:%M")
    if moment.date() == today:
        return _("今天 {hour}").format(hour=hour)
    if moment.date() == today - timedelta(days=1):
        return _("昨天 {hour}").format(hour=hour)
    return f"{moment.date().isoformat()} {hour}"
