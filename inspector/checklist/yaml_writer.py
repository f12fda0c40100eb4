"""Checklist files written by the program, with the key that stands on every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct

_DUMPER: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ENDLESS = 2**30


class Spot(Struct, frozen=True):
    """What a line of the file says: a key of the item of this index, or of the file (None)."""

    item: int | None
    key: str


class Written(Struct, frozen=True, kw_only=True):
    """The text of a file, and the spot of each of its lines; the first line is 1."""

    text: str
    spots: tuple[Spot, ...]

    def spot(self, line: int) -> Spot:
        """What stands on a line."""
        return self.spots[min(line, len(self.spots)) - 1]


def write_checklist(
    head: Mapping[str, object],
    items: Sequence[Mapping[str, object]],
    tail: Mapping[str, object],
) -> Written:
    """A checklist: keys of the file, its items, and the keys after them; None is left out."""
    lines: list[str] = []
    spots: list[Spot] = []

    def add(text: str, spot: Spot) -> None:
        lines.append(text)
        spots.extend(spot for _line in text.splitlines())

    for key, value in head.items():
        add(_pair(key, value, ""), Spot(None, key))
    add("items:\n" if items else "items: []\n", Spot(None, "items"))
    for number, item in enumerate(items):
        mark = "- "
        for key, value in item.items():
            if value is not None:
                add(_pair(key, value, mark), Spot(number, key))
                mark = "  "
    for key, value in tail.items():
        if value:
            add(_pair(key, value, ""), Spot(None, key))
    return Written(text="".join(lines), spots=tuple(spots))


def write_mapping(values: Mapping[str, object]) -> str:
    """One mapping, a key on each line; None is left out."""
    return "".join(_pair(key, value, "") for key, value in values.items() if value is not None)


def _pair(key: str, value: object, mark: str) -> str:
    """`key: value` as YAML, its further lines indented as far as the mark is wide."""
    # Every value that YAML would take for a number, a date or a truth value gets its quotes.
    written = yaml.dump(
        {key: value},
        Dumper=_DUMPER,
        allow_unicode=True,
        width=_ENDLESS,
        sort_keys=False,
        # Lists and mappings on one line where they hold no others, but never `key` itself.
        default_flow_style=None if isinstance(value, (list, dict)) else False,
    )
    first, *others = written.splitlines(keepends=True)
    return mark + first + "".join(" " * len(mark) + line for line in others)
