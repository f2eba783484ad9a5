"""What the engine says, in the language of the window.

The engine speaks in templates and in texts that carry both languages; here they become sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from gdviz.engine.experiment import RunChoice
from gdviz.engine.message import Message, filled_in
from gdviz.ui.wording.numbers import brief_number

Language = Literal["en", "zh"]
_WEIGHT = re.compile(r"([a-z])(\d+)_(\d+)(?:_(\d+))?")  # letter, layer, unit, input
_LOWERED, _RAISED = (str.maketrans("0123456789", figures) for figures in ("₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
LANGUAGE_PROPERTY = "gdviz_language"  # of the application: "en" or "zh"; not set: as the system speaks


class TwoLanguages(Protocol):
    """A text that a file gives in both languages."""

    def in_language(self, language: str) -> str:
        """Return the text in "en" or "zh"."""


def language() -> Language:
    """Return the language of the window: the one that was chosen, else the system's if we speak it, else English."""
    application = QCoreApplication.instance()
    chosen = application.property(LANGUAGE_PROPERTY) if application is not None else None
    if chosen == "zh" or chosen == "en":
        return "zh" if chosen == "zh" else "en"
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


def in_words(message: Message) -> str:
    """Return `message` as a sentence in the language of the window; messages among its values are translated too.

    Numbers are written as everywhere in the window.
    """
    values = {name: in_words(value) if isinstance(value, Message) else value for name, value in message.values.items()}
    sentence = QCoreApplication.translate("engine", message.template)  # translated elsewhere
    return filled_in(sentence, values, brief_number)


def text_of(text: TwoLanguages) -> str:
    """Return `text` in the language of the window."""
    return text.in_language(language())


def paragraph(sentences: Iterable[str]) -> str:
    """Return sentences one after the other; in Chinese nothing stands between them."""
    return ("" if language() == "zh" else " ").join(sentences)


def run_name(run: RunChoice) -> str:
    """Return what a run is called in the language of the window."""
    return (language() == "zh" and run.name_zh) or run.name


def subscripted(name: str) -> str:
    """Return a variable's name as it is written in mathematics: x₁, and w⁽²⁾₁₃ for the weight w2_13 of a layer."""
    if weight := _WEIGHT.fullmatch(name):
        letter, layer, *places = weight.groups()
        return f"{letter}⁽{layer.translate(_RAISED)}⁾{','.join(filter(None, places)).translate(_LOWERED)}"
    letters = name.rstrip("0123456789")
    return letters.rstrip("_") + name[len(letters) :].translate(_LOWERED)
