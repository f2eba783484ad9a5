"""What can be told of every step of a run as one number: its loss, a length, a rate, a term of its equations.

`Series` keeps it up to date as the run grows. What a run has at hand is handed out as it is; a term or a distance is
taken stretch by stretch, so that no call takes longer than a stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.row_store import Columns
from gdviz.engine.run import Run

Kind = Literal["loss", "gradient", "rate", "move", "distance", "term"]
PATTERN = r"^(loss|gradient|rate|move|distance|term \S+( [1-9]\d{0,5})?)$"
_NUMBERS = 1_000_000  # that one stretch looks at


@dataclass(frozen=True)
class Quantity:
    """Loss, ‖∇f‖, η, ‖Δx‖, the distance to the nearest known minimum, or a term.

    Of a vector term `component` (from 1) is meant, or with 0 its length.
    """

    kind: Kind = "loss"
    term: str = ""
    component: int = 0

    @property
    def text(self) -> str:
        """As files keep it."""
        if self.kind != "term":
            return self.kind
        return f"term {self.term} {self.component}" if self.component else f"term {self.term}"


LOSS = Quantity()


def quantity_of(text: str) -> Quantity:
    """Read what `Quantity.text` wrote. Raises ValueError."""
    if not re.fullmatch(PATTERN, text):
        raise ValueError(f"{text!r} names no quantity of a run; known are {', '.join(get_args(Kind))} NAME [COMPONENT]")
    kind, term, component = (*text.split(" "), "", "0")[:3] if " " in text else (text, "", "0")
    return Quantity(cast(Kind, kind), term, int(component or "0"))


def has(run: Run, quantity: Quantity, minima: Array) -> bool:
    """Tell whether a run has such a number at all; `minima` (m, P) are those that are known."""
    if quantity.kind == "distance":
        return len(minima) > 0
    if quantity.kind != "term":
        return True
    return any(
        term.name == quantity.term and term.rows is None and quantity.component <= term.width(run.landscape.dimension)
        for term in run.terms
    )


def readable_terms(run: Run) -> list[str]:
    """Return the names of the terms that are numbers or vectors and not for the next step alone."""
    return [term.name for term in run.terms if term.rows is None and term.role != "state"]


class Series:
    """One quantity of one run, which has it."""

    def __init__(self, run: Run, quantity: Quantity, minima: Array) -> None:
        self.quantity = quantity
        self._run = run
        self._minima = minima
        self._made = Columns(1)

    @property
    def values(self) -> Array:
        """What is known so far, (k,); NaN for what a step does not have, such as the rate of the start."""
        trajectory = self._run.trajectory
        match self.quantity.kind:
            case "loss":
                return trajectory.losses
            case "rate":
                return trajectory.rates
            case "gradient":
                return trajectory.gradient_lengths
            case "move":
                return trajectory.step_lengths
        return self._made.all[:, 0]

    def take_in(self) -> bool:
        """Learn the next stretch of what the run gained; return whether that was all."""
        if self.quantity.kind not in ("distance", "term"):
            return True
        trajectory, first = self._run.trajectory, len(self._made)
        every = trajectory.memory.every
        stretch = max(64, _NUMBERS // self._run.layout.width) if every == 1 else every
        last = min(first + stretch, len(trajectory))
        if last > first:
            self._made.append(self._of(trajectory.rows(first, last))[:, np.newaxis])
        return last == len(trajectory)

    def _of(self, rows: Array) -> Array:
        """Return the number of each of rows (k, W), (k,)."""
        layout = self._run.layout
        with np.errstate(all="ignore"):
            if self.quantity.kind == "distance":
                positions = rows[:, layout.positions]
                apart = [np.linalg.norm(positions - minimum, axis=1) for minimum in self._minima]
                return np.asarray(np.min(apart, axis=0))
            values = rows[:, layout.terms[self.quantity.term]]
            if self.quantity.component:
                return np.asarray(values[:, self.quantity.component - 1])
            return np.asarray(values[:, 0] if values.shape[1] == 1 and not self._is_vector() else _lengths(values))

    def _is_vector(self) -> bool:
        return any(term.name == self.quantity.term and term.is_vector for term in self._run.terms)


def _lengths(vectors: Array) -> Array:
    """Return the Euclidean lengths of vectors (k, P), also where a square overflows."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    scale = np.where((largest > 0.0) & np.isfinite(largest), largest, 1.0)
    return np.asarray(np.linalg.norm(vectors / scale, axis=1) * scale[:, 0])
