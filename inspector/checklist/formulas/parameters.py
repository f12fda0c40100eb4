"""Short ways to declare the parameters of a formula."""

from __future__ import annotations

from typing import TypedDict, Unpack

from inspector.checklist.formulas.model import Kind, Parameter

MOST = 1_000_000


class Given(TypedDict, total=False):
    """Where an argument comes from that nobody types: the facility's `fact`, else the `default`.

    One that is not `required` may be absent.
    """

    fact: str
    required: bool
    default: str


def count(
    name: str, label: str, unit: str, *, least: int = 0, most: int = MOST, **given: Unpack[Given]
) -> Parameter:
    """A whole number of things, `least` to `most` in the unit."""
    return _figure(Kind.INTEGER, name, label, unit, least, most, given)


def amount(
    name: str, label: str, unit: str, *, least: int = 0, most: int = MOST, **given: Unpack[Given]
) -> Parameter:
    """A measured decimal, `least` to `most` in the unit."""
    return _figure(Kind.NUMBER, name, label, unit, least, most, given)


def _figure(
    kind: Kind, name: str, label: str, unit: str, least: int, most: int, given: Given
) -> Parameter:
    return Parameter(
        name=name, label=label, kind=kind, unit=unit, minimum=least, maximum=most, **given
    )


def yes_no(name: str, label: str, **given: Unpack[Given]) -> Parameter:
    """A yes|no|unknown question."""
    return Parameter(name=name, label=label, kind=Kind.TRISTATE, **given)


def choice(name: str, label: str, *choices: str, **given: Unpack[Given]) -> Parameter:
    """One of several words."""
    return Parameter(name=name, label=label, kind=Kind.CHOICE, choices=choices, **given)


def day(name: str, label: str, *words: str, **given: Unpack[Given]) -> Parameter:
    """A date, or one of the words allowed in its place."""
    return Parameter(name=name, label=label, kind=Kind.DATE, choices=words, **given)


def when(name: str, label: str, **given: Unpack[Given]) -> Parameter:
    """A date of which only the year, or year and month, may be known."""
    return Parameter(name=name, label=label, kind=Kind.WHEN, **given)


def on() -> Parameter:
    """The day for which to judge; today unless given."""
    return day("on", "按哪一天算", default="today")


def region(*, required: bool = True, default: str | None = None) -> Parameter:
    """A region id, such as `wuzhong`; the facility's own region unless given."""
    return Parameter(
        name="region",
        label="地区",
        kind=Kind.TEXT,
        fact="region",
        required=required,
        default=default,
    )


def capacity(*, required: bool = True) -> Parameter:
    """Beds or old people, whichever are more: what many rules for the elderly start from."""
    return count("capacity", "床位或老年人数（取大者）", "床", fact="capacity", required=required)
