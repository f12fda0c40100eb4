"""The picture of a signature drawn on the screen."""

from __future__ import annotations

from inspector.errors import InspectorError
from inspector.i18n import _

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST = 2_000_000


def checked_image(image: bytes | None) -> bytes:
    """The PNG itself; sign.bad_image for none, another format or above 2 MB, photo.* as `look`."""
    if not image or not image.startswith(_PNG) or len(image) > _MOST:
        raise InspectorError("sign.bad_image")
    from inspector.store.intake import look

    look(image, _("签名图片"))
    return image
