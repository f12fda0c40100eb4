"""A data folder is made whole, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.facts.user import User
from inspector.facts.vocabulary import Mode
from inspector.store import settings
from inspector.usecases import sample
from inspector.usecases.numbering import prefix_of
from inspector.usecases.setup import create_workspace, is_workspace
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


def test_the_sample_takes_its_number_prefix_away_again(ws: Workspace) -> None:
    before = prefix_of(ws, Mode.WUBAO_CHECK)
    sample.load_sample(ws)
    assert prefix_of(ws, Mode.WUBAO_CHECK) == "示镇检"
    sample.remove_sample(ws)
    assert prefix_of(ws, Mode.WUBAO_CHECK) == before
