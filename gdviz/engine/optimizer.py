"""An update rule: the contract, and the optimizer made from equations."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.equations import Equations
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.setting import Setting
from gdviz.engine.text import Text
from gdviz.engine.torch_rule import TorchRule

if TYPE_CHECKING:
    from gdviz.engine.modifier import Modifier


@dataclass(frozen=True)
class Hyperparameter:
    """A declared, bounded number: sliders cover `range` on `scale`, any value within `limits` is accepted.

    One that counts something `is_whole`.
    """

    name: str
    symbol: str
    default: float
    range: tuple[float, float]
    limits: tuple[float, float]
    scale: Literal["log", "linear"]
    description: Text
    is_whole: bool = False

    def checked(self, value: float) -> float:
        """Return `value`; raises InputError when it is not a number within the limits, or not whole as it must be."""
        low, high = self.limits
        if not (math.isfinite(value) and low <= value <= high):
            template = QT_TRANSLATE_NOOP("engine", "{name} must be a number from {low:g} to {high:g}, not {value:g}")
            raise InputError(Message(template, {"name": self.name, "low": low, "high": high, "value": value}))
        if self.is_whole and value != int(value):
            template = QT_TRANSLATE_NOOP("engine", "{name} must be a whole number, not {value:g}")
            raise InputError(Message(template, {"name": self.name, "value": value}))
        return value


Role = Literal["", "direction", "point", "points", "box", "radius", "state"]


@dataclass(frozen=True)
class Term:
    """A quantity of the update that is recorded at every step: one number, P components, or a table of such rows.

    `rows` (a, b) is a table of a·P + b rows of P components each: an inverse Hessian (1, 0), a simplex (1, 1), ten
    tried points (0, 10). `role` says how it can be drawn: a direction from the position before the step, a point or
    points of space (of rows (1, 1) the corners of a simplex), a box by its lower and its upper corner, a radius around
    that position; "state" is for the next step alone and not for reading.
    """

    name: str
    is_vector: bool
    description: Text
    rows: tuple[int, int] | None = None
    role: Role = ""

    def width(self, dimension: int) -> int:
        """Return how many numbers a step records for P = `dimension`."""
        if self.rows is not None:
            return (self.rows[0] * dimension + self.rows[1]) * dimension
        return dimension if self.is_vector else 1


class Optimizer(ABC):
    """An update rule with its hyperparameters; frozen. What evolves lies in the rows that a stepper makes."""

    @property
    @abstractmethod
    def id(self) -> str: ...

    @property
    @abstractmethod
    def name(self) -> Text: ...

    @property
    @abstractmethod
    def year(self) -> int: ...

    @property
    @abstractmethod
    def reference(self) -> str: ...

    @property
    @abstractmethod
    def description(self) -> Text: ...

    @property
    @abstractmethod
    def hyperparameters(self) -> Mapping[str, Hyperparameter]:
        """By name, in the order of the file."""

    @property
    @abstractmethod
    def terms(self) -> tuple[Term, ...]:
        """What is recorded besides position, loss, gradient and rate, in order."""

    @abstractmethod
    def modified(self, modifiers: Sequence[Modifier]) -> Optimizer:
        """Return it with a schedule and options; the same object for the same ones. Raises InputError."""

    @property
    @abstractmethod
    def searches_domain(self) -> bool:
        """Whether its steps depend on the part of space that is looked at."""

    @property
    @abstractmethod
    def is_random(self) -> bool:
        """Whether its steps depend on the seed, batches aside."""

    @property
    @abstractmethod
    def gradients_a_step(self) -> int | None:
        """How many gradients each step asks for, and nothing else; None where that differs from step to step."""

    @abstractmethod
    def refusal(self, landscape: Landscape, setting: Setting) -> Message | None:
        """Return why it cannot work on `landscape`, or None; quick, and without derivatives."""

    @abstractmethod
    def stepper(self, landscape: Landscape, setting: Setting) -> Stepper:
        """Return what computes the steps on `landscape`, which it does not refuse."""

    def defaults(self) -> dict[str, float]:
        """Return the default of every hyperparameter."""
        return {name: entry.default for name, entry in self.hyperparameters.items()}


def no_samples() -> Message:
    """Return why batches cannot be had of a landscape that is not made of data."""
    template = QT_TRANSLATE_NOOP("engine", "batches need a problem made of data; this landscape has no samples")
    return Message(template)


class Stepper(ABC):
    """Computes steps of one optimizer on one landscape, as rows of a trajectory (see Layout)."""

    @property
    @abstractmethod
    def layout(self) -> Layout: ...

    @property
    @abstractmethod
    def carried(self) -> NDArray[np.intp]:
        """The columns of a row that the next step needs, ascending; position, loss and gradient are among them."""

    @abstractmethod
    def evaluations(self, row: Array, made: int) -> dict[str, int]:
        """Return how often "loss", "gradient" … were evaluated for row (W,), which `made` steps led to."""

    @abstractmethod
    def ending(self, rows: Array) -> tuple[int, Message] | None:
        """Return the first of rows (k, W) after which the rule itself has nothing more to do, and why, or None."""

    @abstractmethod
    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        """Return row 0, shape (W,), of a run from `start` (P,)."""

    @abstractmethod
    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        """Return the next rows, shape (k, W) with 1 <= k <= count, after row `last`, which `made` steps led to."""


class Layout:
    """Where the columns of a row lie: position (P), loss, gradient (P), rate, then every term."""

    def __init__(self, dimension: int, terms: tuple[Term, ...]) -> None:
        self.recorded = terms
        self.positions = slice(0, dimension)
        self.loss = dimension
        self.gradients = slice(dimension + 1, 2 * dimension + 1)
        self.rate = 2 * dimension + 1
        self.terms: dict[str, slice] = {}
        at = 2 * dimension + 2
        for term in terms:
            self.terms[term.name] = slice(at, at + term.width(dimension))
            at += term.width(dimension)
        self.width = at
        single = [part.start for part in self.terms.values() if part.stop - part.start == 1]
        self.scalars = np.array([self.loss, self.rate, *single], dtype=np.intp)  # columns that stand for themselves

    def columns(self, names: Iterable[str]) -> NDArray[np.intp]:
        """Return the indices of position, loss, gradient, rate and the terms of those names, ascending."""
        own = np.arange(self.rate + 1)
        parts = sorted(self.terms[name].indices(self.width)[:2] for name in names)
        return np.concatenate([own, *(np.arange(*part) for part in parts)])

    def empty(self, count: int) -> Array:
        """Return rows (count, W) filled with NaN."""
        return np.full((count, self.width), np.nan)


@dataclass(frozen=True)
class Declaration:
    """What an optimizer file says besides its equations."""

    id: str
    name: Text
    year: int
    reference: str
    description: Text
    hyperparameters: Mapping[str, Hyperparameter]
    term_descriptions: Mapping[str, Text]
    state: Mapping[str, str]  # name → formula of its start, in x, g and hyperparameters
    torch: TorchRule | None = None  # where torch.optim has the same


class EquationsOptimizer(Optimizer):
    """The optimizer that its equations describe."""

    def __init__(self, declaration: Declaration, equations: Equations) -> None:
        self.declaration = declaration
        self.equations = equations
        self.state_starts = declaration.state
        self._gradients_a_step = 0  # until it is asked for: it takes a walk through all equations

    @property
    def id(self) -> str:
        return self.declaration.id

    @property
    def name(self) -> Text:
        return self.declaration.name

    @property
    def year(self) -> int:
        return self.declaration.year

    @property
    def reference(self) -> str:
        return self.declaration.reference

    @property
    def description(self) -> Text:
        return self.declaration.description

    @property
    def hyperparameters(self) -> Mapping[str, Hyperparameter]:
        return self.declaration.hyperparameters

    @property
    def terms(self) -> tuple[Term, ...]:
        described = self.declaration.term_descriptions
        recorded = (name for name in self.equations.terms if name != LEARNING_RATE)  # that has a column of its own
        versions = {name: self.equations.last_version(name) for name in recorded}
        return tuple(
            Term(name, version in self.equations.vectors, described.get(name, Text("")))
            for name, version in versions.items()
        )

    def modified(self, modifiers: Sequence[Modifier]) -> Optimizer:
        from gdviz.engine.modifier import composed

        return composed(self, modifiers) if modifiers else self

    @property
    def searches_domain(self) -> bool:
        return False

    @property
    def is_random(self) -> bool:
        return self.equations.is_noisy

    @property
    def gradients_a_step(self) -> int | None:
        if not self._gradients_a_step:
            here = self.equations.reads_gradient  # else it is recorded for the reader alone
            self._gradients_a_step = max(1, here + self.equations.look_aheads())
        return self._gradients_a_step

    def refusal(self, landscape: Landscape, setting: Setting) -> Message | None:
        return no_samples() if setting.batch and not landscape.samples else None

    def stepper(self, landscape: Landscape, setting: Setting) -> Stepper:
        from gdviz.engine.steppers import stepper_for

        return stepper_for(self, landscape, setting)
