"""Polynomial regression of one feature: ŷ = w0 + w1 x + … + wd xᵈ."""

from __future__ import annotations

import numpy as np

from gdviz.engine.data.problems.linear_scores import MANY, LinearScores, Wording
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

HIGHEST_DEGREE = 20

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def polynomial_regression(features: int, degree: int) -> LinearScores:
    """Return the model with weights w0 … wd. Raises InputError for several features or a degree out of range."""
    if features != 1:
        template = QT_TRANSLATE_NOOP("engine", "a polynomial takes one feature, not {count}; choose one column")
        raise InputError(Message(template, {"count": features}))
    if not 1 <= degree <= HIGHEST_DEGREE:
        template = QT_TRANSLATE_NOOP("engine", "the degree must be from 1 to {most}, not {degree}")
        raise InputError(Message(template, {"most": HIGHEST_DEGREE, "degree": degree}))
    text = ["w0", "w1 x", *(f"w{power} x{str(power).translate(_SUPERSCRIPTS)}" for power in range(2, degree + 1))]
    typeset = ["w_0", "w_1 x_i", *(rf"w_{{{power}}} x_i^{{{power}}}" for power in range(2, degree + 1))]
    names = tuple(f"w{power}" for power in range(degree + 1))
    if degree >= MANY:
        text[3:-1], typeset[3:-1] = ["…"], [r"\ldots"]

    def powers(inputs: Array) -> Array:
        return np.asarray(inputs ** np.arange(degree + 1))

    return LinearScores(Wording(names, " + ".join(text), " + ".join(typeset)), powers)
