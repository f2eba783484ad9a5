"""The learning rate that a schedule gives, ahead of the run: what a drawing of it shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from gdviz.engine.equations import STEP
from gdviz.engine.experiment import RunChoice
from gdviz.engine.landscape import Array
from gdviz.engine.language.functions import array_namespace
from gdviz.engine.language.tree import names_in
from gdviz.engine.language.writing import Writer, compiled
from gdviz.engine.modifier import Modifier
from gdviz.engine.preface import LEARNING_RATE


def is_constant(schedule: Modifier) -> bool:
    """Return whether a schedule leaves the learning rate as it is set, at every step."""
    return STEP not in names_in(schedule.preface.value) and not schedule.hyperparameters


def scheduled_rates(schedule: Modifier, choice: RunChoice, steps: Array) -> Array:
    """Return η of the updates that make `steps` (n,), which count from 1, edits of the run included."""
    names = (LEARNING_RATE, *schedule.hyperparameters)
    values = {name: _over(choice, name, steps) for name in names}
    with np.errstate(all="ignore"):
        rates = _formula_of(schedule)(steps, values)
    return np.array(np.broadcast_to(np.asarray(rates, dtype=np.float64), steps.shape))


def _over(choice: RunChoice, name: str, steps: Array) -> Array:
    """Return the hyperparameter in force at each of `steps`."""
    values = np.full(steps.shape, choice.hyperparameters[name])
    for edit in sorted(choice.edits, key=lambda edit: edit.step):
        if edit.name == name:
            values[steps > edit.step] = edit.value
    return values


@lru_cache(maxsize=64)
def _formula_of(schedule: Modifier) -> Callable[..., object]:
    """Return f(t (n,), values by name) → η."""
    writer = Writer("array", lambda name, _: "t" if name == STEP else f"values[{name!r}]")
    writer.expect(schedule.preface.value)
    source = writer.write(schedule.preface.value)
    body = "\n    ".join([*writer.statements, f"return {source}"])
    return compiled(f"def rates(t, values):\n    {body}\n", "rates", array_namespace())
