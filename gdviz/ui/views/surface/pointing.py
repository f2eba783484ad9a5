"""What the mouse means on the surface: a place of the plane, the start marker, a step of a path."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF

from gdviz.session.session import Session
from gdviz.ui.views.surface.canvas import SurfaceCanvas
from gdviz.ui.views.surface.scene import SurfaceScene
from gdviz.ui.wording.numbers import format_number
from gdviz.ui.wording.words import run_name

_REACH = 13.0  # pixels from its middle at which the start marker is caught
_NEAR = 9.0  # and at which pointing means a step


class SurfacePointing:
    """Answers for positions on a canvas, in pixels of the widget."""

    def __init__(self, session: Session, scene: SurfaceScene, canvas: SurfaceCanvas) -> None:
        self._session = session
        self._scene = scene
        self._canvas = canvas

    def is_on_start(self, position: QPointF) -> bool:
        """Tell whether the start marker lies there and can be dragged."""
        if self._session.landscape.dimension < 2:
            return False
        canvas = self._canvas
        apart = self._scene.distance_to_start(canvas.eye(), canvas.device_pixel(position))
        return apart <= _REACH * canvas.scale()

    def picked(self, position: QPointF) -> tuple[float, float] | None:
        """Return the plane point that is seen there, or None."""
        return self._scene.picked(self._canvas.eye(), self._canvas.device_pixel(position))

    def set_start(self, position: QPointF) -> None:
        """Start where the mouse points, if it points at the surface."""
        point = self.picked(position)
        if point is not None and self._session.landscape.dimension >= 2:
            self._session.change(self._session.experiment.with_start(self._session.ground.position_at(point)))

    def point(self, position: QPointF | None) -> str:
        """Let the other views mark the step of a run that lies there; return which it is, in words, or ""."""
        canvas, pointer = self._canvas, self._session.pointer
        found = None
        if position is not None:
            found = self._scene.step_near(canvas.eye(), canvas.device_pixel(position), _NEAR * canvas.scale())
        if found is None:
            pointer.leave("surface")
            return ""
        index, step = found
        pointer.point(index, step, "surface")
        name, trajectory = run_name(self._session.experiment.runs[index]), self._session.runs[index].trajectory
        sentence = QCoreApplication.translate("SurfaceView", "{name}: step {step}, f {loss}")
        return sentence.format(name=name, step=step, loss=format_number(float(trajectory.losses[step])))
