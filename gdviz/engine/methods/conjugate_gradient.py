"""Nonlinear conjugate gradients: Fletcher–Reeves 1964, Polak–Ribière+ 1969 (Gilbert & Nocedal 1992)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gdviz.engine.algorithms.line_search import (
    DIRECTION,
    FLATNESS,
    FRACTION,
    LINE_ENDINGS,
    LOSS_BEFORE,
    TRIED,
    Line,
    guessed_length,
    wolfe,
)
from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text

Share = Callable[[Array, Array], float]  # gradient, the gradient before → β


def _step(share: Share, probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    last, before = place.terms[DIRECTION.name], place.terms[_GRADIENT_BEFORE.name]
    beta = share(place.gradient, before)
    line = Line(probe, place, -place.gradient + beta * last)
    if not line.is_downhill:  # also at first, where there is no last direction
        beta = 0.0
        line = Line(probe, place, -place.gradient)
    found = wolfe(line, guessed_length(place, line.start.slope), values["c1"], values["c2"])
    return line.move(found, {"beta": beta, _GRADIENT_BEFORE.name: place.gradient, LOSS_BEFORE.name: place.loss})


def _fletcher_reeves(gradient: Array, before: Array) -> float:
    return float(gradient @ gradient / (before @ before))


def _polak_ribiere(gradient: Array, before: Array) -> float:
    return max(0.0, float(gradient @ (gradient - before) / (before @ before)))


def _method(id: str, name: Text, year: int, reference: str, description: Text, share: Share) -> Method:
    def step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
        return _step(share, probe, place, values)

    terms = (DIRECTION, TRIED, _BETA, _GRADIENT_BEFORE, LOSS_BEFORE)
    profile = Profile(
        id, name, year, reference, description, _HYPERPARAMETERS, terms, ("loss", "gradient"), LINE_ENDINGS
    )
    return Method(profile, begin_plainly, step)


_BETA = Term(
    "beta", False, Text("how much of the last direction is kept; 0 is a restart", "保留上一方向的比例；0 表示重新开始")
)
_GRADIENT_BEFORE = Term(
    "gradient_before", True, Text("the gradient before the last step", "上一步之前的梯度"), None, "state"
)
# Below 1/2 every direction of Fletcher–Reeves descends (N&W lemma 5.6).
_HYPERPARAMETERS = (FRACTION, replace(FLATNESS, default=0.4))
METHODS = (
    _method(
        "cg_fr",
        Text("Conjugate gradient (Fletcher–Reeves)", "共轭梯度（Fletcher–Reeves）"),
        1964,
        "Fletcher & Reeves 1964; Nocedal & Wright 2006, algorithm 5.4",
        Text(
            "Keeps a part of the last direction, so that a step does not undo the one before. After one bad "
            "direction it may take many small steps.",
            "保留上一方向的一部分，使这一步不抵消前一步的成果。一旦方向变差，可能要走许多小步才能恢复。",
        ),
        _fletcher_reeves,
    ),
    _method(
        "cg_pr",
        Text("Conjugate gradient (Polak–Ribière+)", "共轭梯度（Polak–Ribière+）"),
        1969,
        "Polak & Ribière 1969; Gilbert & Nocedal 1992",
        Text(
            "Conjugate gradient that forgets the last direction by itself where the gradient hardly changes.",
            "共轭梯度法；当梯度几乎不变时会自动忘掉上一方向。",
        ),
        _polak_ribiere,
    ),
)
