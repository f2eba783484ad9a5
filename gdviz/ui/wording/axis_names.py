"""What the axes of map and surface are called: variables, or the directions of a plane."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.plane_choice import ComponentsPlane
from gdviz.session.session import Session
from gdviz.ui.wording.words import subscripted

_PER_CENT = "\u00a0%"  # no line ends between a number and its sign
_SIGNS = ("u", "v")  # of the coordinates on a slanting plane


def axis_names(session: Session, *, brief: bool = False) -> list[str]:
    """Return the title of each axis of the map; where room is short, without the shares of variance."""
    ground = session.ground
    if ground.variables:
        return [subscripted(session.landscape.variables[index]) for index in ground.variables]
    translate = QCoreApplication.translate
    if isinstance(ground.choice, ComponentsPlane):
        words = translate("Axes", "PC {number}") if brief else translate("Axes", "PC {number} ({share})")
        shares = map(in_percent, ground.choice.shares)
        return [words.format(number=number, share=share) for number, share in enumerate(shares, start=1)]
    return [translate("Axes", "random {number}").format(number=number) for number in (1, 2)]


def axis_signs(session: Session) -> list[str]:
    """Return a short sign of each axis, for formulas."""
    variables = session.ground.variables
    return [subscripted(session.landscape.variables[index]) for index in variables] or list(_SIGNS)


def in_percent(share: float, least: int = 0) -> str:
    """Return a share of 0 … 1 in per cent: of a small one or of almost all of it as many digits as it takes."""
    for digits in range(least, 7):
        text = f"{100.0 * share:.{digits}f}"
        if share in (0.0, 1.0) or 0.0 < float(text) < 100.0:
            return f"{text}{_PER_CENT}"
    return f"{100.0 * share:.2g}{_PER_CENT}"
