"""A plain XLSForm as a local checklist: what can be said is said, the rest is named."""

from __future__ import annotations

import re
from pathlib import Path

from inspector.checklist.yaml_writer import Spot, write_checklist
from inspector.errors import InspectorError
from inspector.facts.vocabulary import Domain, Place
from inspector.i18n import _
from inspector.usecases.authored_files import (
    Authored,
    Imported,
    Origin,
    complaints,
    in_order,
    keep,
)
from inspector.usecases.xlsform_items import (
    PLACES,
    entry_of,
    id_of,
    origins_of,
)
from inspector.usecases.xlsform_reading import Form, at, read_form
from inspector.usecases.xlsform_survey import SurveyWalk

_PREFIX = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def import_xlsform(
    path: Path, folder: Path, domain: Domain, prefix: str, place: Place | None = None
) -> Imported:
    """Write the checklist of a form into `folder`; `place` is where what names no stop is asked.

    With any problem nothing is written; xlsform.bad_prefix and import.* refuse the whole.
    """
    if not _PREFIX.fullmatch(prefix):
        raise InspectorError("xlsform.bad_prefix", prefix=prefix)
    form = read_form(path)
    walk = SurveyWalk(form, (place or PLACES[domain]).value)
    for row in form.rows:
        walk.step(row)
    walk.end()
    file = _file(form, walk, domain, prefix)
    problems = [*walk.problems, *complaints([file])]
    unsupported = in_order(form.unsupported, form.sheets)
    if problems:
        return Imported(problems=in_order(problems, form.sheets), unsupported=unsupported)
    return Imported(files=keep([file], folder), items=len(walk.questions), unsupported=unsupported)


def _file(form: Form, walk: SurveyWalk, domain: Domain, prefix: str) -> Authored:
    title = form.title or _("{domain}（本地）").format(domain=domain.label)
    items, origins, wrong = (
        [],
        {Spot(None, "title"): Origin(sheet="survey", row=1, column="A")},
        set(),
    )
    for number, question in enumerate(walk.questions):
        entry = entry_of(question, domain, prefix)
        if entry["id"] == id_of("", domain, prefix):
            # Two rows without a name must not look like one item written twice.
            entry["id"] = f"{entry['id']}row-{question.row.number}"
            walk.problem(question.row, "name", _("这一行的 name 要用英文字母和数字写"))
        items.append(entry)
        origins |= origins_of(question, number)
        wrong |= {Spot(number, key) for key in ("topic", "ask") if not entry[key]}
    if not items:
        origin = Origin(sheet="survey", row=1, column="A")
        walk.problems.append(at(origin, _("这张表里没有能作检查项的题目")))
    return Authored(
        name=f"{domain.value}-{prefix}.yaml",
        domain=domain.value,
        written=write_checklist({"checklist": domain.value, "title": title}, items, {}),
        origins=origins,
        wrong=frozenset(wrong),
    )
