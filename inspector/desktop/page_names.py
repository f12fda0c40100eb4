"""What a page is called on the button that leads back to it."""

from __future__ import annotations

from inspector.i18n import N_, _

_PAGES = {
    "checklists": N_("检查表"),
    "facilities": N_("检查对象"),
    "facility_form": N_("对象资料"),
    "home": N_("工作台"),
    "interviews": N_("问答"),
    "leads": N_("线索"),
    "ledger": N_("整改"),
    "papers": N_("文书"),
    "pool": N_("待归类照片"),
    "preview": N_("打印"),
    "registers": N_("人员证件和设备"),
    "review": N_("复核"),
    "scans": N_("归档扫描件"),
    "settings": N_("设置"),
    "sign": N_("签字"),
    "start": N_("开始检查"),
    "walk": N_("现场检查"),
}


def page_name(page_id: str) -> str:
    """The page as the button calls it that leads back to it."""
    return _(_PAGES.get(page_id, N_("上一页")))
