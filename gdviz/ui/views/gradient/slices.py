"""The partial derivatives as slopes: f along each variable of the map through the ball, with its tangent there."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.engine.affordable import affordable
from gdviz.engine.landscape import Array
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.small_plot import Curve, Drawing, SmallPlot, Spot, height_range
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.axis_names import axis_signs
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number, format_number

_POINTS = 97
_HEIGHT = 104


class GradientSlices(QWidget):
    """Two small plots side by side; one with one variable."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ball: Ball | None = None
        self._gradient: Array = np.zeros(0)
        self._plots = [SmallPlot(partial(self._read, place), _HEIGHT, self) for place in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for plot in self._plots:
            row.addWidget(plot, 1)

    def show_ball(self, ball: Ball) -> None:
        """Show the slices through a ball."""
        session = self._session
        self._ball, self._gradient = ball, session.landscape.gradient(ball.position)
        for place, plot in enumerate(self._plots):
            plot.setVisible(place < session.ground.size)
            if place < session.ground.size:
                self._show(plot, place, ball)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for plot in self._plots:
            plot.apply_theme(theme)

    def _show(self, plot: SmallPlot, place: int, ball: Ball) -> None:
        session = self._session
        here, slope = float(ball.place[place]), float(session.ground.slopes(self._gradient)[place])
        low, high = session.ground.area[place]
        low, high = min(low, here), max(high, here)
        at = np.linspace(low, high, affordable(session.landscape, _POINTS))
        losses = self._losses(ball, place, at)
        loss = float(self._losses(ball, place, np.array([here]))[0])
        with np.errstate(all="ignore"):  # a slope may be infinite
            tangent = loss + slope * (at - here)
        name = axis_signs(session)[place]
        words = QCoreApplication.translate("GradientSlices", "f along {name}: slope ∂f/∂{name} = {slope}")
        words = words.format(name=name, slope=format_number(slope))
        curves = (
            Curve(np.stack([at, losses], axis=1), "run"),
            Curve(np.stack([at, tangent], axis=1), "accent", dashed=True),
        )
        drawing = Drawing(
            (low, high), _calm_range(losses, loss), curves, (Spot(here, loss, "ball", "run"),), name, ball.style.colour
        )
        plot.setAccessibleName(QCoreApplication.translate("GradientSlices", "Slice along {name}").format(name=name))
        plot.setToolTip(tip(words))
        plot.show_drawing(drawing, words)

    def _losses(self, ball: Ball, place: int, at: Floats) -> Floats:
        axis = self._session.ground.plane.axes[place]
        positions = ball.position + (at - ball.place[place])[:, None] * axis
        with np.errstate(all="ignore"):
            return np.asarray(self._session.landscape.loss(positions))

    def _read(self, place: int, x: float) -> list[str]:
        ball = self._ball
        if ball is None:
            return []
        stood, ground = float(ball.place[place]), self._session.ground
        loss, here = self._losses(ball, place, np.array([x, stood])).tolist()
        tangent = here + float(ground.slopes(self._gradient)[place]) * (x - stood)
        name = axis_signs(self._session)[place]
        lines = [f"{name} = {brief_number(x, 4)}", f"f = {format_number(loss)}"]
        words = QCoreApplication.translate("GradientSlices", "tangent {value}").format(value=format_number(tangent))
        return [*lines, words]


def _calm_range(losses: Floats, loss: float) -> tuple[float, float]:
    """Return the heights of a slice; walls that dwarf the ball's surroundings are cut off."""
    finite = np.sort(losses[np.isfinite(losses)])
    if not len(finite) or not np.isfinite(loss):
        return -1.0, 1.0
    body = float(finite[int(0.9 * (len(finite) - 1))])
    low, top = float(finite[0]), max(loss, body, float(finite[0]))
    high = float(finite[-1]) if float(finite[-1]) - low <= 8.0 * (top - low) else top + 0.5 * (top - low)
    return height_range(np.array([low, high, loss]))
