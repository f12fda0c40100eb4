"""The visit on paper: 随身单 for the pocket, and the full checklist with room for notes."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby

from inspector.checklist.judge import limit_label
from inspector.facts.item import VisitItem
from inspector.facts.route_sheet import RouteLine, RouteSheet, RouteStop
from inspector.facts.vocabulary import Place, Repeat
from inspector.usecases.asking import ask
from inspector.workspace import Workspace

# Without the signs that are taken for each other in handwriting.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 4


def pocket_pdf(ws: Workspace, visit: str) -> bytes:
    """随身单: at most two pages of numbers, topics and boxes."""
    from inspector.reports.pocket import render_pocket

    return render_pocket(route_sheet(ws, visit))


def blank_pdf(ws: Workspace, visit: str) -> bytes:
    """The full blank checklist of a visit."""
    from inspector.reports.blank_checklist import render_blank

    return render_blank(route_sheet(ws, visit))


def route_sheet(ws: Workspace, visit: str) -> RouteSheet:
    """The items of a visit by stop, as papers show them."""
    asked = ask(ws, visit)
    stops = groupby(asked.items, key=lambda item: item.place)
    return RouteSheet(
        visit=visit,
        facility=asked.head.facility_name,
        agency=asked.head.agency,
        begun=asked.head.begun,
        code=sheet_code(asked.items),
        stops=tuple(
            RouteStop(label=Place.of(place).label, lines=tuple(map(_line, held)))
            for place, held in stops
        ),
    )


def sheet_code(items: Iterable[VisitItem]) -> str:
    """Four signs that change when the same numbers would mean other items."""
    digest = sha256("\n".join(item.id for item in items).encode()).digest()
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest[:_CODE_LENGTH])


def _line(item: VisitItem) -> RouteLine:
    measure = item.measure
    return RouteLine(
        number=item.number,
        topic=item.topic,
        ask=item.ask,
        fails=item.fails,
        limit=limit_label(measure) if measure else "",
        measured=measure.name if measure else "",
        unit=measure.unit if measure else "",
        repeat=Repeat.of(item.repeat).label if item.repeat else "",
    )
