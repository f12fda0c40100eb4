"""设置: the region whose goals count, and the library packs of this laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.settings_pack_panel import InstallPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.usecases.packs import install_pack, list_packs
from inspector.usecases.regions import (
    choose_region,
    chosen_region,
    list_regions,
    region_goals,
)
from inspector.usecases.setup import Workspace
from tests.checklist.pack_files import SOUND, packed, version
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import press
from tests.desktop.conftest import MakeShell, settled

STOVE = "fire.county.stove"


def opened(shell: Shell) -> SettingsPage:
    shell.go("settings")
    settled(shell)
    assert isinstance(shell.page, SettingsPage)
    return shell.page


def lay(folder: Path, data: bytes, name: str = "县里来的.pack") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def look(page: SettingsPage, path: Path) -> Confirm:
    page.packing.look(path)
    settled(page.shell)
    return next(one for one in page.shell.findChildren(Confirm) if one.isVisible())


def words(widget: Confirm | SettingsPage) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def test_a_region_is_chosen_and_its_document_named(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    assert page.region.choice.value == ""
    regions = list_regions(workspace)
    assert page.region.choice.count() == len(regions) + 1
    wanted = next(one for one in regions if one.parent)
    page.region.choice.choose(wanted.id)
    page.region.choice.activated.emit(page.region.choice.currentIndex())
    settled(shell)
    assert chosen_region(workspace) == wanted.id
    assert page.region.choice.value == wanted.id
    assert page.region.words.text().startswith(f"《{wanted.document}》")
    assert page.region.words.text().endswith("目标不是法定义务，不作为处理依据。")


def test_a_goal_is_set_anew_and_put_back(workspace: Workspace, shell: Shell) -> None:
    choose_region(workspace, "litong")
    page = opened(shell)
    card = page.region
    assert not card.rows.isVisible()
    press(shell, card.more)
    row = card.rows.rows["lt-beds"]
    assert (row.title.text(), row.second.text()) == ("新建改建项目床位", "≤ 30 张")

    card.rows.chosen.emit("lt-beds")
    settled(shell)
    panel = next(one for one in shell.findChildren(FormPanel) if one.isVisible())
    panel.fields["value"].input.show_text("很多")
    press(shell, panel.yes)
    assert "要写成 30 这样" in panel.fields["value"].error
    panel.fields["value"].input.show_text("28")
    press(shell, panel.yes)
    assert card.rows.rows["lt-beds"].second.text() == "≤ 28 张，本地改过（文件里 ≤ 30 张）"

    card.rows.chosen.emit("lt-beds")
    settled(shell)
    assert card.back.text() == "恢复文件里的 ≤ 30 张"
    press(shell, card.back)
    assert card.rows.rows["lt-beds"].second.text() == "≤ 30 张"
    goal = next(one for one in region_goals(workspace) if one.id == "lt-beds")
    assert goal.edit is None


def test_a_region_that_goes_with_its_pack_is_said(
    workspace: Workspace, shell: Shell, tmp_path: Path
) -> None:
    before = {one.id for one in list_regions(workspace)}
    install_pack(workspace, lay(tmp_path, packed()))
    (brought,) = {one.id for one in list_regions(workspace)} - before
    choose_region(workspace, brought)
    page = opened(shell)
    page.packs.rows.chosen.emit("sample-county")
    settled(shell)
    press(shell, next(one for one in shell.findChildren(Confirm) if one.isVisible()).yes)

    assert shell.bar.title.text() == "所在地区也随这个包一起移除了，现在不对照当地的目标"
    assert page.region.choice.value == ""
    assert brought in page.region.words.text()
    assert chosen_region(workspace) == ""


def test_a_pack_is_looked_at_then_installed_then_removed(
    workspace: Workspace, shell: Shell, tmp_path: Path
) -> None:
    page = opened(shell)
    assert page.packs.nothing.isVisible()
    panel = look(page, lay(tmp_path, packed()))
    assert isinstance(panel, InstallPanel)
    assert panel.title.text() == "装上「示例县本地检查项」第 1 版？"
    assert "检查项：新增 1" in words(panel)
    assert "地区：新增 1" in words(panel)
    assert list_packs(workspace) == (), "only looked at"
    press(shell, panel.yes)

    assert shell.bar.title.text() == "装上了「示例县本地检查项」第 1 版，新开始的检查就用它"
    assert workspace.library.item(STOVE) is not None
    row = page.packs.rows.rows["sample-county"]
    assert row.second.text() == "在用 · 示例县民政局 · 2026-11-01"
    names = [page.region.choice.itemText(n) for n in range(page.region.choice.count())]
    assert "示例市示例县" in names

    page.packs.rows.chosen.emit("sample-county")
    settled(shell)
    ask = next(one for one in shell.findChildren(Confirm) if one.isVisible())
    assert ask.no.hasFocus()
    press(shell, ask.yes)
    assert list_packs(workspace) == ()
    assert workspace.library.item(STOVE) is None
    assert page.packs.nothing.isVisible()


def test_declining_installs_nothing(workspace: Workspace, shell: Shell, tmp_path: Path) -> None:
    panel = look(opened(shell), lay(tmp_path, packed()))
    press(shell, panel.no)
    assert list_packs(workspace) == ()


def test_an_older_version_is_taken_back_only_knowingly(
    workspace: Workspace, shell: Shell, tmp_path: Path
) -> None:
    install_pack(workspace, lay(tmp_path, packed(version(2)), "2.pack"))
    panel = look(opened(shell), lay(tmp_path, packed(), "1.pack"))
    assert panel.title.text() == "退回「示例县本地检查项」第 1 版？"
    assert "比装着的第 2 版旧，会记进日志" in words(panel)
    press(shell, panel.yes)
    assert [line.pack.version for line in list_packs(workspace)] == [1]


def test_a_pack_with_mistakes_is_refused_with_their_places(
    workspace: Workspace, shell: Shell, tmp_path: Path
) -> None:
    files = {**SOUND, "checklists/fire.yaml": str(SOUND["checklists/fire.yaml"]).replace("3w", "x")}
    panel = look(opened(shell), lay(tmp_path, packed(files)))
    assert panel.title.text() == "「县里来的.pack」装不上，什么都没有改"
    assert any("fire.yaml:" in one for one in words(panel))
    press(shell, panel.yes)
    assert list_packs(workspace) == ()


def test_the_same_pack_again_and_no_pack_at_all_are_said(
    workspace: Workspace, shell: Shell, tmp_path: Path
) -> None:
    path = lay(tmp_path, packed())
    install_pack(workspace, path)
    page = opened(shell)
    page.packing.look(path)
    settled(shell)
    assert shell.bar.title.text() == "「示例县本地检查项」第 1 版早已装好，什么都没有改"
    page.packing.look(tmp_path / "没有.pack")
    settled(shell)
    assert shell.bar.code.text() == "file.cannot_read"
    assert page.packs.install.isEnabled()
    assert len(list_packs(workspace)) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(
    workspace: Workspace, make_shell: MakeShell, tmp_path: Path, scale: float
) -> None:
    install_pack(workspace, lay(tmp_path, packed()))
    shell = make_shell(scale)
    page = opened(shell)
    page.packs.install.setFocus()
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    look(page, lay(tmp_path, packed(version(2)), "2.pack"))
    assert_not_clipped(shell)
