"""Work off the window's thread: in order, brought home, and never to a page that is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.desktop.background import Background, Task
from inspector.errors import InspectorError


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.wait()
    QApplication.processEvents()
    made.deleteLater()


def test_work_runs_elsewhere_and_its_result_comes_home(
    background: Background, qtbot: QtBot
) -> None:
    owner, seen = QObject(), []
    background.run(
        owner,
        threading.get_ident,
        lambda worker: seen.append((worker, threading.get_ident())),
    )

    qtbot.waitUntil(lambda: bool(seen))
    worker, home = seen[0]
    assert worker != threading.get_ident()
    assert home == threading.get_ident()


def test_the_lane_keeps_the_order_and_the_thread(background: Background, qtbot: QtBot) -> None:
    owner, seen, threads = QObject(), [], set()

    def step(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        background.run(owner, lambda held=number: step(held), seen.append)

    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))
    assert len(threads) == 1


def test_an_expected_failure_goes_to_its_handler(background: Background, qtbot: QtBot) -> None:
    owner, seen = QObject(), []

    def refuse() -> None:
        raise InspectorError("workspace.in_use")

    background.run(owner, refuse, failed=lambda error: seen.append(error.code))

    qtbot.waitUntil(lambda: seen == ["workspace.in_use"])


def test_a_failure_nobody_handles_is_left_to_the_window(
    background: Background, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = QObject()

    def stumble() -> None:
        raise KeyError("beds")

    with qtbot.waitSignal(background.unhandled) as caught:
        background.run(owner, stumble)

    assert caught.args[0].code == "program.fault"
    assert "beds" in caught.args[0].sentence
    assert "KeyError" in capsys.readouterr().err


def test_a_page_that_is_gone_receives_nothing(background: Background, qtbot: QtBot) -> None:
    page, seen, go_on = QObject(), [], threading.Event()
    background.run(page, go_on.wait, seen.append)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    background.wait()
    QApplication.processEvents()

    assert seen == []


def test_work_without_the_database_does_not_wait_for_the_lane(
    background: Background, qtbot: QtBot
) -> None:
    owner, seen, go_on = QObject(), [], threading.Event()
    background.run(owner, go_on.wait, lambda _done: seen.append("lane"))
    background.run(owner, lambda: None, lambda _done: seen.append("free"), lane=False)

    qtbot.waitUntil(lambda: seen == ["free"])
    go_on.set()
    qtbot.waitUntil(lambda: seen == ["free", "lane"])


def test_long_work_reports_and_stops_when_asked(background: Background, qtbot: QtBot) -> None:
    owner, seen, finished = QObject(), [], []
    task = Task(owner)
    task.progress.connect(lambda done, total: seen.append((done, total)))
    task.progress.connect(lambda done, _total: task.cancel() if done == 2 else None)

    def work() -> int:
        done = 0
        while task.report(done, 1000):
            done += 1
            background_turn.wait(0.001)
        return done

    background_turn = threading.Event()
    background.run(owner, work, finished.append)

    qtbot.waitUntil(lambda: bool(finished))
    assert seen[0] == (0, 1000)
    assert 2 <= finished[0] < 1000
