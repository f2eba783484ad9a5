"""What an interval must be so that something can be seen on it."""

from __future__ import annotations

import math
from functools import lru_cache

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

FARTHEST = 1e12  # of an interval's end from 0: what a picture can still tell apart
Interval = tuple[float, float]  # low < high


def check_interval(low: float, high: float) -> None:
    """Raise InputError unless low < high, both finite and far enough apart to tell points between them apart."""
    if not (math.isfinite(low) and math.isfinite(high)) or max(abs(low), abs(high)) > FARTHEST:
        template = QT_TRANSLATE_NOOP("engine", "both ends must be numbers within ±{most:g}")
        raise InputError(Message(template, {"most": FARTHEST}))
    if not low < high:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the lower end must be below the upper end")))
    if high - low < 1e-9 * max(abs(low), abs(high)):
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the two ends are too close together")))


@lru_cache(maxsize=4)
def check_intervals(intervals: tuple[Interval, ...]) -> None:
    """Raise InputError unless all are of use. A network has thousands, and any change looks at them again."""
    for low, high in intervals:
        check_interval(low, high)
