"""Sentences for people, kept apart from the numbers in them, so that any front end can say them in its language."""

from __future__ import annotations

from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` as translatable in `context`; return it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """A sentence: an English template with {named} fields, and their values. `str()` gives the English."""

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)
