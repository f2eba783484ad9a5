"""The ground of two features: what class the model sees where, softened, with the borders between the classes."""

from __future__ import annotations

import numpy as np
from contourpy import contour_generator
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviz.engine.data.predictions import decided, inputs_across
from gdviz.engine.data.problem import Problem
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame, draw_lines, square_pen
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.data.axes import Axes
from gdviz.ui.views.data.style import class_style

_FINEST, _COARSEST = 81, 41  # places along an axis
_WORK = 4_000_000  # places × weights: what a frame has time for
_SOFT = 0.42  # how much of a class's colour there is where the model is sure of it
_SHARP = 0.30
_DARK = 0.7  # times that on a dark ground, so that points of the same colour stand out


class Regions:
    """Paints the regions of one model at one position; kept until they change."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._at = np.empty(0)
        self._image = QImage()
        self._borders = np.empty((0, 2, 2))
        self._frame = Frame((0.0, 1.0), (0.0, 1.0), 1.0, 1.0)

    def paint(
        self, painter: QPainter, problem: Problem, position: Floats, axes: Axes, frame: Frame, theme: Theme,
        *, sharp: bool, coarse: bool,
    ) -> None:  # fmt: skip
        """Paint into `frame`, whose top left corner is the painter's origin; `coarse` where time is short."""
        key = (problem, axes, frame, theme, sharp, coarse)
        if key != self._key or not np.array_equal(position, self._at):
            self._key, self._at, self._frame = key, np.array(position), frame
            self._make(problem, axes, theme, sharp=sharp, coarse=coarse)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
        painter.drawImage(QRectF(0, 0, frame.width, frame.height), self._image)
        draw_lines(painter, self._borders, square_pen(theme.secondary, 1.4))

    def draw_borders(self, painter: QPainter, theme: Theme) -> None:
        """Draw the borders that were painted last once more, so that they stand out from a crowd of points."""
        draw_lines(painter, self._borders, square_pen(theme.plot, 4.0))
        draw_lines(painter, self._borders, square_pen(theme.text, 2.0))

    def _make(self, problem: Problem, axes: Axes, theme: Theme, *, sharp: bool, coarse: bool) -> None:
        frame = self._frame
        side = int(np.clip(np.sqrt(_WORK / max(problem.dimension, 1)), _COARSEST, _FINEST))
        side = _COARSEST if coarse else side
        inputs = _grid(problem, axes, frame, side)
        predicted = problem.prediction(self._at, inputs)
        shares = _shares(problem, predicted)
        self._image = _image(shares, decided(problem, predicted), side, theme, sharp)
        self._borders = _borders(shares, side, frame)


def borders_at(problem: Problem, position: Floats, axes: Axes, frame: Frame) -> Floats:
    """Return the borders between the classes at other weights (P,), as pieces (m, 2, 2) in pixels."""
    return _borders(shares_of(problem, position, _grid(problem, axes, frame, _COARSEST)), _COARSEST, frame)


def shares_of(problem: Problem, position: Floats, inputs: Floats) -> Floats:
    """Return what share of certainty the model gives each class for inputs (n, D), shape (n, classes).

    For a model of one score that is the score and what is missing to 1, whatever it is.
    """
    return _shares(problem, problem.prediction(position, inputs))


def _shares(problem: Problem, predicted: Floats) -> Floats:
    if problem.outputs == 1:
        return np.concatenate((1.0 - predicted, predicted), axis=1)
    return np.asarray(predicted)


def _image(shares: Floats, decisions: Floats, side: int, theme: Theme, sharp: bool) -> QImage:
    ground = _channels(theme.plot)
    count = shares.shape[1]
    colours = np.stack([_channels(class_style(place).colour) for place in range(count)])
    known = np.isfinite(decisions)
    chosen = np.where(known, decisions, 0).astype(int)
    if sharp:
        strength = np.full(len(decisions), _SHARP)
    else:  # none where all classes are as likely, all where one is certain
        best = np.clip(np.take_along_axis(shares, chosen[:, None], axis=1)[:, 0], 0.0, 1.0)
        strength = _SOFT * np.clip((best - 1.0 / count) / (1.0 - 1.0 / count), 0.0, 1.0)
    strength = np.where(known, strength * (_DARK if theme.dark else 1.0), 0.0)[:, None]
    mixed = ground * (1.0 - strength) + colours[chosen] * strength
    rows = mixed.reshape(side, side, 3)[::-1]  # the first row of a picture is the topmost
    pixels = np.full((side, side, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.round(rows)
    return QImage(pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_RGBA8888).copy()


def _channels(colour: str) -> Floats:
    chosen = QColor(colour)
    return np.array((chosen.red(), chosen.green(), chosen.blue()), dtype=np.float64)


def _grid(problem: Problem, axes: Axes, frame: Frame, side: int) -> Floats:
    """Return inputs (side², D) in the middles of cells, so that the picture of them lies exactly where they are."""
    x, y = _middles(*frame.x, side), _middles(*frame.y, side)
    grid = np.stack(np.meshgrid(x, y, indexing="xy"), axis=-1).reshape(-1, 2)
    return inputs_across(problem, axes.features, grid)


def _borders(table: Floats, side: int, frame: Frame) -> Floats:
    """Return where one class takes the place of another, as pieces (m, 2, 2) in pixels."""
    pieces: list[Floats] = []
    x, y, count = _middles(*frame.x, side), _middles(*frame.y, side), table.shape[-1]
    shares = table.reshape(side, side, count)
    for place in range(1 if count == 2 else 0, count):
        others = np.delete(shares, place, axis=-1).max(axis=-1)
        lead = np.ma.masked_invalid(shares[..., place] - others)
        for line in contour_generator(x, y, lead).lines(0.0):
            points = frame.to_pixels(np.asarray(line))
            pieces.append(np.stack((points[:-1], points[1:]), axis=1))
    return np.concatenate(pieces) if pieces else np.empty((0, 2, 2))


def _middles(low: float, high: float, count: int) -> Floats:
    cell = (high - low) / count
    return np.asarray(low + cell * (np.arange(count) + 0.5), dtype=np.float64)
