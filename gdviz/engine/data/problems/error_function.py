"""erf for arrays: NumPy has none, and math.erf takes one number at a time.

W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969).
"""

from __future__ import annotations

import math

import numpy as np

from gdviz.engine.landscape import Array

# Numerators and denominators, the highest power first.
_NEAR = (
    (1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3),
    (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3),
)
_MIDDLE = (
    (
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3,
    ),
    (
        1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ),
)  # fmt: skip
_FAR = (
    (
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4,
    ),
    (
        1.0, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
        2.33520497626869185e-3,
    ),
)  # fmt: skip
_NEAR_TO, _MIDDLE_TO = 0.46875, 4.0
_ONE_FROM = 6.0  # beyond, erf is 1 in double precision


def erf(values: Array) -> Array:
    """Return the error function of every value, right to 3e-16; NaN stays NaN."""
    size = np.abs(values)
    # Each range on all values, brought into it: quicker than picking out the ones that belong there.
    inner = np.minimum(size, _NEAR_TO)
    outer = np.clip(size, _NEAR_TO, _MIDDLE_TO)
    near = inner * _ratio(_NEAR, inner * inner)
    middle = 1.0 - np.exp(-outer * outer) * _ratio(_MIDDLE, outer)
    out = np.where(size <= _NEAR_TO, near, middle)
    beyond = size > _MIDDLE_TO
    if beyond.any():
        out[beyond] = 1.0 - _tail(np.minimum(size[beyond], _ONE_FROM))
    return np.asarray(np.copysign(out, values))


def _tail(size: Array) -> Array:
    """Return 1 − erf of sizes from 4 on."""
    inverse = 1.0 / (size * size)
    rest = (1.0 / math.sqrt(math.pi) - inverse * _ratio(_FAR, inverse)) / size
    return np.asarray(np.exp(-size * size) * rest)


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], at: Array) -> Array:
    above, below = (_polynomial(each, at) for each in coefficients)
    above /= below
    return above


def _polynomial(coefficients: tuple[float, ...], at: Array) -> Array:
    value = at * coefficients[0]
    value += coefficients[1]
    for coefficient in coefficients[2:]:
        value *= at
        value += coefficient
    return value
