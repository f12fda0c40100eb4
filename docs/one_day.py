"""Pictures of one day of a township: from the door of a home to its signed record."""

from __future__ import annotations

from pathlib import Path

import scene
from camera import CONTROL, Camera, keep, printed
from PySide6.QtCore import Qt

from inspector import assets
from inspector.desktop import assemble
from inspector.desktop.closing.sheets import PAGE
from inspector.desktop.closing.sign_foot import SCREEN
from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.interviews import InterviewsPage
from inspector.desktop.pages.preview import PreviewPage
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.pages.welcome import WelcomePage
from inspector.desktop.resume import offer_to_resume
from inspector.desktop.walk.jot import JotPanel
from inspector.desktop.walk.on_paper import OnPaperPanel
from inspector.desktop.walk.pool import PoolPage
from inspector.desktop.widgets.redact_overlay import RedactOverlay
from inspector.facts.vocabulary import Depth
from inspector.usecases import setup, signing
from inspector.usecases.facilities import list_facilities
from inspector.usecases.visit_summaries import interrupted

DATA = Path("示例镇检查数据")
"""Relative, so that the pictures show no place of the machine that made them."""

PAGES = (1, 3)
PHOTOS = assets.path("sample", "photos")


def first_start(camera: Camera) -> None:
    """第一次打开."""
    camera.arrive(assemble.Opened(DATA))
    page = camera.page(WelcomePage)
    for field, text in (
        (page.device, scene.DEVICE),
        (page.name, scene.USER.name),
        (page.agency, scene.AGENCY),
        (page.certificate, scene.USER.certificate),
    ):
        camera.write(field.line, text)
    camera.press(page.sample)
    camera.shoot("welcome")


def facility_and_start(camera: Camera, facility: str) -> str:
    """检查对象, 开始检查; the id of the visit that has begun."""
    page = camera.open(FacilitiesPage, "facilities", facility=facility)
    camera.shoot("facilities")
    camera.press(page.detail.facts.start)
    start = camera.page(StartVisitPage)
    for name in list(start.people.offers)[:2]:
        camera.press(start.people.offers[name])
    full = next(b for b in start.when.level.buttons if b.value == Depth.FULL.value)
    camera.press(full)
    camera.reveal(start.modes, above=40)
    camera.shoot("start")
    camera.press(start.start)
    return camera.page(WalkPage).saver.visit


def walk(camera: Camera, ws: setup.Workspace, clock: scene.Clock) -> None:
    """现场检查: something measured, something that fails, something computed."""
    page = camera.page(WalkPage)
    scene.answer_first(ws, page.saver.visit, 12)
    clock.set("2026-11-20T13:50")
    page.reload()
    camera.settle()

    page.show_item(scene.WIDTH)
    camera.write(page.act.value.edit, "1.35")
    camera.shoot("walk-measured")
    camera.key(Qt.Key.Key_Return)

    clock.set("2026-11-20T13:53")
    page.show_item(scene.EXITS)
    camera.key(Qt.Key.Key_2)
    camera.write(page.act.place.edit, "二层西侧安全出口")
    page.act.place.count.set_value(4)
    page.act.place.bad.set_value(1)
    camera.write(page.act.note.edit, "挂锁，值班人员 3 分钟内没能打开。")
    page.take_files([PHOTOS / "exit-padlock.jpg", PHOTOS / "corridor.jpg"])
    camera.settle()
    page.act.pane.ensureWidgetVisible(page.act.photos)
    camera.shoot("walk")

    clock.set("2026-11-20T13:59")
    page.show_item(scene.EXTINGUISHERS)
    for name, text in scene.COUNTED.items():
        page.act.inputs.inputs[name].show_text(text)
    page.act.inputs.edited.emit()
    page.act.verdict.setFocus()
    camera.shoot("walk-computed")
    camera.key(Qt.Key.Key_2)
    camera.write(page.act.place.edit, "二层护理站")
    camera.write(page.act.note.edit, "2 具铭牌为 2A，低于严重危险级单具 3A。")


def quick_ways(camera: Camera, ws: setup.Workspace, clock: scene.Clock) -> None:
    """本区速录, 随手记, 用纸查, 待归类照片."""
    page = camera.page(WalkPage)
    visit = page.saver.visit
    clock.set("2026-11-20T14:03")
    page.show_item(scene.QUICK)
    camera.key(Qt.Key.Key_F9)
    for _item in range(3):
        camera.key(Qt.Key.Key_1)
    camera.shoot("quick")
    camera.key(Qt.Key.Key_F9)

    camera.key(Qt.Key.Key_J, CONTROL)
    jot = camera.panel(JotPanel)
    camera.write(jot.place, "院内")
    camera.write(jot.text, scene.JOTTED)
    camera.shoot("jot")
    camera.press(jot.keep)
    camera.shut()

    camera.key(Qt.Key.Key_P, CONTROL)
    paper = camera.panel(OnPaperPanel)
    camera.write(paper.fields["numbers"].input.edge, "33 37 42 不符合，其余整组确认")
    camera.write(paper.fields["leave"].input.edge, "50 51")
    camera.press(paper.yes)
    camera.shoot("on-paper")
    camera.shut()

    clock.set("2026-11-20T14:29")
    scene.answer_found(ws, visit)
    pool = camera.open(PoolPage, "pool", visit=visit)
    pool.take_files([*(PHOTOS / f"{name}.jpg" for name in scene.POOL), scene.photo_of_roster()])
    camera.settle()
    camera.press(next(iter(pool.grid.tiles.values())))
    camera.shoot("pool")
    cover(camera, pool)
    scene.assign_photos(ws, visit)
    ask_residents(camera, visit)


def cover(camera: Camera, pool: PoolPage) -> None:
    """遮挡: the names on the roster that was photographed."""
    camera.press(list(pool.grid.tiles.values())[-1])
    camera.key(Qt.Key.Key_C)
    drawing = camera.panel(RedactOverlay)
    for start, end in scene.NAMES_ON_ROSTER:
        camera.draw(drawing.board, start, end)
    camera.press(drawing.kinds.buttons[1])
    camera.shoot("redact")
    camera.press(drawing.yes)
    camera.shut()


def ask_residents(camera: Camera, visit: str) -> None:
    """问答: the third resident is being asked."""
    page = camera.open(InterviewsPage, "interviews", visit=visit)
    for told in scene.TOLD:
        for digit in told[:-1]:
            camera.key(getattr(Qt.Key, f"Key_{digit}"))
        if told is not scene.TOLD[-1]:
            camera.key(Qt.Key.Key_Return, CONTROL)
    camera.write(page.person.place, "203-2床")
    page.rows.go_to(len(scene.TOLD[-1]) - 1)
    camera.shoot("interviews")


def back_after_a_stop(camera: Camera, ws: setup.Workspace) -> None:
    """工作台 with the visit under way, and the question after a power cut."""
    camera.shell.go("home")
    camera.page(HomePage)
    camera.shoot("home")
    stopped = interrupted(ws)
    if stopped is None:
        raise RuntimeError("no visit is under way")
    offer_to_resume(camera.shell, stopped)
    camera.shoot("resume")
    camera.shut()


def review(camera: Camera, ws: setup.Workspace, visit: str, clock: scene.Clock) -> None:
    """复核: with something to settle, then without."""
    clock.set("2026-11-20T15:02")
    scene.answer_rest(ws, visit, but=1)
    page = camera.open(ReviewPage, "review", visit=visit)
    camera.shoot("review")
    note = page.blocking.rows[0]
    camera.write(note.search, "装修")
    camera.pause()
    camera.press(note.buttons[scene.JOTTED_ITEM])
    scene.answer_rest(ws, visit)


def sign(camera: Camera, ws: setup.Workspace, visit: str, clock: scene.Clock) -> None:
    """签字: on paper, on the screen, refused; at last everybody signs on the screen."""
    clock.set("2026-11-20T15:10")
    page = camera.open(SignPage, "sign", visit=visit)
    camera.shoot("sign-paper")
    signed_pages_come_back(camera, ws, visit)
    page = camera.open(SignPage, "sign", visit=visit)
    camera.press(next(card for card in page.way.cards if card.option.value == SCREEN))
    first, second = page.signers.officers.values()
    camera.sign(first.pad, "示例甲")
    camera.press(first.keep)
    camera.sign(second.pad, "示例乙")
    facility = page.signers.facility
    camera.sign(facility.form.pad, "示例丁")
    camera.shoot("sign-screen")
    camera.press(second.keep)

    refusing, signing_here = facility.way.buttons[1], facility.way.buttons[0]
    camera.press(refusing)
    form = facility.refusal
    camera.press(form.kind.buttons[0])
    camera.write(form.reason, "认为夜间上锁是临时措施。")
    name, capacity = form.witnesses[0]
    camera.write(name, "示例庚")
    camera.write(capacity, "示例村村委会委员")
    camera.write(form.reported_to.line, "示例镇分管领导")
    camera.shoot("sign-refused")
    camera.press(signing_here)
    camera.write(facility.form.opinion, "夜间上锁已安排拆除，其余无异议。")
    camera.press(facility.form.keep)
    camera.press(page.foot.finish)


def signed_pages_come_back(camera: Camera, ws: setup.Workspace, visit: str) -> None:
    """Frozen and printed; one page is back, photographed; then it is taken back."""
    signing.sign_on_paper(ws, visit)
    page = camera.open(SignPage, "sign", visit=visit)
    first = printed(signing.report_pdf(ws, visit), 1, dpi=150)
    first.convert("RGB").save("IMG_20261120_1510.jpg", quality=80)
    page.returning.take([Path("IMG_20261120_1510.jpg")])
    camera.settle()
    camera.shoot("sign-scans")
    signing.thaw_visit(ws, visit)


def papers(camera: Camera, ws: setup.Workspace, visit: str, out: Path) -> None:
    """打印, and pages of the record as they leave the printer."""
    page = camera.open(PreviewPage, "preview", visit=visit)
    camera.press(next(b for b in page.head.fit.buttons if b.value == PAGE))
    camera.shoot("preview")
    record = signing.report_pdf(ws, visit)
    for number in PAGES:
        keep(printed(record, number, dpi=100), out / f"record-{number}.png")


def settings(camera: Camera) -> None:
    """设置, and what a backup brings back."""
    camera.shell.go("settings")
    page = camera.page(SettingsPage)
    camera.shoot("settings")
    camera.press(page.restore)
    camera.shoot("restore")
    camera.shut()


def take(out: Path) -> None:
    """From the first start to the signed record, and the settings."""
    camera = Camera(out)
    first_start(camera)
    camera.close()

    clock = scene.Clock("2026-10-12T09:20")
    ws = scene.open_township(DATA, clock)
    scene.visit_done(ws)
    clock.set("2026-11-20T13:40")
    camera = Camera(out)
    camera.arrive(assemble.Opened(DATA, workspace=ws))
    visit = facility_and_start(camera, list_facilities(ws, scene.HOME)[0].id)
    walk(camera, ws, clock)
    quick_ways(camera, ws, clock)
    back_after_a_stop(camera, ws)
    review(camera, ws, visit, clock)
    sign(camera, ws, visit, clock)
    papers(camera, ws, visit, out)
    settings(camera)
    camera.close()
