"""遮挡 on a copy of a picture: black, or blocks too coarse to be read back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import ceil, floor

from PIL import Image

from inspector.facts.redaction import Cover, Redaction
from inspector.journal.canonical import encode

_BLOCKS = 6  # along the longer side: a face or a number cannot be told from so few
_BLACK = (0, 0, 0)


def covered(image: Image.Image, redactions: Sequence[Redaction]) -> Image.Image:
    """The RGB picture with these places covered, whole pixels and outwards; itself if none."""
    if not redactions:
        return image
    copy = image.copy()
    for one in redactions:
        box = _pixels(one, copy.width, copy.height)
        if one.kind is Cover.BOX:
            copy.paste(_BLACK, box)
        else:
            copy.paste(_coarse(copy.crop(box)), box)
    return copy


def _pixels(one: Redaction, width: int, height: int) -> tuple[int, int, int, int]:
    right, foot = one.x + one.w, one.y + one.h
    return (
        floor(one.x * width),
        floor(one.y * height),
        min(width, ceil(right * width)),
        min(height, ceil(foot * height)),
    )


def _coarse(place: Image.Image) -> Image.Image:
    longer = max(place.size)
    few = tuple(max(1, round(side * _BLOCKS / longer)) for side in place.size)
    blocks = place.resize((few[0], few[1]), Image.Resampling.BOX)
    return blocks.resize(place.size, Image.Resampling.NEAREST)


def variant(turn: int, redactions: Sequence[Redaction]) -> str:
    """A short name for how a picture is shown: turned so, covered there."""
    if not redactions:
        return str(turn)
    places = encode({"redactions": [one.body for one in redactions]})
    return f"{turn} {hashlib.sha256(places.encode()).hexdigest()[:16]}"
