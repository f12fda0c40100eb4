"""The start of the window: shown, and its work list filled, against a bare PySide6 window.

Each start is a process of its own; both print what they measured as one line of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from answer import opened

ROUNDS = 7
SHOWN_LIMIT, FILLED_LIMIT, PAUSE_LIMIT = 1.3, 4.5, 100

BARE = """
import time; begun = time.perf_counter()
import json
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1366, 768); window.show()
app.processEvents()
print(json.dumps({"shown": time.perf_counter() - begun}))
"""
OURS = """
import time; begun = time.perf_counter()
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from inspector.desktop.app import application, window
app = application()
shell = window(Path(sys.argv[1]))
seen = {}
def painted():
    seen.setdefault("shown", time.perf_counter() - begun)
shell.painted.connect(painted)
shell.resize(1366, 768)
shell.show()
last = [time.perf_counter()]
pauses = [0.0]
def tick():
    now = time.perf_counter()
    pauses.append(now - last[0])
    last[0] = now
    cards = sys.modules.get("inspector.desktop.pages.home_cards")
    card = shell.page.findChild(cards.InterruptedCard) if cards and shell.page else None
    if card is None:
        return
    seen.setdefault("filled", now - begun)
    if card.findChild(cards.VerdictBar).accessibleName():
        seen["told"] = now - begun
        seen["pause"] = max(pauses)
        print(json.dumps(seen), flush=True)
        os._exit(0)
timer = QTimer(); timer.timeout.connect(tick); timer.start(4)
QTimer.singleShot(30000, lambda: os._exit(1))
app.exec()
"""


def run(script: str, *arguments: str) -> dict[str, float]:
    """One start in a process of its own, with bytecode as an installed program has it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        environment["XDG_CONFIG_HOME"] = home
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        ws, _visit = opened(folder)
        ws.close()
        pairs = [(run(OURS, str(folder)), run(BARE)) for _ in range(ROUNDS + 1)][1:]
    shown = median(a["shown"] / b["shown"] for a, b in pairs)
    filled = median(a["filled"] / b["shown"] for a, b in pairs)
    told = median(a["told"] / b["shown"] for a, b in pairs)
    pause = median(a["pause"] for a, _b in pairs) * 1e3
    print(f"window shown ÷ bare window: {shown:.2f} (limit {SHOWN_LIMIT})")
    print(
        f"work list filled ÷ bare window: {filled:.2f} (limit {FILLED_LIMIT}), "
        f"with how far each visit has come {told:.2f}; "
        f"longest pause {pause:.0f} ms (limit {PAUSE_LIMIT})"
    )


if __name__ == "__main__":
    main()
