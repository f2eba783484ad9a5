"""The steps of a method as rows of a trajectory: places are read from rows, moves are written to them.

Besides the terms of the method a row holds how often the landscape has been evaluated, and whether the method has
nothing more to do. A loss or a gradient that a method does not need is recorded for the reader, and not counted.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.algorithms.method import NO_GRADIENT, STATIONARY, Method, Move, Place
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.message import Message
from gdviz.engine.optimizer import Layout, Stepper, Term
from gdviz.engine.setting import Setting
from gdviz.engine.text import Text

ENDED = "ended"
AT_ONCE = 8  # rows that are computed ahead; on a problem, where a step may take long, only the one that is asked for


class MethodStepper(Stepper):
    """Steps of `method` on one landscape in one setting."""

    def __init__(self, method: Method, landscape: Landscape, setting: Setting) -> None:
        self._method = method
        self._landscape = landscape
        self._setting = setting
        evaluates = method.profile.evaluates
        self._squares = landscape.least_squares() if "residuals" in evaluates else None
        self._endings = (STATIONARY, NO_GRADIENT, *method.profile.endings)
        self._counters = {name: f"{name}_evaluations" for name in evaluates}
        bookkeeping = (_counter(name, label) for name, label in self._counters.items())
        self._layout = Layout(landscape.dimension, (*method.terms, *bookkeeping, _ENDED))
        self._asks_loss = "loss" in evaluates
        self._follows_gradient = "gradient" in evaluates or "jacobian" in evaluates
        shapes = {term.name: (-1,) if term.rows is None else (-1, landscape.dimension) for term in method.terms}
        self._places = [(name, self._layout.terms[name], shape) for name, shape in shapes.items()]
        self._kept = [self._layout.terms[term.name] for term in method.terms if term.role == "state"]
        self._counts = [(name, self._layout.terms[label].start) for name, label in self._counters.items()]
        self._ended = self._layout.terms[ENDED].start

    @property
    def layout(self) -> Layout:
        return self._layout

    @property
    def carried(self) -> NDArray[np.intp]:
        return self._layout.columns(self._layout.terms)

    def evaluations(self, row: Array, made: int) -> dict[str, int]:
        return {name: int(row[column]) for name, column in self._counts}

    def ending(self, rows: Array) -> tuple[int, Message] | None:
        ended = np.flatnonzero(rows[:, self._ended])
        return (int(ended[0]), self._endings[int(rows[ended[0], self._ended]) - 1]) if len(ended) else None

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        row = self._layout.empty(1)[0]
        probe = self._probe(0, dict.fromkeys(self._counters, 0))
        with np.errstate(all="ignore"):
            self._write(row, probe, self._method.begin(probe, np.array(start, dtype=np.float64), values))
        row[self._ended] = 0.0  # said of the first step: a run is asked for at least one
        return np.asarray(row)

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        count = min(count, 1 if self._landscape.samples else AT_ONCE)
        rows = self._layout.empty(count)
        with np.errstate(all="ignore"):
            for index in range(count):
                row = rows[index]
                for kept in self._kept:
                    row[kept] = last[kept]
                probe = self._probe(made + index + 1, self.evaluations(last, made))
                self._write(row, probe, self._move(probe, self._place(last), values))
                if row[self._ended] or not np.isfinite(row[: self._layout.loss + 1]).all():
                    return rows[: index + 1]
                last = row
        return rows

    def _probe(self, step: int, counts: dict[str, int]) -> Probe:
        return Probe(self._landscape, self._squares, self._setting, step, counts)

    def _place(self, row: Array) -> Place:
        layout = self._layout
        terms = {name: row[columns].reshape(shape) for name, columns, shape in self._places}
        loss, rate = float(row[layout.loss]), float(row[layout.rate])
        return Place(row[layout.positions], loss, row[layout.gradients], rate, terms)

    def _move(self, probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
        ending = self._standstill(place.gradient)
        if ending is not None:
            return Move(place.position, {}, place.loss, place.gradient, ending=ending)
        return self._method.step(probe, place, values)

    def _standstill(self, gradient: Array) -> Message | None:
        """Return why a method that follows gradients has nowhere to go from where it is `gradient` (P,), or None."""
        if not self._follows_gradient:
            return None
        if not np.isfinite(gradient).all():
            return NO_GRADIENT
        return None if gradient.any() else STATIONARY

    def _write(self, row: Array, probe: Probe, move: Move) -> None:
        layout, position = self._layout, move.position
        row[layout.positions] = position
        known = move.loss
        row[layout.loss] = (probe if self._asks_loss else self._landscape).loss(position) if known is None else known
        gradient = move.gradient
        if gradient is None:
            gradient = (probe if self._follows_gradient else self._landscape).gradient(position)
        row[layout.gradients] = gradient
        row[layout.rate] = move.rate
        for name, value in move.terms.items():
            row[layout.terms[name]] = value.ravel() if isinstance(value, np.ndarray) else value
        for name, column in self._counts:
            row[column] = probe.counts[name]
        ending = move.ending or self._standstill(gradient)
        row[self._ended] = 0 if ending is None else 1 + self._endings.index(ending)


_ENDED = Term(
    ENDED,
    False,
    Text(
        "0 while the method has more to do, else which of its endings it has come to",
        "0 表示还有事可做，否则为结束原因的编号",
    ),
    None,
    "state",
)


def _counter(evaluated: str, name: str) -> Term:
    words = _COUNTED[evaluated]
    return Term(name, False, words, None, "state")


_COUNTED = {
    "loss": Text("how often the loss has been evaluated so far", "到此为止损失的求值次数"),
    "gradient": Text("how often the gradient has been evaluated so far", "到此为止梯度的求值次数"),
    "hessian": Text("how often the second derivatives have been evaluated so far", "到此为止二阶导数的求值次数"),
    "residuals": Text("how often the residuals have been evaluated so far", "到此为止残差的求值次数"),
    "jacobian": Text(
        "how often the derivatives of the residuals have been evaluated so far", "到此为止残差导数的求值次数"
    ),
}
