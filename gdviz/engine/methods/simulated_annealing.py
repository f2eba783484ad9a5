"""Simulated annealing: a random walk that goes uphill the less often, the colder it gets. Kirkpatrick et al. 1983."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from gdviz.engine.algorithms.method import Method, Move, Place, Profile
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.trial_terms import ACCEPTED, SAMPLE
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Hyperparameter, Term
from gdviz.engine.text import Text


def _begin(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    loss = probe.loss(start)
    return Move(start, {_BEST.name: start, _BEST_LOSS.name: loss}, loss)


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    low, high = probe.domain
    temperature = values["temperature"] * values["cooling"] ** (probe.step - 1)
    sample = place.position + values["reach"] * (high - low) * probe.random.standard_normal(len(low))
    chance = float(probe.random.random())
    best, best_loss = place.terms[_BEST.name], float(place.terms[_BEST_LOSS.name][0])
    terms: dict[str, Array | float] = {SAMPLE.name: sample, _TEMPERATURE.name: temperature}
    if _is_inside(place.position, low, high) and not _is_inside(sample, low, high):
        loss, is_taken = math.nan, False  # the walk does not leave the domain; that costs no evaluation
    else:
        loss = probe.loss(sample)
        is_taken = _is_taken(loss - place.loss, temperature, chance)
    terms |= {ACCEPTED.name: float(is_taken), _SAMPLE_LOSS.name: loss}
    if loss < best_loss:
        best, best_loss = sample, loss
    terms |= {_BEST.name: best, _BEST_LOSS.name: best_loss}
    return Move(sample, terms, loss) if is_taken else Move(place.position, terms, place.loss)


def _is_inside(position: Array, low: Array, high: Array) -> bool:
    return bool(np.all((low <= position) & (position <= high)))


def _is_taken(rise: float, temperature: float, chance: float) -> bool:
    """Return whether a point that is higher by `rise` is accepted (Metropolis et al. 1953)."""
    if rise <= 0.0:
        return True
    return temperature > 0.0 and chance < math.exp(-rise / temperature)  # NaN is never accepted


_TEMPERATURE = Term("temperature", False, Text("the temperature of this step", "这一步的温度"))
_SAMPLE_LOSS = Term("sample_loss", False, Text("the loss at the point tried", "试探点的损失"))
_BEST = Term("best", True, Text("the lowest point so far", "到此为止的最低点"), None, "point")
_BEST_LOSS = Term("best_loss", False, Text("the loss there", "该点的损失"))
METHODS = (
    Method(
        Profile(
            "simulated_annealing",
            Text("Simulated annealing", "模拟退火"),
            1983,
            "Metropolis et al. 1953; Kirkpatrick, Gelatt & Vecchi 1983",
            Text(
                "Walks at random and also accepts a higher point, with a probability that falls with the "
                "temperature: hot it crosses ridges, cold it settles.",
                "随机游走，也会以随温度降低而减小的概率接受更高的点：热时翻越山脊，冷时安定下来。",
            ),
            (
                Hyperparameter(
                    "temperature",
                    "T₀",
                    10.0,
                    (1e-2, 1e3),
                    (0.0, 1e12),
                    "log",
                    Text("the temperature at first, in units of the loss", "初始温度，以损失为单位"),
                ),
                Hyperparameter(
                    "cooling",
                    "c",
                    0.95,
                    (0.8, 0.999),
                    (0.0, 1.0),
                    "linear",
                    Text("what the temperature is multiplied by after every step", "每步之后温度所乘的系数"),
                ),
                Hyperparameter(
                    "reach",
                    "r",
                    0.1,
                    (1e-3, 1.0),
                    (1e-9, 10.0),
                    "log",
                    Text("how far a step reaches, as a share of the domain's width", "一步的典型长度占区域宽度的比例"),
                ),
            ),
            (SAMPLE, ACCEPTED, _SAMPLE_LOSS, _TEMPERATURE, _BEST, _BEST_LOSS),
            ("loss",),
            searches_domain=True,
            is_random=True,
        ),
        _begin,
        _step,
    ),
)
