"""Divide and conquer: a coarse grid, then a grid in its best cell, and so on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.method import MOST_FOR_GRIDS, Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.trial_terms import SAMPLE
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    return Move(start, {_NEXT_BOX.name: np.array(probe.domain)})


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    low, high = place.terms[_NEXT_BOX.name]
    cells = int(values["cells"])
    centres = (np.indices((cells,) * len(low)).reshape(len(low), -1).T + 0.5) / cells  # (cells^P, P) from 0 to 1
    samples = low * (1.0 - centres) + high * centres
    losses = probe.losses(samples)
    losses = np.where(np.isnan(losses), np.inf, losses)
    best = int(np.argmin(losses))
    reach = (0.5 + values["margin"]) * (high - low) / cells
    box = np.array([np.maximum(low, samples[best] - reach), np.minimum(high, samples[best] + reach)])
    terms = {_BOX.name: np.array([low, high]), SAMPLE.name: samples[best], _NEXT_BOX.name: box}
    widest = float((box[1] - box[0]).max())
    is_point = widest <= 8.0 * float(np.spacing(np.abs(probe.domain)).max())
    ending = _POINT if is_point else None
    if losses[best] < place.loss:
        return Move(samples[best], terms, float(losses[best]), ending=ending)
    return Move(place.position, terms, place.loss, ending=ending)


_BOX = Term(
    "box",
    False,
    Text("the box that was divided: its lower and its upper corner", "被划分的方框：左下角与右上角"),
    (0, 2),
    "box",
)
_NEXT_BOX = Term("next_box", False, Text("the box to be divided next", "下一步要划分的方框"), (0, 2), "state")
_POINT = Message(QT_TRANSLATE_NOOP("engine", "the best cell is too small to be divided again"))
METHODS = (
    Method(
        Profile(
            "divide_and_conquer",
            Text("Divide and conquer", "分治搜索"),
            2010,
            "Hesterman et al. 2010 (contracting grid)",
            Text(
                "Divides the domain into a few cells, takes the one whose centre is lowest, and divides that "
                "again. On a wavy landscape the right cell is easily missed.",
                "把区域划分成少数几格，取中心损失最低的一格，再继续划分。在起伏的地形上容易错过正确的格子。",
            ),
            (
                Hyperparameter(
                    "cells",
                    "n",
                    4.0,
                    (2.0, 10.0),
                    (2.0, 16.0),
                    "linear",
                    Text("into how many cells each variable is divided", "每个变量划分成多少格"),
                    is_whole=True,
                ),
                Hyperparameter(
                    "margin",
                    "m",
                    0.0,
                    (0.0, 0.5),
                    (0.0, 0.5),
                    "linear",
                    Text("how much of the neighbouring cells is kept with the best one", "保留最优格周围多少个格宽"),
                ),
            ),
            (_BOX, SAMPLE, _NEXT_BOX),
            ("loss",),
            (_POINT,),
            searches_domain=True,
            most_variables=MOST_FOR_GRIDS,
        ),
        _begin,
        _step,
    ),
)
