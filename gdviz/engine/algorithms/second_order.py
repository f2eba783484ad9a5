"""What methods make of second derivatives: curvatures along their principal directions, and steps from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text

SMALLEST_SHARE = 1e-3  # of the largest |curvature|: what a shifted curvature is at least


@dataclass(frozen=True, slots=True)
class Curvature:
    """The eigenvalues (P,) of a Hessian, lowest first, and its eigenvectors as columns (P, P)."""

    values: Array
    directions: Array

    @property
    def extremes(self) -> Mapping[str, float]:
        """The lowest and the highest curvature, as terms."""
        return {LOWEST.name: float(self.values[0]), HIGHEST.name: float(self.values[-1])}

    def newton_step(self, gradient: Array) -> Array:
        """Return -H⁻¹g (P,); directions that are flat to rounding are left alone (pseudo-inverse)."""
        size = np.abs(self.values)
        flat = size <= len(size) * np.finfo(np.float64).eps * size.max()
        return self._step(gradient, np.where(flat, np.inf, self.values))

    def shift_to_positive(self) -> float:
        """Return what must be added to every curvature to make all of them clearly positive; 0 where they are."""
        lowest = float(self.values[0])
        if lowest > 0.0:
            return 0.0
        largest = float(np.abs(self.values).max())
        return SMALLEST_SHARE * (largest or 1.0) - lowest

    def shifted_step(self, gradient: Array, shift: float) -> Array:
        """Return -(H + `shift`·I)⁻¹g (P,)."""
        return self._step(gradient, self.values + shift)

    def saddle_free_step(self, gradient: Array, floor: float) -> Array:
        """Return -|H|⁻¹g (P,), with every |curvature| at least `floor`."""
        return self._step(gradient, np.maximum(np.abs(self.values), floor))

    def _step(self, gradient: Array, values: Array) -> Array:
        return -(self.directions @ ((self.directions.T @ gradient) / values))


def curvature_of(hessian: Array) -> Curvature | None:
    """Return the curvatures of a Hessian (P, P), or None where it is not finite."""
    if not np.isfinite(hessian).all():
        return None
    return Curvature(*np.linalg.eigh(hessian))


LOWEST = Term("lowest_curvature", False, Text("the lowest curvature before the step", "这一步之前的最小曲率"))
HIGHEST = Term("highest_curvature", False, Text("the highest curvature before the step", "这一步之前的最大曲率"))
