"""A map of starts over the contour: the colour of every start, and the numbers of the minima that they lead to.

In one variable it is a strip along the bottom, under the curve.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from gdviz.engine.many.places import Place
from gdviz.export.map_pictures import HATCH
from gdviz.session.many.replaying import replay
from gdviz.session.session import Session
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.drawing.raster import Frame, are_vectors
from gdviz.ui.mapping.map_colours import STALE, Indices, cells_under, map_image, starts_colours
from gdviz.ui.mapping.map_reading import cell_in_words
from gdviz.ui.mapping.map_signs import BADGE, draw_badge, draw_cross
from gdviz.ui.themes.theme import Theme

STRIP = 22.0  # pixels of the strip
_FINE = 2.0  # pixels of the map for one of the frame, among vectors


class ContourMap:
    """Paints what is known of the map, and reads it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._image = QImage()
        self._painted: tuple[object, ...] = ()

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint the cells into `frame`."""
        maps = self._session.maps
        made = maps.of_starts
        if made is None:
            return
        opacity = maps.choice.opacity * (STALE if maps.is_stale else 1.0)
        fine = _FINE if are_vectors() else ratio
        cells = starts_colours(made, maps.choice.kind)
        wanted = (cells, frame, fine, opacity)
        if wanted != self._painted:
            rows, columns = self._under(frame, fine)
            self._image = map_image(cells, rows, columns, opacity, round(HATCH * fine))
            self._painted = wanted
        height = self._image.height() / fine
        painter.drawImage(
            QRectF(0, frame.height - height, self._image.width() / fine, height), self._image,
            QRectF(self._image.rect()),
        )  # fmt: skip

    def paint_signs(self, painter: QPainter, frame: Frame, font: QFont, theme: Theme) -> None:
        """Number the minima that starts lead to, and mark the cell that is pointed at."""
        maps = self._session.maps
        made = maps.of_starts
        if made is None:
            return
        if maps.choice.kind == "basins" and self._session.landscape.dimension > 1:
            self._number(painter, frame, font, theme, made.cells.places)
        if maps.pointed is not None and not maps.is_stale:
            point = maps.values_at(*maps.pointed)
            at = QPointF(*frame.pixel(point[0], point[1] if len(point) > 1 else frame.y[0]))
            draw_cross(painter, at, frame.width, frame.height, theme)

    def _number(self, painter: QPainter, frame: Frame, font: QFont, theme: Theme, places: Sequence[Place]) -> None:
        painter.setFont(small_font(font))
        area = QRectF(0, 0, frame.width, frame.height)
        drawn: list[QPointF] = []  # one that would lie on another is left out: zoomed in, there is room
        for index, place in enumerate(places):
            at = frame.to_pixels(self._session.ground.seen(np.array(place.position)))
            middle = QPointF(at[0] + 13.0, at[1] - 11.0)
            if not (np.isfinite(at).all() and area.contains(QPointF(*at))):
                continue
            if all(QLineF(middle, other).length() >= 2.0 * BADGE for other in drawn):
                draw_badge(painter, middle, index, theme)
                drawn.append(middle)

    def read(self, frame: Frame, at: QPointF) -> list[str]:
        """Return what the cell under the mouse says; nothing where there is none."""
        cell = self.cell_at(frame, at)
        return [] if cell is None else cell_in_words(self._session, *cell)

    def replay_at(self, frame: Frame, at: QPointF) -> None:
        """Replay the start under the mouse."""
        cell = self.cell_at(frame, at)
        if cell is not None:
            replay(self._session, *cell)

    def cell_at(self, frame: Frame, at: QPointF) -> tuple[int, int] | None:
        """Return the row and the column of the cell under the mouse, if there is one."""
        made = self._session.maps.of_starts
        if made is None:
            return None
        point = frame.to_plane(at.x(), at.y())
        bounds = made.subject.cut.area
        counts = (made.cells.reached.shape[1], made.cells.reached.shape[0])
        cells = [
            int(cells_under(np.array([value]), *ends, count)[0])
            for value, ends, count in zip(point, bounds, counts, strict=False)
        ]
        if len(cells) < 2:
            cells.append(0 if at.y() >= frame.height - STRIP else -1)
        return (cells[1], cells[0]) if min(cells) >= 0 else None

    def _under(self, frame: Frame, fine: float) -> tuple[Indices, Indices]:
        """Return which cell lies under each row and each column of the picture."""
        made = self._session.maps.of_starts
        assert made is not None
        rows, columns = made.cells.reached.shape
        bounds = made.subject.cut.area
        width, height = max(round(frame.width * fine), 1), max(round(frame.height * fine), 1)
        x = np.linspace(*frame.x, 2 * width + 1)[1::2]
        if len(bounds) < 2:
            return np.zeros(round(STRIP * fine), np.intp), cells_under(x, *bounds[0], columns)
        y = np.linspace(*frame.y, 2 * height + 1)[1::2][::-1]
        return cells_under(y, *bounds[1], rows), cells_under(x, *bounds[0], columns)
