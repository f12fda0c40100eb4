"""遮挡: places of a photo that no copy shows; the original keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.vocabulary import Word
from inspector.i18n import N_

_GRAIN = Decimal("0.0001")
_LEAST = Decimal("0.005")
_WHOLE = Decimal(1)


class Cover(Word):
    """How a place is covered."""

    BOX = "box", N_("涂黑")
    PIXEL = "pixel", N_("马赛克")


class Redaction(Struct, frozen=True, kw_only=True):
    """A covered place: left, top, width and height as fractions of the picture as it is shown."""

    x: Decimal
    y: Decimal
    w: Decimal
    h: Decimal
    kind: Cover = Cover.BOX

    @classmethod
    def of(
        cls,
        x: float | str,
        y: float | str,
        w: float | str,
        h: float | str,
        kind: Cover = Cover.BOX,
    ) -> Redaction:
        """The place, cut to the picture and rounded outwards; photo.bad_redaction names it."""
        written = f"{x},{y},{w},{h}"
        try:
            left, top, wide, high = (Decimal(str(part).strip()) for part in (x, y, w, h))
            right, foot = min(left + wide, _WHOLE), min(top + high, _WHOLE)
            left = max(left, Decimal(0)).quantize(_GRAIN, ROUND_FLOOR)
            top = max(top, Decimal(0)).quantize(_GRAIN, ROUND_FLOOR)
            right = right.quantize(_GRAIN, ROUND_CEILING)
            foot = foot.quantize(_GRAIN, ROUND_CEILING)
            sound = right - left >= _LEAST and foot - top >= _LEAST
        except InvalidOperation:
            sound = False
        if not sound:
            raise InspectorError("photo.bad_redaction", value=written)
        return cls(x=left, y=top, w=right - left, h=foot - top, kind=kind)

    def turned(self, by: int) -> Redaction:
        """The same place after the picture was turned clockwise by a multiple of 90 degrees."""
        place = self
        for _quarter in range(by % 360 // 90):
            place = Redaction(
                x=_WHOLE - place.y - place.h, y=place.x, w=place.h, h=place.w, kind=place.kind
            )
        return place

    @property
    def body(self) -> dict[str, str]:
        """The place as an entry keeps it."""
        held = {"x": self.x, "y": self.y, "w": self.w, "h": self.h}
        return {**{name: f"{part:.4f}" for name, part in held.items()}, "kind": self.kind.value}

    @classmethod
    def read(cls, body: Mapping[str, str]) -> Redaction:
        """The place of an entry."""
        x, y, w, h = (Decimal(body[name]) for name in ("x", "y", "w", "h"))
        return cls(x=x, y=y, w=w, h=h, kind=Cover.of(body["kind"]))
