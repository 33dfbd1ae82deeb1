"""Numbers as lists and notes print them: `a`, `iv`, `C`, `†`."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOLS = "*†‡§"


def roman(number: int) -> str:
    """Give a number from 1 to 3999 in small Roman numerals; others in digits."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for size, sign in _ROMAN:
        out += sign * (number // size)
        number %= size
    return out


def letters(number: int) -> str:
    """Give `a` to `z`, then `aa`, `bb` as Word counts; others in digits."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def columns(number: int) -> str:
    """Give `a` to `z`, then `aa`, `ab` as web pages count; others in digits."""
    if number < 1:
        return str(number)
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def symbols(number: int) -> str:
    """Give `*`, `†`, `‡`, `§`, then each twice; others in digits."""
    if not 0 < number <= len(_SYMBOLS) * 20:
        return str(number)
    return _SYMBOLS[(number - 1) % len(_SYMBOLS)] * ((number - 1) // len(_SYMBOLS) + 1)
