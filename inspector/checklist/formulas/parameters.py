"""Short ways to declare the parameters of a formula."""

from __future__ import annotations

from inspector.checklist.formulas.model import Kind, Parameter

MOST = 1_000_000


def count(
    name: str,
    label: str,
    unit: str,
    *,
    fact: str | None = None,
    least: int = 0,
    most: int = MOST,
    required: bool = True,
    default: str | None = None,
) -> Parameter:
    """A whole number of things."""
    return Parameter(
        name=name,
        label=label,
        kind=Kind.INTEGER,
        unit=unit,
        fact=fact,
        minimum=least,
        maximum=most,
        required=required,
        default=default,
    )


def amount(
    name: str,
    label: str,
    unit: str,
    *,
    fact: str | None = None,
    least: int = 0,
    most: int = MOST,
    required: bool = True,
) -> Parameter:
    """A measured decimal."""
    return Parameter(
        name=name,
        label=label,
        kind=Kind.NUMBER,
        unit=unit,
        fact=fact,
        minimum=least,
        maximum=most,
        required=required,
    )


def yes_no(
    name: str,
    label: str,
    *,
    fact: str | None = None,
    required: bool = True,
    default: str | None = None,
) -> Parameter:
    """A yes|no|unknown question."""
    return Parameter(
        name=name, label=label, kind=Kind.TRISTATE, fact=fact, required=required, default=default
    )


def choice(
    name: str,
    label: str,
    *choices: str,
    fact: str | None = None,
    required: bool = True,
    default: str | None = None,
) -> Parameter:
    """One of several words."""
    return Parameter(
        name=name,
        label=label,
        kind=Kind.CHOICE,
        choices=choices,
        fact=fact,
        required=required,
        default=default,
    )


def day(
    name: str, label: str, *words: str, fact: str | None = None, required: bool = True
) -> Parameter:
    """A date, or one of the words allowed in its place."""
    return Parameter(
        name=name, label=label, kind=Kind.DATE, choices=words, fact=fact, required=required
    )


def when(name: str, label: str, *, fact: str | None = None, required: bool = True) -> Parameter:
    """A date of which only the year, or year and month, may be known."""
    return Parameter(name=name, label=label, kind=Kind.WHEN, fact=fact, required=required)


def on() -> Parameter:
    """The day for which to judge; today unless given."""
    return Parameter(name="on", label="按哪一天算", kind=Kind.DATE, default="today")


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
