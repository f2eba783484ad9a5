"""Brute force: the loss at every point of a grid, one point a step, and the lowest of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.method import MOST_FOR_GRIDS, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.trial_terms import ACCEPTED, SAMPLE
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    return Move(start, {_DONE.name: 0.0, _GRID.name: values["resolution"]})


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    resolution = int(values["resolution"])
    # Another resolution during the run begins its grid anew.
    done = int(place.terms[_DONE.name][0]) if place.terms[_GRID.name][0] == resolution else 0
    low, high = probe.domain
    digits = np.array(np.unravel_index(done, (resolution,) * len(low)))
    last = resolution - 1
    sample = np.where(digits == last, high, low + digits * (high - low) / last)
    loss = probe.loss(sample)
    is_better = loss < place.loss
    terms: dict[str, Array | float] = {
        SAMPLE.name: sample,
        ACCEPTED.name: float(is_better),
        _SAMPLE_LOSS.name: loss,
        _DONE.name: done + 1.0,
        _GRID.name: float(resolution),
    }
    ending = _COMPLETE if done + 1 == resolution ** len(low) else None
    best = (sample, loss) if is_better else (place.position, place.loss)
    return Move(best[0], terms, best[1], ending=ending)


_SAMPLE_LOSS = Term("sample_loss", False, Text("the loss at the point tried", "试探点的损失"))
_DONE = Term("done", False, Text("how many points of the grid are done", "网格中已完成的点数"), None, "state")
_GRID = Term("grid", False, Text("the resolution of that grid", "该网格的分辨率"), None, "state")
_COMPLETE = Message(QT_TRANSLATE_NOOP("engine", "every point of the grid has been tried"))
METHODS = (
    Method(
        Profile(
            "brute_force",
            Text("Brute force (grid search)", "穷举搜索（网格）"),
            1935,
            "Fisher 1935 (factorial designs: every combination of a few values)",
            Text(
                "Tries every point of a grid over the domain, one a step, and keeps the lowest. Ten values for "
                "each of ten variables would be ten thousand million points.",
                "逐点尝试整个区域上的网格，每步一个点，保留最低的。十个变量各取十个值就是一百亿个点。",
            ),
            (
                Hyperparameter(
                    "resolution",
                    "n",
                    10.0,
                    (2.0, 50.0),
                    (2.0, 1000.0),
                    "linear",
                    Text("how many values of each variable are tried", "每个变量尝试多少个取值"),
                    is_whole=True,
                ),
            ),
            (SAMPLE, ACCEPTED, _SAMPLE_LOSS, _DONE, _GRID),
            ("loss",),
            (_COMPLETE,),
            searches_domain=True,
            most_variables=MOST_FOR_GRIDS,
        ),
        _begin,
        _step,
    ),
)
