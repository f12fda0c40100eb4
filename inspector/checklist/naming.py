"""How papers and screens name a standard and a clause number."""

from __future__ import annotations

import re

from inspector.checklist.model import Standard
from inspector.i18n import _

_EDITION = re.compile(r"[（(]([^（）()]*\d{4}年?[^（）()]*)[)）]$")
_PART = r"[一二三四五六七八九十百\d]+"
_REMARK = re.compile(rf"[（(](?!{_PART}[)）])[^（）()]*[)）]")
_ISSUED = ("regulation", "departmental_rule", "normative_document")


def standard_label(standard: Standard) -> str:
    """How a paper names a standard: 《标题》 with its number; a law goes by its title alone."""
    if standard.code.startswith("《"):
        return standard.code
    title = _EDITION.sub("", standard.title)
    # A title within a title stands in single marks.
    named = f"《{title.replace('《', '〈').replace('》', '〉')}》"
    if standard.kind == "law" or "编号待查" in standard.code:
        return named
    if standard.kind in _ISSUED:
        number = _EDITION.sub(r"，\1", standard.code)
        return f"{named}（{number}）"
    return _EDITION.sub(r"（\1）", standard.code) + named


def edition_label(standard: Standard) -> str:
    """Which edition, and since when it applies, for 看依据."""
    edition = _EDITION.search(standard.title)
    parts = [edition[1]] if edition else []
    if standard.effective:
        parts.append(_("{day} 起施行").format(day=standard.effective))
    if standard.until:
        parts.append(_("用到 {day}").format(day=standard.until))
    if standard.superseded_by:
        parts.append(standard.superseded_by)
    return "；".join(parts)


def printed_number(clause: str) -> str:
    """A clause number without the register's remarks: 第五十三条（保存期见…） → 第五十三条."""
    return _REMARK.sub("", clause)
