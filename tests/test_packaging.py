"""What setup.cfg, the lock file and the README promise about the packed program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAPPED = {"inspector.db": "db", "inspector.resources": "resources"}
BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
NO_CACHE = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def config() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean copy of the tree, unpacked as an installer does."""
    source = tmp_path_factory.mktemp("source")
    for folder in ("inspector", *MAPPED.values()):
        shutil.copytree(ROOT / folder, source / folder, ignore=NO_CACHE)
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, str(out)], cwd=source, check=True)
    (wheel,) = out.glob("*.whl")
    target = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def lines(config: ConfigParser, section: str, option: str) -> list[str]:
    return [line for line in config[section][option].splitlines() if line]


def requirements(config: ConfigParser) -> Iterator[str]:
    """The names of all dependencies in setup.cfg."""
    for section, option in (("options", "install_requires"), ("options.extras_require", "test")):
        for line in lines(config, section, option):
            yield line.split()[0]


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def python(installed: Path, *arguments: str) -> str:
    """What Python prints that sees the unpacked wheel and the dependencies, not the checkout."""
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    # -S: without the site module there is no link to the checkout either.
    done = subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=installed.parent,
        env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_package_is_listed(config: ConfigParser) -> None:
    tree = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for init in (ROOT / "inspector").rglob("__init__.py")
    }
    assert set(lines(config, "options", "packages")) == tree | set(MAPPED)


def test_wheel_holds_every_file(installed: Path) -> None:
    for folder in ("inspector", *MAPPED.values()):
        inside = installed / "inspector" / ("" if folder == "inspector" else folder)
        assert files(ROOT / folder) <= files(inside)


def test_wheel_runs_elsewhere(installed: Path, config: ConfigParser) -> None:
    version = config["metadata"]["version"]
    assert version in python(installed, "-m", "inspector", "--version")


@pytest.mark.parametrize(
    "call", ["path('fonts', 'NotoSansSC-Regular.ttf')", "schema_path('__init__.py')"]
)
def test_wheel_finds_its_own_data(installed: Path, call: str) -> None:
    printed = python(installed, "-c", f"from inspector import assets; print(assets.{call})")
    found = Path(printed.rstrip("\n"))
    assert found.is_file()
    assert found.is_relative_to(installed)


def test_lock_file_names_no_place(config: ConfigParser) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pin = re.compile(r"[a-z0-9-]+==[^/\\:]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in text.splitlines() if not pin.fullmatch(line)] == []
    assert {name.lower() for name in requirements(config)} <= set(
        re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
    )


def test_readme_gives_a_reason_for_every_dependency(config: ConfigParser) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| [^|]+ \| [^|]+ \|$", readme, re.MULTILINE)
    assert set(requirements(config)) <= set(rows)
