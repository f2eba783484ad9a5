"""How a landscape bends at a point, and what learning rate that allows, in words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.judging.curvature import Curvature
from gdviz.engine.judging.extremes import Extremes
from gdviz.engine.judging.rate_gauge import RateGauge, has_rate
from gdviz.engine.level_set import FLAT
from gdviz.engine.run import Run
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import in_words


def extremes_of(curvature: Curvature | None) -> Extremes | None:
    """Return what the sentences below are about, of a curvature that is known whole."""
    if curvature is None:
        return None
    flat = FLAT * max(abs(curvature.least), abs(curvature.largest))
    return Extremes(curvature.least, curvature.largest, flat)


def figures_in_words(extremes: Extremes | None) -> tuple[str, str, str]:
    """Return λmin, λmax and κ, with a sign where one of them is a bound."""
    if extremes is None:
        return "—", "—", "—"
    least = ("" if extremes.least_known else "≤ ") + format_number(extremes.least)
    largest = ("" if extremes.largest_known else "≥ ") + format_number(extremes.largest)
    is_bound = np.isfinite(extremes.condition) and not extremes.is_condition_known
    condition = ("≥ " if is_bound else "") + format_number(extremes.condition)
    return least, largest, condition if _has_condition(extremes) else "—"


def shape_in_words(extremes: Extremes | None, dimension: int) -> str:
    """Return what kind of place it is: bowl, saddle, trough …"""
    translate = QCoreApplication.translate
    if extremes is None:
        return translate("CurvatureWords", "The second derivatives are not finite here.")
    least, largest, none = extremes.least, extremes.largest, extremes.flat
    if abs(least) <= none and abs(largest) <= none:
        return translate("CurvatureWords", "Flat: no curvature in any direction.")
    if dimension == 1:
        if largest > 0.0:
            return translate("CurvatureWords", "Bends up, as a valley.")
        return translate("CurvatureWords", "Bends down, as a hill.")
    if least > none:
        bowl = translate("CurvatureWords", "A bowl: bends up everywhere, {ratio} times as much across as along.")
        return bowl.format(ratio=brief_number(extremes.condition, 3))
    if largest < -none:
        return translate("CurvatureWords", "A hill: bends down in every direction.")
    if least < -none and largest > none:
        return translate("CurvatureWords", "A saddle: bends up in some directions and down in others.")
    if largest > none:
        return translate("CurvatureWords", "A trough: bends up in some directions and not in others.")
    return translate("CurvatureWords", "A ridge: bends down in some directions and not in others.")


def _has_condition(extremes: Extremes) -> bool:
    """Tell whether λmax / λmin says how much stiffer one direction is than another: it bends up, and nowhere down."""
    return extremes.largest > 0.0 and extremes.least >= -extremes.flat


def limit_in_words(run: Run, extremes: Extremes | None, gauge: RateGauge | None) -> str:
    """Return how the learning rate stands to its limit, or why there is none."""
    if gauge is not None:
        return ("▲ " if gauge.is_beyond else "✓ ") + in_words(gauge.message()) + "."
    translate = QCoreApplication.translate
    if not has_rate(run):
        return translate("CurvatureWords", "This optimizer has no learning rate.")
    if extremes is not None and extremes.largest <= 0.0:
        return translate("CurvatureWords", "No limit for η here: nothing bends up.")
    return translate("CurvatureWords", "No limit for η: the step does not grow in proportion to the gradient.")
