"""How well what was typed fits a name: whole words first, then their beginnings, then what is said beside the name,
then letters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LOOSE = 100.0  # a fit beyond this is one of scattered letters
_OTHER_NAME = 0.5  # the first name is the one that is seen
_BESIDE = 50.0  # found not in one name, but with the help of other names and of what is said beside them
_ENDINGS = ("s", "es", "ed", "ing", "ation")  # that make no other word of it: networks, network
_WIDEST = 2.0  # letters between scattered ones, for each of them


def fit(typed: str, names: Iterable[str], beside: Iterable[str] = ()) -> float | None:
    """Return how far the best of `names` is from `typed`, 0 for the very same; None: it does not fit.

    Every word that is typed must be found in one name, or else begin a word of any name or of what is said `beside`
    them; case, accents and hyphens do not matter.
    """
    words = plain(typed).split()
    plain_names = [plain(name) for name in names]
    fits = [(_fit_of_name(words, name), place > 0) for place, name in enumerate(plain_names)]
    found = min((one + _OTHER_NAME * other for one, other in fits if one is not None), default=None)
    if found is not None and found < LOOSE:
        return found
    said = _fit_beside(words, f" {' '.join(plain_names)} ", f" {' '.join(map(plain, beside))} ")
    return found if said is None else said


def best(typed: str, candidates: Sequence[Sequence[str]], beside: Sequence[Sequence[str]] = ()) -> list[int]:
    """Return which candidates (each a row of names, and what is said beside them) fit, the best first.

    Scattered letters count only where nothing else fits.
    """
    said = beside or [()] * len(candidates)
    fits = [(fit(typed, *pair), place) for place, pair in enumerate(zip(candidates, said, strict=True))]
    found = sorted((one, place) for one, place in fits if one is not None)
    close = [place for one, place in found if one < LOOSE]
    return close or [place for _, place in found]


def plain(text: str) -> str:
    """Return `text` in small letters without accents, with spaces for whatever is neither letter nor figure."""
    letters = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"\b(\d+) d\b", r"\1d", re.sub(r"[\W_]+", " ", "".join(letters)).strip())  # 1-D is 1d


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
    gaps = _gaps(word, name)
    return None if gaps is None else LOOSE + gaps


def _fit_beside(words: list[str], names: str, said: str) -> float | None:
    """Return how well each word is found at the beginning of one of the words, those of names before the rest."""
    total = _BESIDE
    for word in words:
        if _begins(word, names):
            total += 1.0
        elif _begins(word, said):
            total += 4.0 if f" {word} " in said else 5.0
        else:
            return None
    return _BESIDE + 1.5 if len(words) > 1 and f" {' '.join(words)}" in said else total


def _begins(word: str, text: str) -> bool:
    """Tell whether a word of `text` begins with `word`, or is a stem of it; Chinese has no spaces between words."""
    if f" {word}" in text or (_is_chinese(word[0]) and word in text):
        return True
    return any(f" {word.removesuffix(ending)} " in text for ending in _ENDINGS if word.endswith(ending))


def _gaps(word: str, name: str) -> int | None:
    """Return how few letters lie between those of `word` in `name`, from the beginning of one of its words on.

    None where they are not there in order, or too far apart to be meant.
    """
    firsts = (
        at for at, letter in enumerate(name) if letter == word[0] and (_is_chinese(letter) or _is_first(name, at))
    )
    gaps = [gap for first in firsts if (gap := _gaps_from(first, word, name)) is not None]
    return min((gap for gap in gaps if gap <= _WIDEST * len(word)), default=None)


def _gaps_from(first: int, word: str, name: str) -> int | None:
    at = first
    for letter in word[1:]:
        at = name.find(letter, at + 1)
        if at < 0:
            return None
    return at - first + 1 - len(word) - name.count(" ", first, at)


def _is_first(name: str, at: int) -> bool:
    return at == 0 or name[at - 1] == " "


def _is_chinese(letter: str) -> bool:
    return letter >= "\u2e80"
