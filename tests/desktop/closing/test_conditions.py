"""What can be declared or numbered still is in order from the review, without a reason."""

from __future__ import annotations

from msgspec.structs import replace

from inspector.desktop.closing.condition_row import ConditionRow
from inspector.desktop.pages.review import ReviewPage
from inspector.facts.vocabulary import Mode
from inspector.usecases.asking import get_head
from inspector.usecases.local_rules import local_rules, set_local_rules
from inspector.usecases.setup import Workspace
from inspector.usecases.visit_changes import declare_no_stake
from inspector.usecases.visits import procedure_of
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import opened, press, type_into
from tests.desktop.conftest import MakeShell, settled


def test_declaration_and_code_are_given_in_the_review(
    workspace: Workspace, make_shell: MakeShell
) -> None:
    visit = scene.begin(workspace, mode=Mode.CIVIL_ADMIN)
    declare_no_stake(workspace, visit, ())
    set_local_rules(workspace, replace(local_rules(workspace), entry_code=True))
    shell = make_shell(1.5)
    page = opened(shell, ReviewPage, "review", visit)
    assert_not_clipped(page.blocking)
    press(shell, row(page, "procedure.recusal").meet)
    settled(shell)
    code = row(page, "procedure.entry_code")
    press(shell, code.meet)
    assert code.reason.error == "编号还没有写"
    type_into(code.reason.line, "M-77")
    press(shell, code.meet)
    settled(shell)
    open_ones = {one.code for one in procedure_of(workspace, visit) if not one.overridden}
    assert not open_ones & {"procedure.recusal", "procedure.entry_code"}
    assert get_head(workspace, visit).entry_code == "M-77"


def row(page: ReviewPage, code: str) -> ConditionRow:
    rows = [one for one in page.blocking.rows if isinstance(one, ConditionRow)]
    return next(one for one in rows if one.code == code)
