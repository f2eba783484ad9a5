"""How evaluations are counted and written, the same wherever they are shown: the convention of gdviz.engine.costs."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from gdviz.ui.wording.numbers import brief_number


def counted(cost: float) -> str:
    """Return a cost as it is read: whole numbers whole, shares of a gradient with two decimals."""
    if not math.isfinite(cost) or 0.0 < cost < 0.01:
        return brief_number(cost, 2)
    return f"{cost:.2f}".rstrip("0").rstrip(".")


def convention() -> str:
    """Return the sentences that say what counts as one evaluation."""
    return QCoreApplication.translate(
        "Counting",
        "One gradient over all data is 1; a loss that the rule asks for is 1, one that is only drawn is 0; a gradient "
        "of m out of N samples is m/N; a matrix of second derivatives or of residuals is as many as there are "
        "variables.",
    )
