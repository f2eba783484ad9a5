"""The goal of the table of runs as a level line in the loss plot: it is dragged up and down while the table is open."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.engine.quantity import LOSS
from gdviz.session.session import Session
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.level import Level

_NEAR = 5.0  # pixels within which the line is caught


def goal_height(session: Session, level: Level, quantity: object) -> float | None:
    """Return at which height the line stands; None where there is none to be seen.

    The usual goal follows the runs, so while they play it is not there to be caught.
    """
    goal = session.goal
    if not goal.shown or quantity != LOSS or not session.ready or (goal.level is None and session.playback.playing):
        return None
    loss = goal.level_of(session.runs)
    height = float("nan") if loss is None else level.of(loss)
    return height if height == height else None


def draw_goal(painter: QPainter, frame: Frame, height: float | None, theme: Theme) -> None:
    """Draw the line, dashed."""
    if height is None:
        return
    pen = QPen(QColor(theme.accent), 1.2)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    _, y = frame.pixel(frame.x[0], height)
    painter.drawLine(QLineF(0, y, frame.width, y))


class GoalHandle:
    """Whether the line is held by the mouse, and where it is dragged to."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.held = False

    def is_near(self, at: QPointF, frame: Frame, height: float | None) -> bool:
        """Tell whether a place in pixels lies on the line."""
        return height is not None and abs(frame.pixel(frame.x[0], height)[1] - at.y()) <= _NEAR

    def catch(self, at: QPointF, frame: Frame, height: float | None) -> bool:
        """Hold the line if it is pressed there."""
        self.held = self.is_near(at, frame, height)
        return self.held

    def drag(self, at: QPointF, frame: Frame, level: Level) -> bool:
        """Choose the loss under the mouse as the goal while the line is held."""
        if self.held:
            height = frame.to_plane(at.x(), at.y())[1]
            with np.errstate(over="ignore"):  # far above all numbers there is no goal, which the session ignores
                loss = level.floor + (float(np.power(10.0, height)) if level.log else height)
            self._session.goal.choose(float(f"{loss:.3g}"))
        return self.held
