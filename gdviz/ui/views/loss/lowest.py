"""The lowest loss f*, above which heights are taken where losses are 0 or negative, and where it is known from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gdviz.session.session import Session
from gdviz.ui.sameness import same
from gdviz.ui.views.loss.curve import LossCurve
from gdviz.ui.wording.words import run_name


@dataclass(frozen=True)
class Lowest:
    """f*: the loss at the best known minimum, or the lowest that a run reached; `run` is "" for a known minimum."""

    value: float
    run: str = ""


class LowestFinder:
    """Finds f* of what a session shows; the known minima are evaluated once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._minima: tuple[object, ...] = ()
        self._known = math.nan  # the loss at the best of them

    def lowest(self, curves: Mapping[int, LossCurve]) -> Lowest | None:
        """Return f* of all runs, by index, seen or not: that of the known minima unless a run has come below it.

        A run that diverged says nothing about a lowest loss where anything else does.
        """
        session = self._session
        minima = (session.landscape, session.experiment.landscape.minima)
        if not same(minima, self._minima):
            self._minima = minima
            with np.errstate(all="ignore"):
                losses = session.landscape.loss(session.minima) if len(session.minima) else np.empty(0)
            losses = losses[np.isfinite(losses)]
            self._known = float(losses.min()) if len(losses) else math.nan
        names = [run_name(run) for run in session.experiment.runs]
        reached = [(curve.lowest, names[index]) for index, curve in curves.items() if not _diverged(curve)]
        reached = reached or [(curve.lowest, names[index]) for index, curve in curves.items()]
        lowest, run = min(reached, default=(math.inf, ""))
        if self._known <= lowest or (math.isfinite(self._known) and all(map(_diverged, curves.values()))):
            return Lowest(self._known)
        return Lowest(lowest, run) if math.isfinite(lowest) else None


def _diverged(curve: LossCurve) -> bool:
    stop = curve.run.stopped
    return stop is not None and stop.reason == "diverged"
