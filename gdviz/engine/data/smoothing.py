"""The exponential moving average of a noisy loss: s ← β s + (1 − β) loss. It is always shown beside the raw curve.

Without correction it starts at the first loss; corrected, it starts at 0 and is divided by 1 − βⁿ (as Adam's moments
are), so that it is the weighted mean of the losses so far and forgets the first one sooner.
"""

from __future__ import annotations

import numpy as np

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

_BLOCK = 64  # values that are averaged by one matrix product


def smoothed(losses: Array, factor: float, corrected: bool = True) -> Array:
    """Return the moving average of losses (n,) with β = `factor`, shape (n,).

    A loss that is not finite stays as it is and does not enter the average. Raises InputError unless 0 ≤ β < 1.
    """
    if not 0.0 <= factor < 1.0:
        template = QT_TRANSLATE_NOOP("engine", "the smoothing factor must be at least 0 and below 1, not {value:g}")
        raise InputError(Message(template, {"value": factor}))
    out = np.array(losses, dtype=np.float64)
    finite = np.isfinite(out)
    values = out[finite]
    if factor == 0.0 or not len(values):
        return out
    if corrected:
        # expm1 and log1p: 1 − βⁿ of a β close to 1 would lose its digits.
        weights = -np.expm1(np.arange(1, len(values) + 1) * np.log(factor))
        out[finite] = _averaged(values, factor, 0.0) / weights
    else:
        out[finite] = _averaged(values, factor, float(values[0]))
    return out


class Average:
    """The corrected moving average of values that come bit by bit: the same as `smoothed` of all of them."""

    def __init__(self, factor: float) -> None:
        """Raises InputError unless 0 ≤ β < 1."""
        smoothed(np.empty(0), factor)
        self._factor = factor
        self._before = 0.0
        self._count = 0

    def extended(self, values: Array) -> Array:
        """Return the averages at the next values (n,), shape (n,)."""
        out = np.array(values, dtype=np.float64)
        finite = np.isfinite(out)
        if self._factor == 0.0 or not finite.any():
            return out
        sums = _averaged(out[finite], self._factor, self._before)
        counts = np.arange(self._count + 1, self._count + len(sums) + 1)
        self._before, self._count = float(sums[-1]), int(counts[-1])
        out[finite] = sums / -np.expm1(counts * np.log(self._factor))
        return out


def _averaged(values: Array, factor: float, before: float) -> Array:
    """Return s of values (n,), block by block: within a block it is a product with the powers of β."""
    powers = factor ** np.arange(_BLOCK + 1)
    late, early = np.indices((_BLOCK, _BLOCK))
    reach = np.where(late >= early, powers[np.abs(late - early)], 0.0) * (1.0 - factor)
    blocks = np.zeros((-(-len(values) // _BLOCK), _BLOCK))
    blocks.reshape(-1)[: len(values)] = values
    out = blocks @ reach.T
    for row in out:
        row += powers[1:] * before
        before = row[-1]
    return np.asarray(out.reshape(-1)[: len(values)])
