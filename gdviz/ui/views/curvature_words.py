"""How a landscape bends at a point, and what learning rate that allows, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.judging.curvature import WIDEST_DENSE, Curvature
from gdviz.engine.judging.rate_gauge import RateGauge, has_rate
from gdviz.engine.level_set import FLAT
from gdviz.engine.run import Run
from gdviz.ui.numbers import brief_number
from gdviz.ui.words import in_words


def shape_in_words(curvature: Curvature | None, dimension: int) -> str:
    """Return what kind of place it is: bowl, saddle, trough …"""
    translate = QCoreApplication.translate
    if curvature is None:
        if dimension > WIDEST_DENSE:
            many = translate(
                "CurvatureWords", "{count} variables: too many for all curvatures; the limit needs λmax alone."
            )
            return many.format(count=dimension)
        return translate("CurvatureWords", "The second derivatives are not finite here.")
    least, largest = curvature.least, curvature.largest
    none = FLAT * max(abs(least), abs(largest))
    if abs(least) <= none and abs(largest) <= none:
        return translate("CurvatureWords", "Flat: no curvature in any direction.")
    if dimension == 1:
        if largest > 0.0:
            return translate("CurvatureWords", "Bends up, as a valley.")
        return translate("CurvatureWords", "Bends down, as a hill.")
    if least > none:
        bowl = translate("CurvatureWords", "A bowl: bends up everywhere, {ratio} times as much across as along.")
        return bowl.format(ratio=brief_number(curvature.condition, 3))
    if largest < -none:
        return translate("CurvatureWords", "A hill: bends down in every direction.")
    if least < -none and largest > none:
        return translate("CurvatureWords", "A saddle: bends up in some directions and down in others.")
    if largest > none:
        return translate("CurvatureWords", "A trough: bends up in some directions and not in others.")
    return translate("CurvatureWords", "A ridge: bends down in some directions and not in others.")


def has_condition(curvature: Curvature) -> bool:
    """Tell whether λmax / λmin says how much stiffer one direction is than another: it bends up, and nowhere down."""
    least, largest = curvature.least, curvature.largest
    return largest > 0.0 and least >= -FLAT * max(abs(least), largest)


def limit_in_words(run: Run, curvature: Curvature | None, gauge: RateGauge | None) -> str:
    """Return how the learning rate stands to its limit, or why there is none."""
    if gauge is not None:
        return ("▲ " if gauge.is_beyond else "✓ ") + in_words(gauge.message()) + "."
    translate = QCoreApplication.translate
    if not has_rate(run):
        return translate("CurvatureWords", "This optimizer has no learning rate.")
    if curvature is not None and curvature.largest <= 0.0:
        return translate("CurvatureWords", "No limit for η here: nothing bends up.")
    return translate("CurvatureWords", "No limit for η: the step does not grow in proportion to the gradient.")
