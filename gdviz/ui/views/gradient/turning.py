"""Why the negative gradient: a displacement turned around the ball, what ∇f·Δ predicts, and what is true."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.affordable import affordable
from gdviz.engine.turning import Turning, between
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, angle_of, turning_of
from gdviz.ui.drawing.small_plot import Curve, Drawing, SmallPlot, Spot, height_range
from gdviz.ui.formulas.box_lines import BoxLines
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.direction_dial import DirectionDial
from gdviz.ui.views.gradient.sum import sum_lines, sum_words
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.numbers import format_number

_FRAME_MS = 33
_HEIGHT = 122
_POINTS = 91
_STEP = 1.25  # of the length


class GradientTurning(QWidget):
    """The dial with its numbers, and both changes over the angle to ∇f."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turning: Turning | None = None
        self._dial = DirectionDial(self)
        self._play, self._less, self._more = (IconButton(name, self, 16) for name in ("play", "", ""))
        self._less.setText("−")
        self._more.setText("+")
        self._names = [QLabel(self) for _ in range(5)]
        self._values = [QLabel(self) for _ in range(5)]
        self._sum = BoxLines(self)
        self._legend = QLabel(self)
        self._legend.setProperty("role", "secondary")
        self._plot = SmallPlot(self._read, _HEIGHT, self)
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(lambda: session.dial.turn_for(_FRAME_MS / 1000.0))
        self._dial.turned.connect(self._turn)
        self._dial.scaled.connect(session.dial.scale_by)
        self._play.clicked.connect(self._toggle)
        self._less.clicked.connect(lambda: session.dial.scale_by(1.0 / _STEP))
        self._more.clicked.connect(lambda: session.dial.scale_by(_STEP))
        self._lay_out()

    def show_ball(self, ball: Ball) -> None:
        """Show the displacement at a ball."""
        turning, angle = turning_of(self._session, ball), angle_of(self._session)
        one, flat = self._session.landscape.dimension == 1, turning.steepness == 0.0
        length = format_number(turning.length * self._session.ground.plane.unit)
        self._dial.show_angles(angle, None if flat else turning.downhill, two_ways=one)
        predicted, true = (float(change(np.array(angle))) for change in (turning.predicted, turning.true))
        away = math.degrees(between(angle, turning.uphill))
        figures = ("—" if flat else f"{away:.1f}°", *map(format_number, (predicted, true, true - predicted)))
        for label, text in zip(self._values, (length, *figures), strict=True):
            label.setText(text)
        self._sum.show_lines(
            lambda boxes: sum_lines(boxes, self._session, turning, angle), sum_words(self._session, turning, angle)
        )
        words = QCoreApplication.translate(
            "GradientTurning",
            "Displacement of length {length} at {angle} to ∇f: predicted change {predicted}, true change {true}",
        ).format(length=length, angle=figures[0], predicted=figures[1], true=figures[2])
        self._dial.setAccessibleDescription(words)
        self._plot.setVisible(not one)
        self._legend.setVisible(not one)
        if not one:
            self._draw(turning, angle, ball, words)
        self._turning = turning

    def stop(self) -> None:
        """Turn no longer by itself."""
        self._timer.stop()
        self._play.show_icon("play")

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self._dial, self._play, self._less, self._more, self._sum, self._plot):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        names = (
            translate("GradientTurning", "length ‖Δ‖"),
            translate("GradientTurning", "angle to ∇f"),
            translate("GradientTurning", "Δf ≈ ∇f·Δ"),
            translate("GradientTurning", "Δf, true"),
            translate("GradientTurning", "difference"),
        )
        for label, text in zip(self._names, names, strict=True):
            label.setText(text)
        self._dial.retranslate()
        self._play.describe(translate("GradientTurning", "Turn by itself, or stop"))
        self._less.describe(translate("GradientTurning", "Shorter displacement"), "↓")
        self._more.describe(translate("GradientTurning", "Longer displacement"), "↑")
        self._legend.setText(translate("GradientTurning", "solid: true Δf · dashed: ≈ ∇f·Δ · ★ lowest, at −∇f"))
        self._plot.setAccessibleName(translate("GradientTurning", "Change of the loss over the angle to the gradient"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            name.setProperty("role", "secondary")
            value.setFont(tabular(value.font()))
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        buttons = QHBoxLayout()
        for button in (self._play, self._less, self._more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.addLayout(grid)
        beside.addLayout(buttons)
        beside.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._dial)
        head.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._sum)
        column.addWidget(self._plot)
        column.addWidget(self._legend)

    def _draw(self, turning: Turning, angle: float, ball: Ball, words: str) -> None:
        """Draw both changes over the angle to ∇f, 0° … 360°: −∇f is in the middle."""
        degrees = np.linspace(0.0, 360.0, affordable(turning.landscape, _POINTS))
        angles = turning.uphill + np.radians(degrees)
        predicted, true = turning.predicted(angles), turning.true(angles)
        now = math.degrees((angle - turning.uphill) % (2.0 * math.pi))
        here = np.array(angle)
        curves = (
            Curve(np.stack([degrees, true], axis=1), "run"),
            Curve(np.stack([degrees, predicted], axis=1), "accent", dashed=True),
        )
        lowest = [Spot(180.0, -turning.steepness * turning.length, "star", "accent")] if turning.steepness else []
        spots = (
            Spot(now, 0.0, "upright", "quiet"),
            *lowest,
            Spot(now, float(turning.predicted(here)), "ring", "accent"),
            Spot(now, float(turning.true(here)), "ball", "run"),
        )
        heights = height_range(predicted, true, np.zeros(1), margin=0.12)
        drawing = Drawing((0.0, 360.0), heights, curves, spots, "°", ball.style.colour)
        self._plot.show_drawing(drawing, words)

    def _read(self, degrees: float) -> list[str]:
        turning = self._turning
        if turning is None:
            return []
        at = np.array(turning.uphill + math.radians(degrees))
        return [
            f"{degrees:.0f}°",
            f"∇f·Δ = {format_number(float(turning.predicted(at)))}",
            f"Δf = {format_number(float(turning.true(at)))}",
        ]

    def _turn(self, angle: float) -> None:
        """Turn by hand; what turned by itself stops."""
        self.stop()
        self._session.dial.turn_to(angle)

    def _toggle(self) -> None:
        if self._timer.isActive():
            self.stop()
        else:
            self._timer.start()
            self._play.show_icon("pause")
