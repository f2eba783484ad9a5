"""What the plane of the map hides of the selected run: two small plots over its steps, and a sentence."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gdviz.session.plane_gap import Gap, PlaneGap
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, ball_of
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.small_plot import Curve, Drawing, SmallPlot, Spot, height_range
from gdviz.ui.sameness import same
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import paragraph

_HEIGHT, _LOW = 150, 100
_VIEW = "plane"
_ROUNDING = 1e-9  # of a position


class PlaneGapView(QWidget):
    """The loss along the run and the loss on the plane below it, and how far it is off the plane."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gap = PlaneGap(session)
        self._drawn: tuple[object, ...] = ()
        self._losses_title, self._distances_title = heading("", self), heading("", self)
        self._losses = SmallPlot(self._read_losses, _HEIGHT, self)
        self._distances = SmallPlot(self._read_distances, _LOW, self)
        self._legend, self._sentence, self._thinned = QLabel(self), note(self), QLabel(self)
        for label in (self._legend, self._thinned):
            label.setProperty("role", "secondary")
            label.setWordWrap(True)
        for plot in (self._losses, self._distances):
            plot.pressed.connect(self._seek)
            plot.pointed.connect(self._point)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        for part in (
            self._losses_title, self._losses, self._legend, self._sentence,
            self._distances_title, self._distances, self._thinned,
        ):  # fmt: skip
            column.addWidget(part)
        self._retranslate()

    def redraw(self) -> None:
        """Show what is known of the gap, and begin to work out the rest."""
        self._gap.follow()
        session, gap, ball = self._session, self._gap.gap, ball_of(self._session)
        drawn = (gap, ball and ball.run, ball and ball.step, session.pointer.place or (), self._gap.busy)
        if same(drawn, self._drawn):
            return
        self._drawn = drawn
        if gap is None or ball is None or not len(gap.steps):
            self._losses.show_drawing(None, "")
            self._distances.show_drawing(None, "")
            self._sentence.setText("")
            self._thinned.setText("")
            return
        sentence = worst_in_words(gap)
        self._sentence.setText(sentence)
        self._losses.show_drawing(self._loss_drawing(gap, ball), sentence)
        off = self._distance_in_words(ball)
        self._distances.show_drawing(self._distance_drawing(gap, ball), off)
        told = [off]
        if gap.stride > 1:
            words = QCoreApplication.translate("PlaneGapView", "One step in {count} is drawn.")
            told.append(words.format(count=gap.stride))
        if self._gap.busy:
            told.append(QCoreApplication.translate("PlaneGapView", "Computing …"))
        self._thinned.setText(paragraph(told))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._losses.apply_theme(theme)
        self._distances.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _loss_drawing(self, gap: Gap, ball: Ball) -> Drawing:
        losses, on_plane = gap.losses, gap.on_plane
        if gap.has_ratios:
            with np.errstate(all="ignore"):
                losses, on_plane = np.log10(losses), np.log10(on_plane)
        losses, on_plane = _finite(losses), _finite(on_plane)
        curves = (
            Curve(np.stack([gap.steps, on_plane], axis=1), "accent", dashed=True),
            Curve(np.stack([gap.steps, losses], axis=1), "run"),
        )
        heights = height_range(losses, on_plane)
        return Drawing(
            _across(gap), heights, curves, self._spots(ball), _step_word(), ball.style.colour, powers=gap.has_ratios
        )

    def _distance_drawing(self, gap: Gap, ball: Ball) -> Drawing:
        distances = _finite(gap.distances)
        curve = Curve(np.stack([gap.steps, distances], axis=1), "run")
        heights = height_range(distances, np.zeros(1))
        return Drawing(_across(gap), heights, (curve,), self._spots(ball), _step_word(), ball.style.colour)

    def _spots(self, ball: Ball) -> tuple[Spot, ...]:
        spots = [Spot(float(ball.step), 0.0, "upright", "text")]
        pointed = self._session.pointer.place
        if pointed is not None and pointed[0] == self._session.selected:
            spots.append(Spot(float(pointed[1]), 0.0, "upright", "accent"))
        return tuple(spots)

    def _distance_in_words(self, ball: Ball) -> str:
        distance = float(self._session.ground.distances(ball.position))
        if distance <= _ROUNDING * float(np.abs(ball.position).max()):
            words = QCoreApplication.translate("PlaneGapView", "At step {step} the ball lies on the plane.")
            return words.format(step=ball.step)
        words = QCoreApplication.translate("PlaneGapView", "At step {step} the ball is {distance} off the plane.")
        return words.format(step=ball.step, distance=brief_number(distance, 4))

    def _read_losses(self, x: float) -> list[str]:
        gap = self._gap.gap
        if gap is None or not len(gap.steps):
            return []
        index, translate = gap.nearest(x), QCoreApplication.translate
        return [
            translate("PlaneGapView", "step {step}").format(step=int(gap.steps[index])),
            translate("PlaneGapView", "loss {value}").format(value=brief_number(float(gap.losses[index]))),
            translate("PlaneGapView", "on the plane {value}").format(value=brief_number(float(gap.on_plane[index]))),
        ]

    def _read_distances(self, x: float) -> list[str]:
        gap = self._gap.gap
        if gap is None or not len(gap.steps):
            return []
        index, translate = gap.nearest(x), QCoreApplication.translate
        return [
            translate("PlaneGapView", "step {step}").format(step=int(gap.steps[index])),
            translate("PlaneGapView", "{value} off the plane").format(value=brief_number(float(gap.distances[index]))),
        ]

    def _point(self, x: float | None) -> None:
        """Let all views mark the step that the mouse points at."""
        session = self._session
        if x is None or not session.ready or session.selected < 0:
            session.pointer.leave(_VIEW)
        else:
            length = session.runs[session.selected].length
            session.pointer.point(session.selected, min(max(round(x), 0), length), _VIEW)

    def _seek(self, x: float) -> None:
        self._session.playback.pause()
        self._session.seek(max(0, round(x)))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        name = translate("PlaneGapView", "What the plane hides: the loss")
        self._losses_title.setText(name)
        self._losses.setAccessibleName(name)
        name = translate("PlaneGapView", "Distance off the plane")
        self._distances_title.setText(name)
        self._distances.setAccessibleName(name)
        self._legend.setText(
            translate("PlaneGapView", "solid: loss along the run · dashed: loss on the plane at the nearest point")
        )
        self._drawn = ()
        self.redraw()


def worst_in_words(gap: Gap) -> str:
    """Return where the loss on the plane differs most from that of the run, and by how much."""
    translate, index = QCoreApplication.translate, gap.worst()
    if index is None:
        return ""
    step, loss, shown = int(gap.steps[index]), float(gap.losses[index]), float(gap.on_plane[index])
    if len(gap.steps) < 2 and np.isclose(loss, shown, rtol=1e-6, atol=0.0):
        return translate("PlaneGapView", "The start lies on the plane. Make steps to see what the plane hides of them.")
    if np.isclose(loss, shown, rtol=1e-6, atol=0.0):
        return translate("PlaneGapView", "The plane hides nothing: the loss on it is that of the run.")
    values = {"step": step, "loss": brief_number(loss, 4), "shown": brief_number(shown, 4)}
    if gap.has_ratios and loss > 0.0 and shown > 0.0:
        ratio = max(loss, shown) / min(loss, shown)
        words = translate(
            "PlaneGapView",
            "They differ most at step {step}: the plane shows {shown}, the loss is {loss}, a factor of {ratio}.",
        )
        return words.format(ratio=brief_number(ratio, 4 if ratio > 1.01 else 6), **values)
    words = translate("PlaneGapView", "They differ most at step {step}: the plane shows {shown}, the loss is {loss}.")
    return words.format(**values)


def _across(gap: Gap) -> tuple[float, float]:
    return 0.0, max(float(gap.steps[-1]), 1.0)


def _finite(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values, np.nan)


def _step_word() -> str:
    return QCoreApplication.translate("PlaneGapView", "step")
