"""An optimizer that needs an algorithm: a profile of what it is, and two functions, the start and one step.

A step sees a Place (the row so far) and a Probe (the landscape, counted), and answers with a Move. All that the next
step needs is among the terms of the move, so that a run can go on from any of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter, Optimizer, Stepper, Term, no_samples
from gdviz.engine.setting import Setting
from gdviz.engine.text import Text

if TYPE_CHECKING:
    from gdviz.engine.modifier import Modifier

Evaluated = Literal["loss", "gradient", "hessian", "residuals", "jacobian"]
MOST_FOR_MATRICES = 100  # variables of a method that records a P × P table at every step
MOST_FOR_GRIDS = 4  # variables of a grid: every further one multiplies its points


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step begins: position (P,), loss and gradient (P,) there, the rate and the terms of that row.

    Terms are arrays (P,) of vectors and numbers (1,), or tables (rows, P).
    """

    position: Array
    loss: float
    gradient: Array
    rate: float
    terms: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Move:
    """Where a step leads. Loss and gradient are given where the step has evaluated them; else they will be.

    `rate` is the accepted step length α, NaN where there is none. Terms of role "state" that are not given stay as
    they were. `ending` says why there is no further step, and is one of the profile's endings.
    """

    position: Array
    terms: Mapping[str, Array | float] = field(default_factory=dict)
    loss: float | None = None
    gradient: Array | None = None
    rate: float = np.nan
    ending: Message | None = None


@dataclass(frozen=True, eq=False)
class Profile:
    """What a method is. `evaluates` is all that it asks of a landscape; `endings` are its reasons to be finished.

    `most_variables` is the largest P it can work with, where there is one.
    """

    id: str
    name: Text
    year: int
    reference: str
    description: Text
    hyperparameters: tuple[Hyperparameter, ...]
    terms: tuple[Term, ...]
    evaluates: tuple[Evaluated, ...]
    endings: tuple[Message, ...] = ()
    searches_domain: bool = False
    is_random: bool = False
    most_variables: int | None = None


Begin = Callable[[Probe, Array, Mapping[str, float]], Move]
Step = Callable[[Probe, Place, Mapping[str, float]], Move]


class Method(Optimizer):
    """The optimizer of a profile: `begin` makes row 0 from a start (P,), `step` every further one."""

    def __init__(self, profile: Profile, begin: Begin, step: Step) -> None:
        self.profile = profile
        self.begin = begin
        self.step = step
        self._hyperparameters = {entry.name: entry for entry in profile.hyperparameters}

    @property
    def id(self) -> str:
        return self.profile.id

    @property
    def name(self) -> Text:
        return self.profile.name

    @property
    def year(self) -> int:
        return self.profile.year

    @property
    def reference(self) -> str:
        return self.profile.reference

    @property
    def description(self) -> Text:
        return self.profile.description

    @property
    def hyperparameters(self) -> Mapping[str, Hyperparameter]:
        return self._hyperparameters

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.profile.terms

    @property
    def searches_domain(self) -> bool:
        return self.profile.searches_domain

    @property
    def is_random(self) -> bool:
        return self.profile.is_random

    @property
    def gradients_a_step(self) -> int | None:
        return None

    def modified(self, modifiers: Sequence[Modifier]) -> Optimizer:
        if not modifiers:
            return self
        template = QT_TRANSLATE_NOOP(
            "engine", "{optimizer} chooses its own steps; give it neither a schedule nor “{modifier}”"
        )
        raise InputError(Message(template, {"optimizer": self.id, "modifier": modifiers[0].id}))

    def refusal(self, landscape: Landscape, setting: Setting) -> Message | None:
        profile = self.profile
        if setting.batch and not landscape.samples:
            return no_samples()
        values: dict[str, object] = {"optimizer": self.id}
        if 0 < setting.batch < landscape.samples:
            template = QT_TRANSLATE_NOOP("engine", "{optimizer} needs all samples at every step; use the full batch")
        elif profile.most_variables is not None and landscape.dimension > profile.most_variables:
            template = QT_TRANSLATE_NOOP(
                "engine", "{optimizer} works with up to {most} variables, not {count}; choose another optimizer"
            )
            values |= {"most": profile.most_variables, "count": landscape.dimension}
        elif profile.searches_domain and not setting.domain:
            template = QT_TRANSLATE_NOOP("engine", "{optimizer} searches the domain of the landscape; give it one")
        elif "residuals" in profile.evaluates and landscape.least_squares() is None:
            template = QT_TRANSLATE_NOOP(
                "engine",
                "{optimizer} needs a sum of squares, such as (1 - x)² + 100(y - x²)² or a fit by squared error",
            )
        else:
            return None
        return Message(template, values)

    def stepper(self, landscape: Landscape, setting: Setting) -> Stepper:
        from gdviz.engine.algorithms.method_stepper import MethodStepper

        return MethodStepper(self, landscape, setting)


def begin_plainly(probe: Probe, start: Array, values: Mapping[str, float]) -> Move:
    """Begin at the start with nothing to remember."""
    return Move(start)


STATIONARY = Message(
    QT_TRANSLATE_NOOP("engine", "the gradient is exactly zero here: a method that follows it has nowhere to go")
)
NO_GRADIENT = Message(QT_TRANSLATE_NOOP("engine", "the gradient is not finite here, so there is no direction to go"))
NO_LOWER = Message(
    QT_TRANSLATE_NOOP("engine", "no lower point is found along the direction, not even with the smallest step there is")
)
NO_CURVATURE = Message(
    QT_TRANSLATE_NOOP("engine", "the second derivatives are zero or not finite here: they give no step")
)
TOO_STEEP = Message(QT_TRANSLATE_NOOP("engine", "the slope along the direction is too large for a number to hold"))
