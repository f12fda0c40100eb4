"""Long work that the window waits for: the page is covered, says how far it is, and may stop."""

from __future__ import annotations

from inspector.desktop.background import Task
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.busy import BusyOverlay


def begin_waiting(shell: Shell, title: str) -> tuple[BusyOverlay, Task]:
    """Cover the window; the work reports to the task, and `close_panel` of the overlay ends it."""
    busy = BusyOverlay(shell, title)
    task = Task(busy)
    task.progress.connect(busy.show_progress)
    busy.cancelled.connect(task.cancel)
    shell.cover(busy)
    busy.open()
    return busy, task
