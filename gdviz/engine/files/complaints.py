"""What msgspec says of a value of the wrong shape, as sentences that can be translated."""

from __future__ import annotations

import re

from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

WHOLE = Message(QT_TRANSLATE_NOOP("engine", "the file"))  # where no key is to blame
_KNOWN = {
    QT_TRANSLATE_NOOP("engine", "“{field}” is missing"): re.compile(
        r"Object missing required field `(?P<field>[^`]*)`"
    ),
    QT_TRANSLATE_NOOP("engine", "there is no key “{field}” here"): re.compile(
        r"Object contains unknown field `(?P<field>[^`]*)`"
    ),
    QT_TRANSLATE_NOOP("engine", "Expected `{wanted}`, got `{found}`"): re.compile(
        r"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`"
    ),
}


def complaint(reason: str) -> Message | str:
    """Return the sentence for what msgspec said, itself where it is not known."""
    for template, pattern in _KNOWN.items():
        if match := pattern.fullmatch(reason):
            return Message(template, dict(match.groupdict()))
    return reason
