"""A map of starts over the contour: the colour of every start, and the numbers of the minima that they lead to.

In one variable it is a strip along the bottom, under the curve.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gdviz.export.map_pictures import COLOURS, HATCH
from gdviz.session.replaying import replay
from gdviz.session.session import Session
from gdviz.ui.chips import small_font
from gdviz.ui.map_colours import CellColours, cells_under, map_image, starts_colours
from gdviz.ui.map_reading import cell_in_words
from gdviz.ui.raster import Frame, are_vectors
from gdviz.ui.theme import Theme

STRIP = 22.0  # pixels of the strip
STALE = 0.4  # of the opacity is left where the map no longer holds
_FINE = 2.0  # pixels of the map for one of the frame, among vectors
_STILL = 3.0  # pixels within which a press and a release are a click
_BADGE = 8.5


class ContourMap:
    """Paints what is known of the map; a click on it replays the start under the mouse."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._image = QImage()
        self._painted: tuple[object, ...] = ()
        self._cells: CellColours | None = None
        self._coloured: tuple[object, ...] = ()
        self._pressed: QPointF | None = None

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        """Paint the cells into `frame`."""
        maps = self._session.maps
        made = maps.of_starts
        if made is None:
            return
        opacity = maps.choice.opacity * (STALE if maps.is_stale else 1.0)
        fine = _FINE if are_vectors() else ratio
        if self._coloured != (made, maps.choice.kind):
            self._cells, self._coloured = starts_colours(made.cells, maps.choice.kind), (made, maps.choice.kind)
        wanted = (self._cells, frame, fine, opacity)
        if wanted != self._painted and self._cells is not None:
            rows, columns = self._under(frame, fine)
            self._image = map_image(self._cells, rows, columns, opacity, round(HATCH * fine))
            self._painted = wanted
        height = self._image.height() / fine
        painter.drawImage(
            QRectF(0, frame.height - height, self._image.width() / fine, height), self._image,
            QRectF(self._image.rect()),
        )  # fmt: skip

    def paint_numbers(self, painter: QPainter, frame: Frame, font: QFont, theme: Theme) -> None:
        """Number the minima that starts lead to."""
        maps, ground = self._session.maps, self._session.ground
        made = maps.of_starts
        if made is None or maps.choice.kind != "basins" or self._session.landscape.dimension < 2:
            return
        painter.setFont(small_font(font))
        area = QRectF(0, 0, frame.width, frame.height)
        for index, place in enumerate(made.cells.places):
            at = frame.to_pixels(ground.seen(np.array(place.position)))
            if not (np.isfinite(at).all() and area.contains(QPointF(*at))):
                continue
            middle = QPointF(at[0] + 13.0, at[1] - 11.0)
            box = QRectF(middle.x() - _BADGE, middle.y() - _BADGE, 2 * _BADGE, 2 * _BADGE)
            painter.setPen(QPen(QColor(*COLOURS[index % len(COLOURS)].astype(int).tolist()), 2.4))
            painter.setBrush(QColor(theme.panel))
            painter.drawEllipse(box)
            painter.setPen(QColor(theme.text))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))

    def read(self, frame: Frame, at: QPointF) -> list[str]:
        """Return what the cell under the mouse says; nothing where there is none."""
        cell = self._cell_at(frame, at)
        return [] if cell is None else cell_in_words(self._session, *cell)

    def press(self, at: QPointF | None) -> None:
        """Note where the mouse was pressed; None where that takes hold of something."""
        self._pressed = at

    def drag(self, at: QPointF) -> None:
        """Note that the mouse moves: a press that goes somewhere is no click."""
        if self._pressed is not None and (at - self._pressed).manhattanLength() > _STILL:
            self._pressed = None

    def release(self, frame: Frame) -> None:
        """Replay the start under the mouse, where it was clicked."""
        cell = None if self._pressed is None else self._cell_at(frame, self._pressed)
        self._pressed = None
        if cell is not None and not self._session.maps.is_stale:
            replay(self._session, *cell)

    def _cell_at(self, frame: Frame, at: QPointF) -> tuple[int, int] | None:
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

    def _under(self, frame: Frame, fine: float) -> tuple[np.ndarray, np.ndarray]:
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
