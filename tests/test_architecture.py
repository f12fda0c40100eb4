"""The rules that hold the rooms apart."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "inspector"

IMPORT_ALL_BUT_DESKTOP = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
import inspector
names = [module.name for module in pkgutil.walk_packages(inspector.__path__, "inspector.")]
for name in names:
    if not name.startswith("inspector.desktop") and not name.endswith("__main__"):
        importlib.import_module(name)
"""


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_rooms_import_only_what_they_may() -> None:
    program = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert program
    run(program, "--no-logo", "--no-cache")


def test_core_is_importable_without_qt() -> None:
    run(sys.executable, "-c", IMPORT_ALL_BUT_DESKTOP)


def test_only_the_theme_sets_style_sheets() -> None:
    theme = PACKAGE / "desktop" / "theme.py"
    users = [path for path in PACKAGE.rglob("*.py") if "setStyleSheet" in path.read_text("utf-8")]
    assert set(users) <= {theme}


def test_packages_are_empty() -> None:
    assert [path for path in PACKAGE.rglob("__init__.py") if path.stat().st_size] == []
