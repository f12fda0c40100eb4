"""统一社会信用代码: 18 characters, the last a check character (GB 32100-2015)."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_LENGTH = 18


def check_character(body: str) -> str:
    """The check character of the first 17 characters: weights 3^(i-1) mod 31."""
    total = sum(_ALPHABET.index(char) * pow(3, index, 31) for index, char in enumerate(body))
    return _ALPHABET[(31 - total % 31) % 31]


def is_valid(code: str) -> bool:
    """Whether the code has 18 allowed characters and the right check character."""
    return (
        len(code) == _LENGTH
        and all(char in _ALPHABET for char in code)
        and check_character(code[:-1]) == code[-1]
    )
