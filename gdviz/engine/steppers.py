"""The steps of an optimizer made from equations: a fused loop on plain floats for one run, NumPy for everything else.

The fused loop computes only position and state; loss, gradient and every other term are then filled in for the whole
block by one call of the NumPy kernel. Where a float operation raises (overflow, log of 0 …) that one step is made
by NumPy, which says inf or NaN instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.kernels import array_kernel, fused_loop
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import EquationsOptimizer, Layout, Stepper
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.setting import WHOLE, Setting
from gdviz.engine.starts import state_starts
from gdviz.engine.step_view import StepView

WIDEST_UNROLLED = 8  # variables; beyond, NumPy is faster than unrolled floats


@lru_cache(maxsize=128)
def stepper_for(optimizer: EquationsOptimizer, landscape: Landscape, setting: Setting) -> Stepper:
    """Return the fastest stepper for the three; compiled once. Raises InputError for batches without data."""
    if landscape.gradient_trees is not None and landscape.dimension <= WIDEST_UNROLLED and not setting.batch:
        return FusedStepper(optimizer, landscape, setting)
    return ArrayStepper(optimizer, landscape, setting)


class ArrayStepper(Stepper):
    """Steps by the NumPy kernel; also the referee of the fused loop."""

    def __init__(self, optimizer: EquationsOptimizer, landscape: Landscape, setting: Setting = WHOLE) -> None:
        self._optimizer = optimizer
        self._landscape = landscape
        self._view = StepView(landscape, setting, optimizer.equations)
        self._layout = Layout(landscape.dimension, (*self._view.terms, *optimizer.terms))
        self._kernel = array_kernel(optimizer.equations)

    @property
    def layout(self) -> Layout:
        return self._layout

    @property
    def carried(self) -> NDArray[np.intp]:
        return self._layout.columns(self._optimizer.equations.state)

    def evaluations(self, row: Array, made: int) -> dict[str, int]:
        return {"loss": made + 1, "gradient": made * (1 + self._optimizer.equations.look_aheads()) + 1}

    def ending(self, rows: Array) -> None:
        return None

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        row = self._layout.empty(1)
        row[:, self._layout.positions] = start
        row[:, self._layout.loss] = self._landscape.loss(row[:, self._layout.positions])
        row[:, self._layout.gradients] = self._landscape.gradient(row[:, self._layout.positions])
        position, gradient = row[:, self._layout.positions], row[:, self._layout.gradients]
        seen = self._view.landscape_at(1)
        used = gradient if seen is self._landscape else seen.gradient(position)
        noise = self._view.noise(1, 1)
        for name, value in state_starts(self._optimizer, position, used, values, noise).items():
            row[:, self._layout.terms[name]] = value
        return np.asarray(row[0])

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        rows = self._layout.empty(count)
        position, gradient = last[np.newaxis, self._layout.positions], last[np.newaxis, self._layout.gradients]
        state = {name: last[np.newaxis, self._layout.terms[name]] for name in self._optimizer.equations.state}
        for index, row in enumerate(rows):
            step = made + index + 1
            seen = self._view.landscape_at(step)
            used = gradient if seen is self._landscape else seen.gradient(position)
            self._view.record(row, self._layout, seen, position, used)
            noise = self._view.noise(step, 1)
            before = position
            position, terms = self._kernel(before, used, np.array([[float(step)]]), seen, state, values, noise)
            self._write(row[np.newaxis], position, terms, values)
            gradient = rows[index : index + 1, self._layout.gradients] = self._landscape.gradient(position)
            state = {name: terms[name] for name in state}
            if not np.isfinite(position).all():
                rows = rows[: index + 1]
                break
        rows[:, self._layout.loss] = self._landscape.loss(rows[:, self._layout.positions])
        return rows

    def _write(self, rows: Array, moved: Array, terms: Mapping[str, Array], values: Mapping[str, float]) -> None:
        """Write positions, rate and terms into rows (k, W)."""
        rows[:, self._layout.positions] = moved
        rows[:, self._layout.rate] = rate_of(terms, values)
        for name, value in terms.items():
            if name in self._layout.terms:
                rows[:, self._layout.terms[name]] = value


def rate_of(terms: Mapping[str, Array], values: Mapping[str, float]) -> Array | float:
    """Return the learning rate of each row: as a schedule made it (k,), else the hyperparameter; NaN without any."""
    made = terms.get(LEARNING_RATE)
    return values.get(LEARNING_RATE, np.nan) if made is None else made[..., 0]


class FusedStepper(Stepper):
    """Steps by a loop of plain floats that holds both the equations and the gradient of the landscape."""

    def __init__(self, optimizer: EquationsOptimizer, landscape: Landscape, setting: Setting = WHOLE) -> None:
        self._array = ArrayStepper(optimizer, landscape, setting)
        self._landscape = landscape
        self._equations = optimizer.equations
        self._view = StepView(landscape, setting, optimizer.equations)
        self._kernel = array_kernel(optimizer.equations)
        layout = self._array.layout
        slices = [layout.terms[name] for name in self._equations.state]
        self._state_columns = [index for part in slices for index in range(*part.indices(layout.width))]
        self._columns = [*range(landscape.dimension), *self._state_columns]
        assert landscape.gradient_trees is not None
        names = landscape.variables, tuple(landscape.parameters)
        self._loop = fused_loop(optimizer.equations, landscape.gradient_trees, *names, len(self._columns))
        self._parameters = [float(value) for value in landscape.parameters.values()]

    @property
    def layout(self) -> Layout:
        return self._array.layout

    @property
    def carried(self) -> NDArray[np.intp]:
        return self._array.carried

    def evaluations(self, row: Array, made: int) -> dict[str, int]:
        return self._array.evaluations(row, made)

    def ending(self, rows: Array) -> None:
        return None

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        return self._array.first(start, values)

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        numbers = [values[name] for name in self._equations.hyperparameters]
        noise = self._view.noise(made + 1, count)
        drawn = None if noise is None else noise.tolist()
        raw, done = self._loop(count, made, drawn, *last[self._columns].tolist(), *numbers, *self._parameters)
        if done == 0:
            return self._array.advance(last, made, values, 1)
        block = np.frombuffer(raw).reshape(-1, len(self._columns))[:done]
        return self._completed(last, made, values, block, None if noise is None else noise[:done])

    def _completed(
        self, last: Array, made: int, values: Mapping[str, float], block: Array, noise: Array | None
    ) -> Array:
        layout, dimension = self.layout, self._landscape.dimension
        rows = np.empty((len(block), layout.width))
        positions = rows[:, layout.positions] = block[:, :dimension]
        rows[:, layout.loss] = self._landscape.loss(positions)
        rows[:, layout.gradients] = self._landscape.gradient(positions)
        rows[:, self._state_columns] = block[:, dimension:]
        before = np.vstack([last[np.newaxis], rows[:-1]])
        state = {name: before[:, layout.terms[name]] for name in self._equations.state}
        steps = np.arange(made + 1.0, made + len(block) + 1.0)[:, np.newaxis]
        place, slope = before[:, layout.positions], before[:, layout.gradients]
        _, terms = self._kernel(place, slope, steps, self._landscape, state, values, noise)
        rows[:, layout.rate] = rate_of(terms, values)
        for name, value in terms.items():
            if name in layout.terms and name not in self._equations.state:
                rows[:, layout.terms[name]] = value
        return rows
