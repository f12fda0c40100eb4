"""Pictures from planning to closure: papers, ledger, re-inspection, as the county works."""

from __future__ import annotations

from pathlib import Path

import cycle_scene as scene
from camera import Camera
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop import assemble
from inspector.desktop.facility.findings_card import FindingsCard
from inspector.desktop.ledger.act_panel import ActPanel
from inspector.desktop.pages.checklists import ChecklistsPage
from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.leads import LeadsPage
from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.pages.papers import PapersPage
from inspector.desktop.pages.registers import RegistersPage
from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.registers.summary_card import RegistersCard
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.facts.rectification import Act
from inspector.facts.vocabulary import Mode, Role
from inspector.usecases.documents import list_documents


def _opened(out: Path, held: scene.County) -> Camera:
    camera = Camera(out)
    camera.arrive(assemble.Opened(scene.FOLDER, workspace=held.ws))
    return camera


def plan(out: Path) -> None:
    """A visit is planned, its approval and notice are made, and it waits on the work list."""
    with scene.county("2026-11-23T08:50") as held:
        scene.complaint(held)
        camera = _opened(out, held)
        held.at("2026-11-23T09:10")
        start = camera.open(StartVisitPage, "start", facility=held.facility(scene.HOME))
        _fill(camera, start)
        camera.shoot("plan")
        camera.press(start.plan)
        papers = camera.page(PapersPage)
        visit = camera.shell.here[1]["visit"]
        camera.shoot("papers-before")
        papers.detail.show_row(None, ())
        scene.papers_before(held, visit)
        camera.shell.go("home")
        camera.page(HomePage)
        camera.shoot("home-planned")
        camera.close()


def _fill(camera: Camera, start: StartVisitPage) -> None:
    card = next(c for c in start.modes.cards if c.option.value == Mode.CIVIL_ADMIN)
    camera.press(card)
    camera.write(start.when.time, "2026-11-30 09:00")
    camera.key(Qt.Key.Key_Tab)
    camera.press(start.people.adds[Role.OFFICER])
    for text in scene.COLLEAGUE:
        camera.write(QApplication.focusWidget(), text)
        camera.key(Qt.Key.Key_Tab)
    camera.key(Qt.Key.Key_Return)
    camera.press(start.people.offers["示例癸"])
    start.origin.source.choose("plan")
    start.origin.source.chosen.emit("plan")
    camera.write(start.origin.reference, "2026 年度计划第 12 项")
    camera.press(start.procedure.declaring.no_stake)
    start.plan.setFocus()
    camera.reveal(start.when)
    camera.reveal(start.procedure)


def close(out: Path) -> None:
    """Everything that follows a visit, until what it found is put right."""
    with scene.county("2026-11-23T08:30") as held:
        visit = scene.until_reported(held)
        scene.known_beside(held)
        held.at("2026-12-24T08:40")
        camera = _opened(out, held)
        _ledger(camera, held)
        _papers(camera, held, visit)
        _recheck(camera, held)
        _beside(camera, held)
        camera.close()


def _ledger(camera: Camera, held: scene.County) -> None:
    camera.shell.go("ledger", finding=held.line(scene.PANELS))
    camera.page(LedgerPage)
    camera.shoot("ledger")


def _papers(camera: Camera, held: scene.County, visit: str) -> None:
    papers = list_documents(held.ws, visit=visit)
    order = next(one.id for one in papers if one.type == "rectification_order")
    camera.open(PapersPage, "papers", visit=visit, document=order)
    camera.shoot("papers")


def _recheck(camera: Camera, held: scene.County) -> None:
    camera.shell.go("ledger", finding=held.line(scene.PANELS))
    camera.press(camera.page(LedgerPage).detail.buttons["recheck_visit"])
    start = camera.page(StartVisitPage)
    for name in (scene.COLLEAGUE[0], "示例癸"):
        camera.press(start.people.offers[name])
    camera.press(start.procedure.declaring.no_stake)
    camera.shoot("recheck-start")
    camera.press(start.start)
    walk = camera.page(WalkPage)
    walk.show_item(scene.BAR)
    camera.settle()
    camera.press(walk.act.recheck.boxes[0].choices.buttons[1])
    camera.shoot("recheck")
    visit = camera.shell.here[1]["visit"]
    camera.shell.go("home")
    camera.page(HomePage)
    scene.finish_recheck(held, visit)
    camera.shell.go("ledger", finding=held.line(scene.PANELS))
    camera.press(camera.page(LedgerPage).detail.buttons[Act.CLOSE])
    camera.panel(ActPanel)
    camera.shoot("close-finding")
    camera.shut()


def _beside(camera: Camera, held: scene.County) -> None:
    home = held.facility(scene.HOME)
    page = camera.open(FacilitiesPage, "facilities", facility=home)
    camera.reveal(page.detail.findChildren(FindingsCard)[0])
    camera.shoot("facility-history")
    camera.reveal(page.detail.findChildren(RegistersCard)[0])
    camera.shoot("facility-goals")
    camera.open(RegistersPage, "registers", facility=held.facility(scene.CARE_HOME))
    camera.shoot("registers")
    camera.shell.go("leads")
    leads = camera.page(LeadsPage)
    camera.press(next(iter(leads.list.rows.rows.values())))
    camera.write(camera.panel(FormPanel).fields["reason"].input.edge, "准备移交公安机关")
    camera.shoot("leads")
    camera.shut()
    camera.shell.go("checklists")
    library = camera.page(ChecklistsPage)
    library.what.choose("pending")
    library.what.chosen.emit("pending")
    camera.shoot("checklists")
    camera.shell.go("settings")
    settings = camera.page(SettingsPage)
    camera.reveal(settings.numbers)
    camera.shoot("settings-local")
