"""Pictures of correction, typed: listed, paired, named, turned, covered, taken off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.main import main
from tests.usecases.inspected import inspected as inspected
from tests.usecases.inspected import inspected_folder as inspected_folder
from tests.usecases.rectifying import PICTURES, Inspected


def test_pictures_of_correction(
    inspected: Inspected, inspected_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        status = main(["--data", str(inspected_folder), *words])
        out, err = capsys.readouterr()
        return status, out, err

    def typed(*words: str) -> Any:
        status, out, err = run(*words, "--json")
        assert status == 0, err
        return json.loads(out)

    def of(verb: str, *words: str) -> Any:
        return typed("correction", verb, inspected.exit, *words)

    typed("finding", "photo", inspected.exit, str(PICTURES / "corridor.jpg"))
    listed = of("list")
    (after,) = listed["photos_after"]
    second = listed["photos_before"][1]
    paired = of("pair", "1", "--before", second)
    assert paired["pairs"][1] == {"before": second, "after": after["id"]}
    assert of("caption", after["id"], "锁已拆除")["photos_after"][0]["caption"] == "锁已拆除"
    covered = of("redact", "1", "--box", "0.5,0,0.5,0.5", "--pixel", "0,0,0.2,0.2")
    assert [one["kind"] for one in covered["photos_after"][0]["redactions"]] == ["box", "pixel"]
    turned = of("turn", "1", "--by", "180")["photos_after"][0]
    assert (turned["turn"], turned["redactions"][0]["x"]) == (180, 0)
    assert "锁已拆除\t遮挡 2 处" in run("correction", "list", inspected.exit)[1]
    assert of("redact", "1", "--clear")["photos_after"][0]["redactions"] == []
    assert of("remove", "1")["photos_after"] == []
    status, out, err = run("correction", "remove", inspected.exit, "1")
    assert (status, out, err.partition(":")[0]) == (1, "", "photo.unknown")
