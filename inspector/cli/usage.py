"""The words of argparse in Chinese."""

from __future__ import annotations

import argparse

from inspector.i18n import N_, _

_WORDS = {
    "usage: ": N_("写法："),
    "positional arguments": N_("参数"),
    "options": N_("选项"),
    "show this help message and exit": N_("显示这份说明"),
    "show program's version number and exit": N_("显示版本"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s %(message)s"),
    "the following arguments are required: %s": N_("缺少 %s"),
    "unrecognized arguments: %s": N_("没有 %s 这种写法"),
    "one of the arguments %s is required": N_("%s 要写一个"),
    "not allowed with argument %s": N_("不能和 %s 一起用"),
    "ignored explicit argument %r": N_("后面不带值，去掉 %r"),
    "expected one argument": N_("后面要写一个值"),
    "expected at most one argument": N_("后面最多写一个值"),
    "expected at least one argument": N_("后面至少要写一个值"),
    "invalid %(type)s value: %(value)r": N_("不认识 %(value)r 这个值"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_(
        "不能是 %(value)r，可以是 %(choices)s"
    ),
}


def speak() -> None:
    """Have argparse say these words; what it says besides stays as it is."""
    # It takes its words from gettext's own domain, which belongs to the system.
    argparse._ = _said  # type: ignore[attr-defined]


def _said(words: str) -> str:
    return _(_WORDS.get(words, words))
