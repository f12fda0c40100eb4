"""The survey of an XLSForm gone through row by row: questions, groups, what each of them takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from inspector.checklist.condition_terms import both, condition_facts
from inspector.checklist.model import Condition
from inspector.checklist.xlsform_terms import read_relevant
from inspector.errors import InspectorError
from inspector.facts.authoring import CellProblem
from inspector.facts.vocabulary import Place
from inspector.i18n import _
from inspector.usecases.xlsform_items import (
    MOST_TOPIC,
    Question,
    limit_of,
    place_of,
    repeat_of,
    topic_of,
)
from inspector.usecases.xlsform_reading import Form, FormRow, at

_NAMED = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_NUMERIC = ("integer", "decimal")


@dataclass(slots=True)
class _Scope:
    """A group, a repeat or the whole form: what holds for the questions inside."""

    opened: str
    row: FormRow | None
    place: str
    condition: Condition = field(default_factory=Condition)
    repeat: str | None = None
    last: Question | None = None
    waiting: list[tuple[FormRow, str]] = field(default_factory=list)
    photo: FormRow | None = None


class SurveyWalk:
    """The survey from its first row to its last."""

    def __init__(self, form: Form, place: str) -> None:
        self._form = form
        # What a condition asks of the facility is answered by its file, not by the inspector.
        asked = " ".join(row.get("relevant") for row in form.rows)
        self._facts = {name for name in _NAMED.findall(asked) if name in condition_facts()}
        self._scopes = [_Scope("", None, place)]
        self.questions: list[Question] = []
        self.problems: list[CellProblem] = []
        self._does: dict[str, Callable[[FormRow, str], None]] = {
            "begin_group": self._begin,
            "begin_repeat": self._begin,
            "end_group": self._finish,
            "end_repeat": self._finish,
            "select_one": self._ask,
            "integer": self._ask,
            "decimal": self._ask,
            "text": self._fold,
            "note": self._fold,
            "image": self._picture,
        }

    def step(self, row: FormRow) -> None:
        """One row."""
        # begin group and select one are older spellings.
        kind, _blank, rest = re.sub(
            r"^(begin|end|select)[ _](group|repeat|one|multiple)", r"\1_\2", row.get("type").lower()
        ).partition(" ")
        act = self._does.get(kind)
        if not row.get("type"):
            self.problem(row, "type", _("这一行没有 type，请补上，或清空这一行"))
        elif act is None:
            self.unsupported(row, "type", _("不支持 {kind}，没有导入").format(kind=kind))
        else:
            act(row, kind)
        if rest.endswith("or_other"):
            self.unsupported(row, "type", _("不支持 or_other，其他情况写在备注里"))

    def end(self) -> None:
        """After the last row: what was left open or waits for a question."""
        while len(self._scopes) > 1:
            scope = self._scopes[-1]
            if scope.row is not None:
                message = _("{kind} 没有结束，请补上 {end}").format(
                    kind=scope.opened, end=scope.opened.replace("begin", "end")
                )
                self.problem(scope.row, "type", message)
            self._close()
        self._settle(self._scopes[0])

    def problem(self, row: FormRow, key: str, message: str) -> None:
        """Something that must be mended before anything is written."""
        self.problems.append(at(row.origin(key), message))

    def unsupported(self, row: FormRow, key: str, message: str) -> None:
        """Something that the checklist does without."""
        self._form.unsupported.append(at(row.origin(key), message))

    @property
    def _scope(self) -> _Scope:
        return self._scopes[-1]

    def _begin(self, row: FormRow, kind: str) -> None:
        outer = self._scope
        scope = _Scope(
            opened=kind,
            row=row,
            place=self._place(row) or place_of(row.get("name"), row.get("label")) or outer.place,
            condition=self._condition(row, outer.condition),
            repeat=outer.repeat,
            waiting=outer.waiting,
            photo=outer.photo,
        )
        outer.waiting, outer.photo = [], None
        if kind == "begin_repeat":
            scope.repeat = repeat_of(row.get("name"), row.get("label"))
            if scope.repeat is None:
                message = _("重复组的名字不是已有的（安全出口 exit、居室 room 等），按单项导入")
                self.unsupported(row, "name", message)
        self._scopes.append(scope)

    def _finish(self, row: FormRow, kind: str) -> None:
        if self._scope.opened != kind.replace("end", "begin"):
            self.problem(row, "type", _("{kind} 没有对应的开头，请核对").format(kind=kind))
            return
        self._close()

    def _close(self) -> None:
        scope = self._scopes.pop()
        self._settle(scope)
        self._scope.last = scope.last or self._scope.last

    def _settle(self, scope: _Scope) -> None:
        """What waits for a question that never came belongs to the one before."""
        for row, words in scope.waiting:
            if scope.last is None:
                self.unsupported(row, "label", _("这里没有检查项可以并入，没有导入"))
            else:
                scope.last.notes.append(words)
        if scope.photo is not None:
            self.unsupported(scope.photo, "type", _("这里没有检查项可以要照片，没有导入"))

    def _ask(self, row: FormRow, kind: str) -> None:
        if row.get("name") in self._facts:
            message = _("「{name}」是检查对象的事实，由档案给出，不作检查项")
            self.unsupported(row, "name", message.format(name=row.get("name")))
            return
        scope = self._scope
        question = Question(
            row=row,
            kind=kind,
            place=self._place(row) or scope.place,
            condition=self._condition(row, scope.condition),
            repeat=scope.repeat,
            notes=[words for _row, words in scope.waiting],
            photo=scope.photo is not None,
        )
        if kind == "select_one":
            self._choose(question)
        scope.waiting, scope.photo, scope.last = [], None, question
        self.questions.append(question)
        self._check(question)

    def _choose(self, question: Question) -> None:
        words = question.row.get("type").split()
        name = next((word for word in words[1:] if word not in ("one", "or_other")), "")
        question.options = self._form.choices.get(name, ())
        if not question.options:
            message = _("choices 里没有选项表 {name}，请核对").format(name=name)
            self.problem(question.row, "type", message)

    def _check(self, question: Question) -> None:
        row = question.row
        if not row.get("label"):
            self.problem(row, "label", _("这一题没有 label，请补上"))
        if "${" in row.get("label"):
            self.unsupported(row, "label", _("不支持在题目里引用别的题，原样导入"))
        if topic_of(question)[1]:
            message = _("名称取了前 {most} 字；要另起名称，请加 topic 列").format(most=MOST_TOPIC)
            self.unsupported(row, "label", message)
        limit, made_up = limit_of(question)
        if row.get("constraint") and limit is None:
            message = _("不支持这个限制，只支持 . >= 1.1 and . <= 2 这样的；写进了怎么查")
            numeric = question.kind in _NUMERIC
            self.unsupported(row, "constraint", message if numeric else _("选择题的限制没有导入"))
        if made_up:
            message = _("没有写单位，暂记「个单位」；请在题目末尾写（m）这样的单位")
            self.unsupported(row, "label", message)

    def _fold(self, row: FormRow, kind: str) -> None:
        """A note belongs to the question after it, a text field to the one before."""
        self._plain(row)
        label = row.get("label")
        if not label:
            return
        words = label if kind == "note" else _("另记：{label}").format(label=label)
        if kind == "text" and self._scope.last is not None:
            self._scope.last.notes.append(words)
        else:
            self._scope.waiting.append((row, words))

    def _picture(self, row: FormRow, _kind: str) -> None:
        self._plain(row)
        if self._scope.last is not None:
            self._scope.last.photo = True
        else:
            self._scope.photo = row

    def _plain(self, row: FormRow) -> None:
        """What hangs on a row that is no item of its own."""
        for key in ("relevant", "constraint"):
            if row.get(key):
                message = _("只有选择题、数字题和组的 {key} 起作用，这里没有导入")
                self.unsupported(row, key, message.format(key=key))

    def _place(self, row: FormRow) -> str | None:
        written = row.get("place")
        found = place_of(written) if written else None
        if written and found is None:
            known = "、".join(place.label for place in Place)
            self.problem(row, "place", _("没有这个区域，可用：{known}").format(known=known))
        return found

    def _condition(self, row: FormRow, outer: Condition) -> Condition:
        text = row.get("relevant")
        if not text:
            return outer
        try:
            return both((outer, read_relevant(text)))
        except InspectorError as error:
            message = _("{why}；没有导入，各类单位都会问").format(why=error.sentence)
            self.unsupported(row, "relevant", message)
            return outer
