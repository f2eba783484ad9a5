"""Moves many points by one optimizer, all at the same step; what ends a run is decided elsewhere.

Where the landscape has trees, steps are the in-place kernel's; where it is made of data, NumPy asks the landscape for
the gradients of all points at once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.kernels import array_kernel
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.many.batch_kernel import BatchKernel, LandscapeSource, batch_kernel
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.setting import Setting
from gdviz.engine.starts import state_starts
from gdviz.engine.step_view import StepView, noise_at
from gdviz.engine.steppers import WIDEST_UNROLLED

Values = Mapping[str, "float | Array"]  # of hyperparameters: one for all n points, or (n,)


class Mover(ABC):
    """n points, P components: `positions`, `gradients` and `before` are (P, n), one row per component."""

    @property
    @abstractmethod
    def positions(self) -> Array: ...

    @property
    @abstractmethod
    def gradients(self) -> Array:
        """At `positions`, once `look` was called there."""

    @property
    @abstractmethod
    def before(self) -> Array:
        """Where the points were before the last step, if the mover was told to keep that."""

    @abstractmethod
    def look(self) -> Array | None:
        """Evaluate the gradient, and return the loss (n,), valid until the next call; None without loss."""

    @abstractmethod
    def move(self, step: int) -> None:
        """Make the update that leads to `step` (from 1)."""

    @abstractmethod
    def keep(self, kept: NDArray[np.intp]) -> None:
        """Go on with the points of these indices alone, between `look` and `move`."""


def mover_for(
    optimizer: EquationsOptimizer,
    landscape: Landscape,
    starts: Array,
    values: Values,
    setting: Setting,
    keeps_before: bool = False,
    with_loss: bool = True,
) -> Mover:
    """Return what moves `starts` (n, P); `look` was not yet called."""
    if landscape.gradient_trees is None or landscape.loss_tree is None or landscape.dimension > WIDEST_UNROLLED:
        return _ArrayMover(optimizer, landscape, starts, values, setting)
    return _KernelMover(optimizer, landscape, starts, values, setting, keeps_before, with_loss)


def kernel_for(
    optimizer: EquationsOptimizer, landscape: Landscape, swept: tuple[str, ...], keeps_before: bool, with_loss: bool
) -> BatchKernel:
    """Return the kernel of an optimizer on a landscape that has trees."""
    assert landscape.gradient_trees is not None and landscape.loss_tree is not None
    source = LandscapeSource(
        landscape.loss_tree, landscape.gradient_trees, landscape.variables, tuple(landscape.parameters)
    )
    starts = tuple(sorted(optimizer.state_starts.items()))
    symbols = tuple((name, entry.symbol) for name, entry in optimizer.hyperparameters.items())
    return batch_kernel(optimizer.equations, starts, symbols, source, swept, keeps_before, with_loss)


class _KernelMover(Mover):
    def __init__(
        self,
        optimizer: EquationsOptimizer,
        landscape: Landscape,
        starts: Array,
        values: Values,
        setting: Setting,
        keeps_before: bool,
        with_loss: bool,
    ) -> None:
        swept = tuple(name for name in optimizer.equations.hyperparameters if np.ndim(values[name]))
        self._kernel = kernel = kernel_for(optimizer, landscape, swept, keeps_before, with_loss)
        self._setting = setting
        self._noisy = optimizer.equations.is_noisy
        count, dimension = starts.shape
        memory = _aligned(kernel.vectors * dimension + kernel.rows, count)
        self._vectors = [memory[dimension * index : dimension * (index + 1)] for index in range(kernel.vectors)]
        self._rows = list(memory[dimension * kernel.vectors :])
        self._given = [float(values[name]) for name in kernel.given]
        self._parameters = [np.float64(value) for value in landscape.parameters.values()]
        self._plain_parameters = [float(value) for value in self._parameters]
        self._vectors[0][...] = starts.T
        for place, name in enumerate(kernel.swept, start=len(kernel.row_states)):
            self._rows[place][...] = values[name]
        self._own_rows = len(kernel.row_states) + len(kernel.swept)
        self._states: list[float] = []
        self.look()
        self._begin(optimizer, values)

    def _begin(self, optimizer: EquationsOptimizer, values: Values) -> None:
        columns, noise = _columns(values), noise_at(self._setting.seed, 1, len(self.positions)) if self._noisy else None
        begin = state_starts(optimizer, self.positions.T, self.gradients.T, columns, noise)  # type: ignore[arg-type]
        for place, name in enumerate(self._kernel.vector_states, start=1):
            self._vectors[place][...] = begin[name].T
        for place, name in enumerate(self._kernel.row_states):
            self._rows[place][...] = begin[name][:, 0]
        self._states = [float(begin[name][0, 0]) for name in self._kernel.number_states]

    @property
    def positions(self) -> Array:
        return self._vectors[0]

    @property
    def gradients(self) -> Array:
        return self._vectors[self._kernel.gradient]

    @property
    def before(self) -> Array:
        return self._vectors[-1]

    def look(self) -> Array | None:
        vectors, rows = self._vectors, list(self._rows[self._own_rows :])
        for vector in vectors[self._kernel.gradient + 1 : self._kernel.free_until]:
            rows.extend(vector)
        return self._kernel.look(*self._parameters, vectors[0], self.gradients, *rows)  # type: ignore[no-any-return]

    def move(self, step: int) -> None:
        numbers = self._numbers(step)
        shared = len(numbers) - len(self._states)
        self._states = list(numbers[shared:])
        noise = None
        if self._noisy:
            noise = noise_at(self._setting.seed, step, len(self.positions))[:, np.newaxis]
        buffers = self._kernel.step(*numbers[:shared], noise, *self._vectors, *self._rows)
        self._vectors, self._rows = list(buffers[: len(self._vectors)]), list(buffers[len(self._vectors) :])

    def _numbers(self, step: int) -> tuple[float, ...]:
        kernel = self._kernel
        try:
            return kernel.numbers(step, *self._given, *self._states, *self._plain_parameters)
        except (ArithmeticError, ValueError, TypeError):
            given = (np.float64(value) for value in (step, *self._given, *self._states, *self._plain_parameters))
            return tuple(map(float, kernel.numbers_of_numpy(*given)))

    def keep(self, kept: NDArray[np.intp]) -> None:
        count = len(kept)
        for vector in self._vectors[: self._kernel.gradient + 1]:
            for row in vector:
                row[:count] = row[kept]
        for row in self._rows[: self._own_rows]:
            row[:count] = row[kept]
        self._vectors = [vector[:, :count] for vector in self._vectors]
        self._rows = [row[:count] for row in self._rows]


def _aligned(rows: int, count: int) -> Array:
    """Return an array (rows, count) whose rows begin at cache lines and at different places of a memory page.

    Without, an addition of three arrays takes twice the time.
    """
    line = 8  # doubles of a cache line
    stride = -(-count // line) * line + 3 * line
    memory = np.empty(rows * stride + line)
    first = -(memory.ctypes.data // 8) % line
    return memory[first : first + rows * stride].reshape(rows, stride)[:, :count]


class _ArrayMover(Mover):
    """Keeps points as rows (n, P), as landscapes take them."""

    def __init__(
        self, optimizer: EquationsOptimizer, landscape: Landscape, starts: Array, values: Values, setting: Setting
    ) -> None:
        self._optimizer = optimizer
        self._landscape = landscape
        self._view = StepView(landscape, setting, optimizer.equations)
        self._kernel = array_kernel(optimizer.equations)
        self._values = _columns(values)
        self._positions = self._before = np.array(starts)
        self.look()
        seen, noise = self._view.landscape_at(1), self._view.noise(1, 1)
        slopes = self._gradients if seen is landscape else seen.gradient(self._positions)
        begin = state_starts(optimizer, self._positions, slopes, self._values, noise)  # type: ignore[arg-type]
        self._state = {name: np.array(value) for name, value in begin.items()}

    @property
    def positions(self) -> Array:
        return self._positions.T

    @property
    def gradients(self) -> Array:
        return self._gradients.T

    @property
    def before(self) -> Array:
        return self._before.T

    def look(self) -> Array:
        self._gradients = self._landscape.gradient(self._positions)
        return self._landscape.loss(self._positions)

    def move(self, step: int) -> None:
        seen = self._view.landscape_at(step)
        used = self._gradients if seen is self._landscape else seen.gradient(self._positions)
        noise = self._view.noise(step, 1)
        time = np.array([[float(step)]])
        self._before = self._positions
        moved, terms = self._kernel(self._positions, used, time, seen, self._state, self._values, noise)
        self._positions = np.array(moved)
        self._state = {name: terms[name] for name in self._state}

    def keep(self, kept: NDArray[np.intp]) -> None:
        count = len(self._positions)
        self._positions, self._gradients = self._positions[kept], self._gradients[kept]
        self._before = self._before[kept]
        self._state = {name: np.asarray(_kept(value, kept, count)) for name, value in self._state.items()}
        self._values = {name: _kept(value, kept, count) for name, value in self._values.items()}


def _columns(values: Values) -> dict[str, float | Array]:
    """Return the hyperparameters that differ between points as columns (n, 1)."""
    return {name: value[:, np.newaxis] if isinstance(value, np.ndarray) else value for name, value in values.items()}


def _kept(value: float | Array, kept: NDArray[np.intp], count: int) -> float | Array:
    """Return the kept rows of (count, …); what is the same for all points stays."""
    return value[kept] if isinstance(value, np.ndarray) and len(value) == count else value
