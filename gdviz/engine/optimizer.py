"""An update rule: the contract, and the optimizer made from equations."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gdviz.engine.equations import Equations
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text

LEARNING_RATE = "lr"  # the name that every file gives to η


@dataclass(frozen=True)
class Hyperparameter:
    """A declared, bounded number: sliders cover `range` on `scale`, any value within `limits` is accepted."""

    name: str
    symbol: str
    default: float
    range: tuple[float, float]
    limits: tuple[float, float]
    scale: Literal["log", "linear"]
    description: Text

    def checked(self, value: float) -> float:
        """Return `value`; raises InputError when it is not a number within the limits."""
        low, high = self.limits
        if not (math.isfinite(value) and low <= value <= high):
            template = QT_TRANSLATE_NOOP("engine", "{name} must be a number from {low:g} to {high:g}, not {value:g}")
            raise InputError(Message(template, {"name": self.name, "low": low, "high": high, "value": value}))
        return value


@dataclass(frozen=True)
class Term:
    """A quantity of the update that is recorded at every step: P components, or one number."""

    name: str
    is_vector: bool
    description: Text


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
    def stepper(self, landscape: Landscape) -> Stepper:
        """Return what computes the steps on `landscape`."""

    def defaults(self) -> dict[str, float]:
        """Return the default of every hyperparameter."""
        return {name: entry.default for name, entry in self.hyperparameters.items()}


class Stepper(ABC):
    """Computes steps of one optimizer on one landscape, as rows of a trajectory (see Layout)."""

    @property
    @abstractmethod
    def layout(self) -> Layout: ...

    @property
    @abstractmethod
    def gradients_per_step(self) -> int:
        """How many gradients a step evaluates."""

    @abstractmethod
    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        """Return row 0, shape (W,), of a run from `start` (P,)."""

    @abstractmethod
    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        """Return the next rows, shape (k, W) with 1 <= k <= count, after row `last`, which `made` steps led to."""


class Layout:
    """Where the columns of a row lie: position (P), loss, gradient (P), rate, then every term (P or 1 each)."""

    def __init__(self, dimension: int, terms: tuple[Term, ...]) -> None:
        self.positions = slice(0, dimension)
        self.loss = dimension
        self.gradients = slice(dimension + 1, 2 * dimension + 1)
        self.rate = 2 * dimension + 1
        self.terms: dict[str, slice] = {}
        at = 2 * dimension + 2
        for term in terms:
            width = dimension if term.is_vector else 1
            self.terms[term.name] = slice(at, at + width)
            at += width
        self.width = at

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


class EquationsOptimizer(Optimizer):
    """The optimizer that its equations describe."""

    def __init__(self, declaration: Declaration, equations: Equations) -> None:
        self._declaration = declaration
        self.equations = equations
        self.state_starts = declaration.state

    @property
    def id(self) -> str:
        return self._declaration.id

    @property
    def name(self) -> Text:
        return self._declaration.name

    @property
    def year(self) -> int:
        return self._declaration.year

    @property
    def reference(self) -> str:
        return self._declaration.reference

    @property
    def description(self) -> Text:
        return self._declaration.description

    @property
    def hyperparameters(self) -> Mapping[str, Hyperparameter]:
        return self._declaration.hyperparameters

    @property
    def terms(self) -> tuple[Term, ...]:
        described = self._declaration.term_descriptions
        versions = {name: self.equations.last_version(name) for name in self.equations.terms}
        return tuple(
            Term(name, version in self.equations.vectors, described.get(name, Text("")))
            for name, version in versions.items()
        )

    def stepper(self, landscape: Landscape) -> Stepper:
        from gdviz.engine.kernels import stepper_for

        return stepper_for(self, landscape)
