"""The questions asked before a lead is registered, opened, added to, handed over or answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QWidget

from inspector.desktop.leads.reading import DEPARTMENTS, Listed
from inspector.desktop.ledger.files_row import FilesRow
from inspector.desktop.widgets.form_panel import CHOICE, TEXT, TIME, Ask, FormPanel
from inspector.facts.lead import Lead, LeadCategory, proposed_for
from inspector.i18n import _
from inspector.usecases.leads import NewLead


def new_lead(host: QWidget, listed: Listed, category: str) -> tuple[FormPanel, FilesRow]:
    """登记线索单; the visit one came from says which facility it is about."""
    about = () if listed.visit or not listed.facilities else (_facility(listed),)
    asks = (
        Ask(
            name="category",
            caption=_("哪一类"),
            form=CHOICE,
            required=True,
            text=category,
            choices=tuple((one.value, one.label) for one in LeadCategory),
        ),
        Ask(
            name="text",
            caption=_("听到、看到了什么"),
            form=TEXT,
            required=True,
            example=_("照原话写：什么时候、在哪里、谁对谁、几次"),
        ),
        *about,
        Ask(name="about", caption=_("说的是哪个人或单位")),
        Ask(name="source", caption=_("谁说的"), example=_("可以只写床号、序号或「匿名电话」")),
        Ask(name="place", caption=_("时间地点")),
    )
    detail = _("关于{name}。").format(name=listed.facility_name) if listed.visit else ""
    panel = FormPanel(
        host,
        _("登记线索单"),
        detail + _("存下以后名单上只看得到编号，要看内容得写理由。"),
        asks=asks,
        yes=_("登记"),
        icon="lock",
    )
    return panel, _with_files(panel)


def _facility(listed: Listed) -> Ask:
    return Ask(
        name="facility",
        caption=_("检查对象"),
        form=CHOICE,
        choices=listed.facilities,
    )


def _with_files(panel: FormPanel) -> FilesRow:
    files = FilesRow(_("加照片"))
    panel.add(files)
    return files


def lead_of(said: Mapping[str, str], visit: str, files: FilesRow) -> NewLead:
    """What was told, from the answers of the form."""
    return NewLead(
        category=LeadCategory.of(said["category"]),
        text=said["text"],
        visit=visit,
        facility=said.get("facility", ""),
        about=said["about"],
        source=said["source"],
        place=said["place"],
        files=tuple(files.files),
    )


def why(host: QWidget, title: str, yes: str, text: str = "") -> FormPanel:
    """The reason, asked before anything is shown, printed or copied."""
    asks = (
        Ask(
            name="reason",
            caption=_("理由"),
            required=True,
            text=text,
            example=_("如：准备移交、分管领导批示"),
        ),
    )
    words = _("您的名字、时间和理由会记下来，在本程序里删不掉。")
    return FormPanel(host, title, words, asks=asks, yes=yes, icon="lock", width=560)


def addition(host: QWidget) -> tuple[FormPanel, FilesRow]:
    """补充; what was told first is not changed."""
    asks = (Ask(name="text", caption=_("补充什么"), form=TEXT, required=True),)
    words = _("加在后面，写明时间和您的名字；原来的一字不动。")
    panel = FormPanel(host, _("补充"), words, asks=asks, yes=_("补充"), icon="plus")
    return panel, _with_files(panel)


def hand_over(host: QWidget, lead: Lead, now: str) -> FormPanel:
    """移交: to which department, when, who took it."""
    usual = proposed_for(lead.category)
    rest = [one for one in DEPARTMENTS if one not in usual]
    choices = [(one, one) for one in (*usual, *rest)]
    asks = (
        Ask(
            name="to",
            caption=_("移交给"),
            form=CHOICE,
            required=True,
            text=usual[0],
            choices=tuple(choices),
        ),
        Ask(name="at", caption=_("什么时候"), form=TIME, required=True, text=now),
        Ask(name="receiver", caption=_("当面接收人"), example=_("没有当面交就不填")),
        Ask(name="note", caption=_("移交说明")),
    )
    words = _("常交给：{usual}。").format(usual="、".join(usual))
    return FormPanel(host, _("移交"), words, asks=asks, yes=_("登记移交"), icon="arrow-right")


def receipt(host: QWidget, lead: Lead, now: str) -> tuple[FormPanel, FilesRow]:
    """回执 of a department that has not answered yet."""
    waiting = [one.to for one in lead.hand_overs if one.receipt is None]
    asks = (
        Ask(
            name="to",
            caption=_("哪个部门的"),
            form=CHOICE,
            required=True,
            text=waiting[0] if waiting else "",
            choices=tuple((one, one) for one in waiting),
        ),
        Ask(name="receiver", caption=_("接收人"), required=True),
        Ask(name="at", caption=_("什么时候"), form=TIME, required=True, text=now),
        Ask(name="number", caption=_("回执编号")),
        Ask(name="outcome", caption=_("办理结果"), form=TEXT),
    )
    panel = FormPanel(host, _("登记回执"), asks=asks, yes=_("登记回执"), icon="check")
    return panel, _with_files(panel)


def moment(text: str, now: datetime) -> datetime:
    """The time that was typed, in the zone of the clock."""
    return datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)
