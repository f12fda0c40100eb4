"""A data folder is made whole, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.user import User
from inspector.facts.vocabulary import Mode
from inspector.store import settings
from inspector.usecases import ledgers, sample
from inspector.usecases.keeping import rebuild
from inspector.usecases.numbering import prefix_of
from inspector.usecases.setup import create_workspace, is_workspace, list_users, save_user
from inspector.workspace import Workspace

USER = User(name="示例甲", agency="示例县示例镇人民政府")


def test_what_fails_on_the_way_can_be_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_args: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(settings, "put_device", cut)
        with pytest.raises(OSError, match="power cut"):
            create_workspace(tmp_path, "示例本", USER)
    assert not is_workspace(tmp_path)

    create_workspace(tmp_path, "示例本", USER)
    held = Workspace.open(tmp_path)
    assert (held.device.name, held.actor) == ("示例本", "示例甲")
    held.close()


def test_the_people_of_the_sample_come_and_go_with_it(ws: Workspace) -> None:
    mine = [(one.name, one.sample) for one in list_users(ws)]
    for _twice in range(2):
        sample.load_sample(ws)
    assert [(one.name, one.certificate) for one in list_users(ws) if one.sample] == [
        ("示例乙", "示例-0027")
    ], "示例甲 is here already, as a real user"
    assert rebuild(ws, check=True)
    sample.remove_sample(ws)
    assert [(one.name, one.sample) for one in list_users(ws)] == mine
    sample.load_sample(ws)
    assert len(list_users(ws)) == len(mine) + 1


def test_whoever_uses_the_laptop_is_not_removed_with_the_sample(ws: Workspace) -> None:
    sample.load_sample(ws)
    other = next(one for one in list_users(ws) if one.sample)
    save_user(ws, other)
    sample.remove_sample(ws)
    assert ws.user is not None
    assert ws.user.name == "示例乙"
    assert "示例乙" in [one.name for one in list_users(ws)]


def test_staff_and_devices_of_the_sample_fill_their_ledgers(ws: Workspace) -> None:
    for _twice in range(2):
        sample.load_sample(ws)
    staff = ledgers.ledger_sheet(ws, LedgerKind.PAPERS)
    devices = ledgers.ledger_sheet(ws, LedgerKind.EQUIPMENT)
    assert sum("示例厨二" in row for row in staff.rows) == 1
    assert {row[4] for row in staff.rows} >= {"健康证明", "养老护理员证书", "消防设施操作员证"}
    assert sum("锅示例-0018" in row for row in devices.rows) == 1
    sample.remove_sample(ws)
    assert ledgers.ledger_sheet(ws, LedgerKind.PAPERS).rows == ()
    assert rebuild(ws, check=True)


def test_the_sample_takes_its_number_prefix_away_again(ws: Workspace) -> None:
    before = prefix_of(ws, Mode.WUBAO_CHECK)
    sample.load_sample(ws)
    assert prefix_of(ws, Mode.WUBAO_CHECK) == "示镇检"
    sample.remove_sample(ws)
    assert prefix_of(ws, Mode.WUBAO_CHECK) == before
