"""How each state looks: a symbol and a colour that never come without their word."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Conclusion, HazardVerdict, Severity, Verdict, VisitState


class Look(Struct, frozen=True):
    """Icon name and tone (green, red, amber, blue, grey or accent)."""

    icon: str
    tone: str


VERDICT: dict[Verdict, Look] = {
    Verdict.PASS: Look("circle-check", "green"),
    Verdict.FAIL: Look("square-x", "red"),
    Verdict.NOT_APPLICABLE: Look("circle-minus", "grey"),
    Verdict.UNCHECKED: Look("circle-dashed", "blue"),
}

VISIT: dict[VisitState, Look] = {
    VisitState.PLANNED: Look("calendar", "blue"),
    VisitState.OPEN: Look("circle-dashed", "blue"),
    VisitState.FROZEN: Look("writing-sign", "blue"),
    VisitState.CLOSED: Look("circle-check", "green"),
    VisitState.ABANDONED: Look("circle-minus", "grey"),
}

CONCLUSION: dict[Conclusion, Look] = {
    Conclusion.NONE: Look("circle-check", "green"),
    Conclusion.PROBLEMS: Look("square-x", "red"),
    Conclusion.MAJOR_HAZARD: Look("alert-octagon", "red"),
}

HAZARD: dict[HazardVerdict, Look] = {
    HazardVerdict.HIT: Look("alert-octagon", "red"),
    HazardVerdict.NO: Look("circle-check", "green"),
    HazardVerdict.UNSURE: Look("help-circle", "blue"),
}

SEVERITY_MARKS: dict[Severity, str] = {
    Severity.MINOR: "▲",
    Severity.MAJOR: "▲▲",
    Severity.CRITICAL: "▲▲▲",
}
