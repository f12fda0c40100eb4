"""What may be entered for a computed item, in words."""

from __future__ import annotations

import pytest

from inspector.checklist.formulas.registry import FORMULAS
from inspector.usecases.inputs import CHOICE_WORDS, Ask, choices_of, known_words


def asking(name: str, kind: str, **more: object) -> Ask:
    """A question of a formula."""
    values: dict[str, object] = {
        "label": name,
        "unit": "",
        "choices": (),
        "required": True,
        "known": "",
        **more,
    }
    return Ask(name=name, kind=kind, **values)  # type: ignore[arg-type]


def test_every_choice_of_every_formula_has_words() -> None:
    lacking = [
        (formula.name, parameter.name, choice)
        for formula in FORMULAS.values()
        for parameter in formula.parameters
        for choice in parameter.choices
        if (parameter.name, choice) not in CHOICE_WORDS
    ]
    assert lacking == []


def test_yes_no_is_asked_with_unknown_as_a_word_of_its_own() -> None:
    words = choices_of(asking("hydrant", "tristate"))
    assert words == (("yes", "是"), ("no", "否"), ("unknown", "不清楚"))


def test_choices_are_read_in_words_and_kept_by_id() -> None:
    choices = choices_of(asking("hazard", "choice", choices=("severe", "light")))
    assert choices == (("severe", "严重危险级"), ("light", "轻危险级"))


@pytest.mark.parametrize(
    ("known", "words"),
    [("68", "68"), ("yes", "是"), ("today", "今天"), ("unknown", ""), ("", "")],
)
def test_what_the_file_knows_is_shown_and_what_it_does_not_is_not(known: str, words: str) -> None:
    assert known_words(asking("beds", "integer", known=known)) == words
