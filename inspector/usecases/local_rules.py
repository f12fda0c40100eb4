"""Rules that a county sets for its inspections: the cap of the year, what counts, 检查码."""

from __future__ import annotations

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.store import settings
from inspector.workspace import Workspace

MOST_CAP = 99
_CAP, _RECHECK, _JOINT, _CODE = "annual_cap", "recheck_counts", "joint_counts", "entry_code"
_ON, _OFF = "on", "off"


class LocalRules(Struct, frozen=True, kw_only=True):
    """`cap`: visits a year as published, None where none is; `entry_code`: 扫码入企 is in use."""

    cap: int | None = None
    recheck_counts: bool = False
    joint_counts: bool = False
    entry_code: bool = False


NO_RULES = LocalRules()


def local_rules(ws: Workspace) -> LocalRules:
    """The rules as set on this laptop."""
    with ws.store.read() as connection:
        held = {name: settings.get(connection, name) for name in (_CAP, _RECHECK, _JOINT, _CODE)}
    return LocalRules(
        cap=int(held[_CAP] or 0) or None,
        recheck_counts=held[_RECHECK] == _ON,
        joint_counts=held[_JOINT] == _ON,
        entry_code=held[_CODE] == _ON,
    )


def set_local_rules(ws: Workspace, rules: LocalRules) -> Changes:
    """Keep the rules; rules.bad_cap refuses a cap that is not 1 to MOST_CAP."""
    if rules.cap is not None and not 1 <= rules.cap <= MOST_CAP:
        raise InspectorError("rules.bad_cap", value=rules.cap, most=MOST_CAP)
    values = {
        _CAP: str(rules.cap or ""),
        _RECHECK: _ON if rules.recheck_counts else _OFF,
        _JOINT: _ON if rules.joint_counts else _OFF,
        _CODE: _ON if rules.entry_code else _OFF,
    }
    with ws.store.write() as connection:
        for name, value in values.items():
            settings.put(connection, name, value)
    return Changes(settings=True)
