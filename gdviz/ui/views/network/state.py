"""A network at the cursor of the selected run: the numbers that the picture and the labels of its parts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.data.back_propagation import Stage, passes_of, stages_of
from gdviz.engine.data.model import LayerPass
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.unit_maps import unit_maps
from gdviz.engine.landscape import Array
from gdviz.ui.at_ball import Ball
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.views.network.geometry import Connection, Part, Unit
from gdviz.ui.wording.numbers import format_number


@dataclass(frozen=True, eq=False)
class NetworkState:
    """Of one step and one sample, or of the mean over the data."""

    problem: Problem
    ball: Ball
    sample: int | None

    @cached_property
    def passes(self) -> tuple[LayerPass, ...]:
        """What every layer does."""
        return passes_of(self.problem, self.ball.position, self.sample)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The forward and the backward pass."""
        return stages_of(self.problem, self.ball.position, self.sample)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Units of every column, the inputs first."""
        return (self.passes[0].inputs.shape[1], *(layer.sums.shape[1] for layer in self.passes))

    @cached_property
    def activations(self) -> tuple[Floats, ...]:
        """What every column gives, the inputs first; means over the samples that are looked at."""
        return (self.passes[0].inputs.mean(axis=0), *(layer.activations.mean(axis=0) for layer in self.passes))

    @cached_property
    def maps(self) -> tuple[Array, ...]:
        """What every unit answers over the plane of two inputs; empty where there is no such plane."""
        with np.errstate(all="ignore"):
            return unit_maps(self.problem, self.ball.position)

    @cached_property
    def update(self) -> Array | None:
        """The update that led to this step, (P,); None at the start."""
        if self.ball.step == 0:
            return None
        return self.ball.position - self.ball.run.trajectory.row(self.ball.step - 1)[self.ball.run.layout.positions]

    def words(self, part: Part) -> list[str]:
        """Return the lines of a label: the name of a part and its numbers. Empty where there is no such part."""
        if isinstance(part, Unit):
            return self._unit(part) if part.layer < len(self.sizes) and part.index < self.sizes[part.layer] else []
        known = 1 <= part.layer < len(self.sizes)
        fits = known and part.unit < self.sizes[part.layer] and part.source < self.sizes[part.layer - 1]
        return self._connection(part) if fits else []

    def _unit(self, unit: Unit) -> list[str]:
        if unit.layer == 0:
            name = self.problem.dataset.features
            title = name[unit.index] if unit.index < len(name) else f"x{unit.index + 1}"
            return [f"{title} = {format_number(float(self.activations[0][unit.index]))}"]
        layer, at = self.passes[unit.layer - 1], unit.index
        title = QCoreApplication.translate("NetworkState", "Layer {layer}, unit {unit}")
        return [
            title.format(layer=unit.layer, unit=at + 1),
            f"z = {format_number(float(layer.sums[:, at].mean()))}",
            f"a = {format_number(float(layer.activations[:, at].mean()))}",
            f"δ = {format_number(float(layer.deltas[:, at].sum()))}",  # each holds its 1 / N
            f"b = {format_number(float(layer.biases[at]))}",
        ]

    def _connection(self, one: Connection) -> list[str]:
        layer = self.passes[one.layer - 1]
        place = self.problem.model.layers[one.layer - 1].first + one.unit * self.sizes[one.layer - 1] + one.source
        weight, slope = float(layer.weights[one.unit, one.source]), float(layer.weight_gradient[one.unit, one.source])
        lines = [f"{self.problem.variables[place]} = {format_number(weight)}", f"∂f/∂w = {format_number(slope)}"]
        if self.update is not None:
            text = QCoreApplication.translate("NetworkState", "last update {value}")
            lines.append(text.format(value=format_number(float(self.update[place]))))
        return lines
