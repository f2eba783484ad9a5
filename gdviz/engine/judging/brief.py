"""A verdict in a few words, for where a sentence has no room."""

from __future__ import annotations

from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message


def brief_of(verdict: Verdict) -> Message:
    """Return the verdict in at most a few words."""
    return Message(_template(verdict), {"step": int(verdict.numbers.get("step", verdict.step))})


def _template(verdict: Verdict) -> str:
    match verdict.code:
        case "converged":
            return _MINIMA[verdict.minimum or "unknown"]
        case "diverged":
            return _DIVERGED.get(verdict.cause, _AFTER if verdict.has_ended else _ON)
        case "saddle" if verdict.is_maximum:
            return QT_TRANSLATE_NOOP("engine", "stands on a maximum")
        case "oscillating" if "start" in verdict.numbers:
            return QT_TRANSLATE_NOOP("engine", "rising")
        case "descending" if verdict.has_ended:
            return QT_TRANSLATE_NOOP("engine", "ended at step {step}") if verdict.step else _REFUSED
        case "descending" if not verdict.step:
            return QT_TRANSLATE_NOOP("engine", "no step made yet")
        case code:
            return _OTHERS[code]


_REFUSED = QT_TRANSLATE_NOOP("engine", "cannot run here")
_AFTER = QT_TRANSLATE_NOOP("engine", "diverged at step {step}")
_ON = QT_TRANSLATE_NOOP("engine", "diverges from step {step} on")
_MINIMA = {
    "global": QT_TRANSLATE_NOOP("engine", "at the global minimum"),
    "local": QT_TRANSLATE_NOOP("engine", "at a local minimum"),
    "unknown": QT_TRANSLATE_NOOP("engine", "at a minimum"),
}
_DIVERGED = {
    "start": QT_TRANSLATE_NOOP("engine", "cannot start here"),
    "unbounded": QT_TRANSLATE_NOOP("engine", "diverging: no bottom"),
}
_OTHERS = {
    "saddle": QT_TRANSLATE_NOOP("engine", "stuck at a saddle"),
    "plateau": QT_TRANSLATE_NOOP("engine", "on a plateau"),
    "oscillating": QT_TRANSLATE_NOOP("engine", "oscillates"),
    "crawling": QT_TRANSLATE_NOOP("engine", "crawling"),
    "noisy": QT_TRANSLATE_NOOP("engine", "at its noise floor"),
    "descending": QT_TRANSLATE_NOOP("engine", "still descending"),
}
