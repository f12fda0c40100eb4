"""The hashes that tie a paper to its facts, photos and signatures; in the last annex only."""

from __future__ import annotations

from inspector.reports import words
from inspector.reports.desk import Desk
from inspector.reports.page import FINE, FINE_LEADING, LEFT, MM, Flow, baseline

_LABEL = 34 * MM
_HASH, _HEX = 7.5, 64  # size in points, length in digits
_EXPLAINED = (
    "下列数值由程序算出。改动记录、照片或签字中的任何一处，对应的数值就会不同；"
    "更正另出新版，本版保留。"
)


def lay_hashes(flow: Flow, desk: Desk) -> None:
    """The hash of the facts, the head of the chain, signatures and photos."""
    record = desk.record
    flow.heading("校验信息", keep=60)
    flow.mark("校验信息", 1)
    flow.paragraph(_EXPLAINED, size=9)
    flow.skip(6)
    _row(flow, "内容校验值", desk.paper.facts_hash or "定稿后生成")
    _row(flow, "定稿时间", words.moment(record.frozen_at) if not desk.draft else "未定稿")
    _row(flow, "版次", f"第 {record.revision} 版，数据格式 {record.version}")
    _row(flow, "检查编号", record.visit)
    _row(flow, "检查表版本", record.library)
    _row(flow, "本机日志末值", record.chain.hash)
    _row(flow, "设备和序号", f"{record.chain.device}　{record.chain.seq}")
    _signatures(flow, desk)
    _photos(flow, desk)


def _signatures(flow: Flow, desk: Desk) -> None:
    if not desk.paper.signatures:
        return
    names = {person.id: person.name for person in desk.record.people}
    flow.heading("签字", keep=40)
    for signature in desk.paper.signatures:
        name = names.get(signature.person, signature.person)
        manner = f"{signature.manner.label}　{words.moment(signature.at)}"
        _row(flow, name, f"{signature.role.label}　{manner}")
        _row(flow, "　所签内容", signature.facts)
        if signature.image:
            _row(flow, "　笔迹图像", signature.image)


def _photos(flow: Flow, desk: Desk) -> None:
    photos = desk.record.photos
    if not photos:
        return
    flow.heading("照片", "SHA-256", keep=40)
    for photo in photos:
        flow.need(2 * FINE_LEADING)
        _row(flow, f"照片 {photo.number}　原件", photo.sha256)
        _row(flow, "　打印用图像", photo.rendition or words.NOTHING)
    if desk.record.internal_photos:
        flow.skip(4)
        flow.paragraph(f"另有内部照片 {desk.record.internal_photos} 张，不随本件附送。", size=9)


def _row(flow: Flow, label: str, value: str) -> None:
    flow.need(FINE_LEADING)
    y = flow.y + baseline(FINE, FINE_LEADING)
    flow.leaf.write(LEFT, y, label, FINE)
    flow.leaf.write(LEFT + _LABEL, y, value, _HASH if len(value) == _HEX else FINE)
    flow.y += FINE_LEADING
