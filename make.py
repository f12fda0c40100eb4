"""Sets everything up in `.venv`; then `run` opens the program, `test` runs all checks and tests."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

USAGE = "python3 make.py run | python3 make.py test [pytest arguments]"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
UV = shutil.which("uv")

# What Qt's wheels take from the system: Debian's package, and a library that shows it is there.
OFFSCREEN = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
}
X11 = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
# Tests read papers back with the one and open ledgers with the other.
READERS = {"poppler-utils": "pdftotext", "libreoffice-calc": "soffice"}


def call(*command: str, **environment: str) -> int:
    print("$", subprocess.list2cmdline(command), flush=True)
    # Without its bytecode every start would compile the whole program again.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=ROOT, env=inherited | environment).returncode


def must(sentence: str, *command: str, **environment: str) -> None:
    """Carry out a command, or stop with the sentence."""
    if call(*command, **environment):
        sys.exit(f"make.py: {sentence}")


def tool(name: str) -> str:
    """A program of `.venv`."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(VENV / folder / (name + suffix))


def has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_system(libraries: dict[str, str], programs: dict[str, str]) -> None:
    """Install the missing packages of the system as root, or say which line does it."""
    if sys.platform != "linux":
        return
    missing = [package for package, name in libraries.items() if not has_library(name)]
    missing += [package for package, name in programs.items() if not shutil.which(name)]
    if not UV and not importlib.util.find_spec("ensurepip"):
        missing.append("python3-venv")
    if not missing:
        return
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *missing)
    if os.geteuid() or not shutil.which("apt-get"):
        line = f"sudo apt-get update && sudo {' '.join(install)}"
        sys.exit(f"make.py: 缺少系统包，先运行这一行 / packages are missing, first run\n{line}")
    sentence = "系统包没有装上，见上 / packages of the system could not be installed, see above"
    must(sentence, "apt-get", "update")
    must(sentence, *install, DEBIAN_FRONTEND="noninteractive")


def install_python(*arguments: str) -> None:
    """Install into `.venv`, with uv where there is one."""
    pip = (UV, "pip") if UV else (tool("python"), "-m", "pip")
    target = ("--python", tool("python")) if UV else ()
    sentence = "没有装上，检查网络再试 / could not be installed, check the network and try again"
    must(sentence, *pip, "install", *target, *arguments)


def install_dependencies() -> None:
    """A new `.venv` with exactly what the lock file names."""
    if VENV.exists():
        shutil.rmtree(VENV)
    maker = (UV, "venv", "--python", sys.executable) if UV else (sys.executable, "-m", "venv")
    must("建不成 .venv / .venv could not be made", *maker, str(VENV))
    install_python("--require-hashes", "-r", "requirements.lock")


def install_project() -> None:
    install_python("--no-deps", "--no-build-isolation", "-e", ".")


def once(step: Callable[[], None], *inputs: str) -> None:
    """Carry out a step of the set-up where its inputs, the Python or the folder are new."""
    state = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for name in inputs:
        state.update((ROOT / name).read_bytes())
    stamp = VENV / f"{step.__name__}.sha256"
    if not stamp.exists() or stamp.read_text() != state.hexdigest():
        step()
        stamp.write_text(state.hexdigest())


def set_up() -> None:
    once(install_dependencies, "requirements.lock")
    once(install_project, "setup.cfg", "pyproject.toml")


def run() -> int:
    """Open the program; without a display perform the sample visit."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        install_system(OFFSCREEN | X11, {})
        set_up()
        return call(tool("python"), "-m", "inspector")
    print("没有图形显示，改做一次示例检查 / no display: a sample visit is performed", flush=True)
    install_system({}, {})
    set_up()
    status = call(tool("python"), "-m", "inspector", "demo", "--out", "demo")
    if not status:
        print(*sorted((ROOT / "demo" / "papers").glob("*.pdf")), sep="\n")
    return status


def test(*arguments: str) -> int:
    """Lint, types, rooms, tests; the first that finds something ends it."""
    install_system(OFFSCREEN, READERS)
    set_up()
    for check in (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-logo"),
    ):
        must(f"{check[0]} 没有通过 / did not pass", tool(check[0]), *check[1:])
    cores = ("-n", str(os.cpu_count() or 1), "--dist", "loadfile")
    return call(tool("python"), "-m", "pytest", *cores, *arguments, QT_QPA_PLATFORM="offscreen")


def main(verb: str = "", *arguments: str) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may be the one that reads this
        sys.exit("make.py: 需要 Python 3.11 或更新 / Python 3.11 or newer is needed")
    if verb == "run" and not arguments:
        return run()
    if verb == "test":
        return test(*arguments)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    sys.stderr.reconfigure(errors="replace")
    try:
        sys.exit(main(*sys.argv[1:]))
    except OSError as error:
        sys.exit(f"make.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
