"""What the mouse means on the map: the start, which it sets and drags, a cell that is replayed, a reading."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.views.contour.picture import ContourPicture
from gdviz.ui.views.contour.reading import reading_at, step_at

_GRAB = 14.0  # pixels around the start within which it is taken as it is, not moved to the mouse


class ContourPointing(QObject):
    """Answers the mouse on `plot`; `hovered` says which point (x, y) of the plane is pointed at, or None."""

    hovered = Signal(object)

    def __init__(self, session: Session, picture: ContourPicture, plot: Plot) -> None:
        super().__init__(plot)
        self._session = session
        self._picture = picture
        self._plot = plot
        self._grip: tuple[float, float] | None = None  # from the mouse to the start, in the plane
        self._wanted: tuple[float, float] | None = None
        self._at: QPointF | None = None  # where the mouse rests, unless it holds something
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._move_start)
        plot.pressed.connect(self._press)
        plot.dragged.connect(self._drag)
        plot.released.connect(self._release)
        plot.pointed.connect(self._point)

    def forget(self) -> None:
        """Forget what was pointed at: it may be gone."""
        self._picture.hover = self._at = None
        self._session.pointer.leave("map")

    def look_again(self) -> None:
        """Read what is under the mouse again: the map may have changed while the mouse rests."""
        if self._at is not None:
            step = step_at(self._picture, self._session, self._at)
            self._picture.hover = reading_at(self._picture, self._session, self._plot.frame, self._at, step)

    def _press(self, at: QPointF) -> None:
        frame = self._plot.frame
        point, start = frame.to_plane(at.x(), at.y()), self._picture.start()
        away = np.hypot(*(frame.to_pixels(start) - (at.x(), at.y())))
        self._grip = (float(start[0]) - point[0], float(start[1]) - point[1]) if away <= _GRAB else (0.0, 0.0)
        self.forget()
        self._plot.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if away > _GRAB and not self._picture.overlay.press(frame, at):
            self._wanted = point
            self._move_start()

    def _drag(self, at: QPointF) -> None:
        self._picture.overlay.drag(at)
        if self._grip is None or self._picture.overlay.is_pressed:
            return
        x, y = self._plot.frame.to_plane(at.x(), at.y())
        self._wanted = (x + self._grip[0], y + self._grip[1])
        self._due.start()  # several moves of the mouse in one frame are one change
        self.hovered.emit(self._wanted)

    def _release(self) -> None:
        if not self._picture.overlay.release(self._plot.frame):
            self._move_start()
        self._grip = None

    def _move_start(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or not all(map(math.isfinite, wanted)):
            return
        experiment = self._session.experiment
        start = self._session.ground.position_at(wanted)
        if start != experiment.start:
            self._session.change(experiment.with_start(start))

    def _point(self, at: QPointF | None) -> None:
        session, frame = self._session, self._plot.frame
        self._at = at
        step = None if at is None else step_at(self._picture, session, at)
        if step is None:
            session.pointer.leave("map")
        else:
            session.pointer.point(*step, "map")
        hover = None if at is None else reading_at(self._picture, session, frame, at, step)
        if hover != self._picture.hover:
            self._picture.hover = hover
            self._plot.refresh()
        if at is not None:
            start = frame.to_pixels(self._picture.start())
            on_start = np.hypot(start[0] - at.x(), start[1] - at.y()) <= _GRAB
            shape = Qt.CursorShape.OpenHandCursor if on_start else Qt.CursorShape.CrossCursor
            self._plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hover and not on_start else shape)
        self.hovered.emit(None if at is None else frame.to_plane(at.x(), at.y()))
