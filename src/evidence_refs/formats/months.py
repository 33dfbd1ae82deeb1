"""Months and seasons by their names, whole or cut short (`Sept`, `Dez.`), in languages that databases print."""

from __future__ import annotations

_NAMES: dict[int, str] = {
    1: "january januar jänner janvier enero gennaio janeiro januari",
    2: "february februar février febrero febbraio fevereiro februari",
    3: "march märz mars marzo março maart marts",
    4: "april avril abril aprile",
    5: "may mai mayo maggio maio mei maj",
    6: "june juni juin junio giugno junho",
    7: "july juli juillet julio luglio julho",
    8: "august août agosto augustus augusti",
    9: "september septembre septiembre settembre setembro",
    10: "october oktober octobre octubre ottobre outubro",
    11: "november novembre noviembre novembro",
    12: "december dezember décembre diciembre dicembre dezembro",
    21: "spring frühling frühjahr printemps primavera",
    22: "summer sommer été verano",
    23: "autumn fall herbst automne otoño",
    24: "winter hiver invierno",
}
_SHORTEST = 3
"""Letters that a name cut short still has."""


def _by_beginning() -> dict[str, int]:
    """Give what begins the names of one month alone, and its number."""
    found: dict[str, set[int]] = {}
    for number, names in _NAMES.items():
        for name in names.split():
            for length in range(_SHORTEST, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1}


_NUMBERS = _by_beginning()


def month_number(text: str) -> int:
    """Give 1 to 12 for a month, 21 to 24 for a season, 0 for neither; `text` is its name or number."""
    text = text.strip(" .").lower()
    if text.isdigit() and text.isascii():
        number = int(text) if len(text) < 3 else 0
        return number if number in _NAMES else 0
    return _NUMBERS.get(text, 0)
