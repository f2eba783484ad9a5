"""The map of starts over the contour, where one is known; what draws it is imported with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from gdviz.session.session import Session
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.themes.theme import Theme

if TYPE_CHECKING:
    from gdviz.ui.views.contour.map import ContourMap

_STILL = 3.0  # pixels within which a press and a release are a click


class ContourOverlay:
    """Paints the map of starts; a click on it replays the start under the mouse."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: ContourMap | None = None
        self._pressed: QPointF | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether the mouse is held down on a cell, and has not been moved."""
        return self._pressed is not None

    def paint(self, painter: QPainter, frame: Frame, ratio: float) -> bool:
        """Paint the cells into `frame`; return whether there are any."""
        map_ = self._map()
        if map_ is not None:
            map_.paint(painter, frame, ratio)
        return map_ is not None

    def paint_signs(self, painter: QPainter, frame: Frame, font: QFont, theme: Theme) -> None:
        """Number the minima that starts lead to, and mark the cell that is pointed at."""
        map_ = self._map()
        if map_ is not None:
            map_.paint_signs(painter, frame, font, theme)

    def read(self, frame: Frame, at: QPointF) -> list[str]:
        """Return what the cell under the mouse says; nothing where there is none."""
        map_ = self._map()
        return [] if map_ is None or self._session.maps.is_stale else map_.read(frame, at)

    def press(self, frame: Frame, at: QPointF) -> bool:
        """Take note that the mouse is pressed; return whether that is on a cell."""
        map_ = self._map()
        is_on = map_ is not None and not self._session.maps.is_stale and map_.cell_at(frame, at) is not None
        self._pressed = at if is_on else None
        return is_on

    def drag(self, at: QPointF) -> None:
        """Take note that the mouse moves: a press that goes somewhere is no click."""
        if self._pressed is not None and (at - self._pressed).manhattanLength() > _STILL:
            self._pressed = None

    def release(self, frame: Frame) -> bool:
        """Replay the start under the mouse where it was clicked; return whether it was."""
        at, self._pressed = self._pressed, None
        if at is None:
            return False
        map_ = self._map()
        if map_ is not None:
            map_.replay_at(frame, at)
        return True

    def _map(self) -> ContourMap | None:
        if self._session.maps.known is None or self._session.maps.of_starts is None:
            return None
        if self._made is None:
            from gdviz.ui.views.contour.map import ContourMap

            self._made = ContourMap(self._session)
        return self._made
