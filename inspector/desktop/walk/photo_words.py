"""What is said of a photo: when it was taken, where it belongs, what is covered in it."""

from __future__ import annotations

from inspector.desktop.walk.state import WalkState
from inspector.facts.photo import Photo
from inspector.i18n import N_, _

_SOURCES = {
    "name": N_("按文件名"),
    "file": N_("文件时间，拍摄时间不明"),
    "unknown": N_("时间不明"),
}


def redact_words(photo: Photo) -> str:
    """What the button says: whether something is covered."""
    count = len(photo.redactions)
    return _("遮挡（已遮 {n} 处）").format(n=count) if count else _("遮挡")


def time_words(photo: Photo) -> str:
    """When a photo was taken, and how that is known; a file's own time is no evidence."""
    taken = (photo.taken or "")[:16].replace("T", " ")
    source = _(_SOURCES.get(photo.time_source, _SOURCES["unknown"]))
    if photo.time_source == "exif":
        return taken
    return f"{taken}（{source}）" if taken else _("时间不明")


def where_words(state: WalkState, photo: Photo) -> str:
    """To which item a photo belongs."""
    item = state.items.get(photo.item or "")
    if item is None:
        return _("待归类")
    named = f"{item.topic} · {photo.instance}" if photo.instance else item.topic
    return _("归在：{topic}").format(topic=named)
