"""Samples that a problem is made of: inputs, targets, and what the numbers mean.

Inputs stay as they were given. Standardising is a choice that is recorded in `scaling` and shown; a model then sees
`model_inputs`, and everything drawn stays in the units of the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message


@dataclass(frozen=True, eq=False)
class Scaling:
    """What a model sees instead of an input: (input − mean) / scale, both (D,)."""

    mean: Array
    scale: Array

    def applied(self, inputs: Array) -> Array:
        """Return inputs (..., D) as the model sees them."""
        return np.asarray((inputs - self.mean) / self.scale)


@dataclass(frozen=True, eq=False)
class Dataset:
    """N samples: `inputs` (N, D) of the named `features`, `targets` (N,): numbers, or indices into `classes`."""

    features: tuple[str, ...]
    target: str
    inputs: Array
    targets: Array
    classes: tuple[str, ...] = ()  # empty where the target is a number
    scaling: Scaling | None = None

    def __len__(self) -> int:
        return len(self.inputs)

    @cached_property
    def model_inputs(self) -> Array:
        """The inputs as a model sees them, (N, D)."""
        return self.as_seen(self.inputs)

    def as_seen(self, inputs: Array) -> Array:
        """Return inputs (..., D) in the data's units as a model sees them."""
        return inputs if self.scaling is None else self.scaling.applied(inputs)

    def target_table(self, outputs: int) -> Array:
        """Return the targets for a model of `outputs` scores, (N, K): 1 for the right class where K > 1."""
        if outputs == 1:
            return self.targets[:, None]
        return np.asarray(self.targets[:, None] == np.arange(outputs), dtype=np.float64)

    def bounds(self, margin: float = 0.0) -> tuple[tuple[float, float], ...]:
        """Return the interval of every feature, widened on both sides by `margin` of its width."""
        low, high = self.inputs.min(axis=0), self.inputs.max(axis=0)
        reach = np.where(high > low, high - low, 1.0) * margin
        return tuple(zip((low - reach).tolist(), (high + reach).tolist(), strict=True))


def standardised(dataset: Dataset) -> Dataset:
    """Return the dataset whose features a model sees with mean 0 and standard deviation 1; targets stay.

    Raises InputError for a feature that has the same value everywhere.
    """
    mean, scale = dataset.inputs.mean(axis=0), dataset.inputs.std(axis=0)
    for name, low, high in zip(dataset.features, dataset.inputs.min(axis=0), dataset.inputs.max(axis=0), strict=True):
        if low == high:
            template = QT_TRANSLATE_NOOP(
                "engine", "“{name}” is {value:g} in every sample and cannot be standardised; leave it out"
            )
            raise InputError(Message(template, {"name": name, "value": float(low)}))
    return replace(dataset, scaling=Scaling(mean, scale))
