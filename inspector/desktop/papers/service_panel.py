"""送达: how a paper reached the party; each manner asks for what it needs."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from inspector.desktop.papers.looks import when
from inspector.desktop.widgets.form_panel import CHOICE, TEXT, TIME, Ask, FormPanel
from inspector.facts.document import Service, ServiceManner
from inspector.i18n import _

_BY_ANOTHER = (ServiceManner.PROXY, ServiceManner.ENTRUSTED)
_WITNESSES = ("witness", "capacity")
_SECOND = ("witness2", "capacity2")


class Serving(Struct, frozen=True, kw_only=True):
    """What was answered, as the use case takes it; `at` None: now, as it was offered."""

    manner: ServiceManner
    receiver: str
    at: datetime | None
    place: str
    proxy: str
    reason: str
    witnesses: tuple[str, ...]
    tracking: str


class ServicePanel(FormPanel):
    """The manner first; the questions follow it."""

    def __init__(self, host: QWidget, title: str, receiver: str, now: datetime) -> None:
        super().__init__(
            host,
            _("登记送达"),
            title,
            asks=_asks(receiver, now),
            yes=_("登记送达"),
            icon="check",
        )
        self._now = now
        self.fields["manner"].input.edited.connect(self._suit)
        self._suit()

    def serving(self, said: dict[str, str]) -> Serving:
        """The answers of `wanted` in the shape of the use case."""
        manner = ServiceManner.of(said["manner"])
        by_another, refused = manner in _BY_ANOTHER, manner is ServiceManner.REFUSED
        pairs = [(said[name], said[post]) for name, post in (_WITNESSES, _SECOND)]
        named = tuple(f"{name}:{post}" for name, post in pairs if name or post)
        return Serving(
            manner=manner,
            receiver=said["receiver"],
            at=self._moment(said["at"]),
            place=said["place"],
            proxy=f"{said['proxy']}:{said['relation']}" if by_another else "",
            reason=said["reason"] if refused else "",
            witnesses=named if refused else (),
            tracking=said["tracking"] if manner is ServiceManner.MAIL else "",
        )

    def _moment(self, text: str) -> datetime | None:
        # The minute that was offered began before a paper that has just been issued.
        if text == self.fields["at"].ask.text:
            return None
        at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=self._now.tzinfo)

    def _suit(self) -> None:
        text = self.fields["manner"].input.text()
        manner = ServiceManner.of(text) if text else ServiceManner.HAND
        shown = {
            ("proxy", "relation"): manner in _BY_ANOTHER,
            ("reason", *_WITNESSES, *_SECOND): manner is ServiceManner.REFUSED,
            ("tracking",): manner is ServiceManner.MAIL,
        }
        for names, wanted in shown.items():
            for name in names:
                self.fields[name].setVisible(wanted)
                self.fields[name].set_required(wanted and name not in _SECOND)
        self._fit()


def _asks(receiver: str, now: datetime) -> tuple[Ask, ...]:
    manners = tuple((one.value, one.label) for one in ServiceManner)
    return (
        Ask(
            name="manner",
            caption=_("送达方式"),
            form=CHOICE,
            required=True,
            text=ServiceManner.HAND,
            choices=manners,
        ),
        Ask(name="receiver", caption=_("收件人"), required=True, text=receiver),
        Ask(
            name="at",
            caption=_("送达时间"),
            form=TIME,
            required=True,
            text=when(now.isoformat()),
        ),
        Ask(name="place", caption=_("送达地点")),
        Ask(name="proxy", caption=_("代收人")),
        Ask(name="relation", caption=_("与受送达人的关系"), example=_("如：副院长、成年家属")),
        Ask(name="reason", caption=_("拒收的理由"), form=TEXT, example=_("照原话写")),
        Ask(name="witness", caption=_("见证人")),
        Ask(name="capacity", caption=_("见证人身份"), example=_("如：村委会主任")),
        Ask(name="witness2", caption=_("第二名见证人"), example=_("可不填")),
        Ask(name="capacity2", caption=_("第二名见证人身份"), example=_("可不填")),
        Ask(name="tracking", caption=_("邮件号码")),
    )


def service_words(service: Service) -> str:
    """How it was served, in one paragraph."""
    parts = [
        _("{at} {manner}，{receiver}").format(
            at=when(service.at), manner=service.manner.label, receiver=service.receiver
        ),
        service.place,
        _("代收人 {who}").format(who=service.proxy) if service.proxy else "",
        _("拒收理由：{why}").format(why=service.reason) if service.reason else "",
        _("见证人 {who}").format(who="、".join(service.witnesses)) if service.witnesses else "",
        _("邮件号码 {n}").format(n=service.tracking) if service.tracking else "",
        _("送达人 {who}").format(who="、".join(service.by)) if service.by else "",
    ]
    return "；".join(part for part in parts if part)
