"""How a signature is told in words."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner
from inspector.i18n import _


def signed_words(signature: Signature) -> str:
    """16:52 已签, 16:52 拒绝签字, or that the pen is still to come."""
    at = signature.at[11:16]
    if signature.manner is Manner.SCREEN:
        return _("{at} 已签").format(at=at)
    if signature.manner is Manner.REFUSED:
        return _("{at} 拒绝签字").format(at=at)
    return _("纸上签字")


def thaw_words(signed: Sequence[Signature], pages: int) -> str:
    """What 撤回定稿 voids: signatures that were given, and `pages` that came back signed."""
    given = [one.person for one in signed if one.manner is Manner.SCREEN]
    refused = [one.person for one in signed if one.manner is Manner.REFUSED]
    said = []
    if given:
        names = "、".join(given)
        voids = _("{names} 的 {n} 个签字会作废，改完要重新签。")
        said.append(voids.format(names=names, n=len(given)))
    if refused:
        said.append(_("{names} 的拒签登记会作废。").format(names="、".join(refused)))
    if pages:
        said.append(_("已带回来的 {n} 页签字页不再算数。").format(n=pages))
    if not said:
        said.append(_("还没有人签字。"))
    if any(one.manner is Manner.PAPER for one in signed):
        said.append(_("打印好的纸要重打。"))
    return "".join((*said, _("文号不变。")))


def witness_of(name: str, capacity: str) -> str:
    """A witness as it is kept: 姓名:身份."""
    return f"{name}:{capacity}"


def witness_words(witness: str) -> str:
    """姓名（身份） of a witness as it is kept."""
    name, _colon, capacity = witness.partition(":")
    return _("{name}（{capacity}）").format(name=name, capacity=capacity) if capacity else name


def refusal_words(signature: Signature) -> str:
    """Everything that was written about a refusal, in sentences."""
    said = [_("理由：{reason}").format(reason=signature.reason)]
    if signature.witnesses:
        names = "、".join(map(witness_words, signature.witnesses))
        said.append(_("在场见证：{names}").format(names=names))
    if signature.reported_to:
        said.append(_("已报告：{whom}").format(whom=signature.reported_to))
    return "\n".join(said)
