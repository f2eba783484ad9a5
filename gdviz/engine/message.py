"""Sentences for people, kept apart from the numbers in them, so that any front end can say them in its language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

SPELLED = 3  # coordinates of a place that are said

NumberWriter = Callable[[float, int], str]  # of a value and how many significant figures it gets


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` as translatable in `context`; return it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """A sentence: an English template with {named} fields, and their values. `str()` gives the English.

    A value that is a tuple of numbers is a place; the format of a number says how many figures it gets, as in .4g.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return filled_in(self.template, self.values, _plain)


def filled_in(template: str, values: dict[str, object], write: NumberWriter) -> str:
    """Return a template with its values in place; `write` spells every number that has a format like .4g."""
    return _Filling(write).vformat(template, (), values)


class _Filling(Formatter):
    def __init__(self, write: NumberWriter) -> None:
        self._write = write

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            shown = [self._write(part, 4) for part in value[:SPELLED]] + ["…"] * (len(value) > SPELLED)
            return f"({', '.join(shown)})"
        if format_spec.endswith("g"):
            return self._write(value, int(format_spec[1:-1] or 6))
        return str(super().format_field(value, format_spec))


def _plain(value: float, figures: int) -> str:
    return f"{value:.{figures}g}"
