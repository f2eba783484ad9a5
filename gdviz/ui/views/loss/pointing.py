"""What the mouse means on the loss plot: a step, a run by its name, the goal's line, a reading."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer

from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.views.loss.goal import GoalHandle
from gdviz.ui.views.loss.picture import LossPicture
from gdviz.ui.views.loss.reading import reading_at, shape_at


class LossPointing:
    """Answers the mouse on `plot`, and has the picture show what is read there."""

    def __init__(self, session: Session, curves: LossCurves, picture: LossPicture, plot: Plot) -> None:
        self._session = session
        self._curves = curves
        self._picture = picture
        self._plot = plot
        self._goal = GoalHandle(session)
        self._wanted: int | None = None
        self._due = QTimer(plot, singleShot=True, interval=0)
        self._due.timeout.connect(self._seek)
        plot.pressed.connect(self._press)
        plot.dragged.connect(self._drag)
        plot.released.connect(self._seek)
        plot.pointed.connect(self._point)

    def _press(self, at: QPointF) -> None:
        for index, box in self._picture.words.names:
            if box.contains(at):
                self._session.select(index)
                return
        self._picture.hover = None
        self._session.pointer.leave("loss")
        self._goal.catch(at, self._plot.frame, self._curves.goal)
        self._drag(at)

    def _drag(self, at: QPointF) -> None:
        if self._goal.drag(at, self._plot.frame, self._curves.level):
            return
        curves, selected = self._curves, self._session.selected
        place, _ = self._plot.frame.to_plane(at.x(), at.y())
        place = min(max(place, 0.0), curves.reach)
        if curves.look.unit == "steps":
            self._wanted = round(place)
        elif selected in curves.order():
            self._wanted = curves.along.nearest_step(curves.of(selected).run, place)
        self._due.start()  # several moves of the mouse in one frame are one change

    def _seek(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._session.seek(wanted)

    def _point(self, at: QPointF | None) -> None:
        curves, words, frame = self._curves, self._picture.words, self._plot.frame
        hover = None if at is None else reading_at(curves, words, self._session, frame, at)
        if hover is None or hover.step is None:
            self._session.pointer.leave("loss")
        else:
            self._session.pointer.point(*hover.step, "loss")
        if hover != self._picture.hover:
            self._picture.hover = hover
            self._plot.refresh()
        if at is not None:
            shape = shape_at(curves, words, frame, at)
            if shape == Qt.CursorShape.ArrowCursor and self._goal.is_near(at, frame, curves.goal):
                shape = Qt.CursorShape.SizeVerCursor
            self._plot.viewport().setCursor(shape)
