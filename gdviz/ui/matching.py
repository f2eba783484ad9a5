"""How well what was typed fits a name: whole words first, then their beginnings, then letters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LOOSE = 100.0  # a fit beyond this is one of scattered letters
_OTHER_NAME = 0.5  # the first name is the one that is seen


def fit(typed: str, names: Iterable[str]) -> float | None:
    """Return how far the best of `names` is from `typed`, 0 for the very same; None: it does not fit.

    Every word that is typed must be found in one name; case, accents and hyphens do not matter.
    """
    words = plain(typed).split()
    fits = [(_fit_of_name(words, plain(name)), place > 0) for place, name in enumerate(names)]
    return min((one + _OTHER_NAME * other for one, other in fits if one is not None), default=None)


def best(typed: str, candidates: Sequence[Sequence[str]]) -> list[int]:
    """Return which candidates (each a row of names) fit, the best first; scattered letters only where nothing else."""
    fits = [(fit(typed, names), place) for place, names in enumerate(candidates)]
    found = sorted((one, place) for one, place in fits if one is not None)
    close = [place for one, place in found if one < LOOSE]
    return close or [place for _, place in found]


def plain(text: str) -> str:
    """Return `text` in small letters without accents, with spaces for whatever is neither letter nor figure."""
    letters = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", "".join(letters)).strip()


def _fit_of_name(words: list[str], name: str) -> float | None:
    total = 0.0
    for word in words:
        one = _fit_of_word(word, name)
        if one is None:
            return None
        total += one
    return total + 0.01 * len(name)  # of two alike the shorter


def _fit_of_word(word: str, name: str) -> float | None:
    if name == word:
        return 0.0
    if name.startswith(word):
        return 1.0
    if f" {word}" in name:
        return 2.0
    place = name.find(word)
    if place >= 0:
        return 3.0 + 0.01 * place
    initials = "".join(part[0] for part in name.split())
    if len(word) > 1 and word in initials:
        return 4.0
    gaps = _gaps(word, name.replace(" ", ""))
    return None if gaps is None else LOOSE + gaps


def _gaps(word: str, name: str) -> int | None:
    """Return how many letters lie between those of `word` in `name`, None where they are not there in order."""
    first = at = name.find(word[0])
    for letter in word[1:]:
        at = name.find(letter, at + 1)
        if at < 0:
            return None
    return None if first < 0 else at - first + 1 - len(word)
