"""The landscape as a surface in space, with the paths of all runs lying on it.

The view pulls from the session what it shows and hands it to an OpenGL canvas: what stands still when the relief,
its height scale or the theme is another one, and what moves when anything else is. Where 3-D cannot be drawn, or
has no meaning, a sentence says so and the other views go on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from gdviz.ui.gl import why_no_3d
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.updating.arrow_legend import ArrowLegend
from gdviz.ui.views.surface.camera import Camera
from gdviz.ui.views.surface.corner import SurfaceCorner
from gdviz.ui.views.surface.ground import Scale
from gdviz.ui.views.surface.scene import SurfaceScene
from gdviz.ui.wording.axis_names import axis_names

if TYPE_CHECKING:
    from gdviz.session.session import Session
    from gdviz.ui.views.surface.canvas import SurfaceCanvas
    from gdviz.ui.views.surface.pointing import SurfacePointing

_INSET = 8  # of the buttons from the corner


class SurfaceView(QWidget):
    """Draws the session's relief in space.

    `hovered` carries the plane point (x, y) under the mouse, or None; `scale_changed` the new height scale.
    """

    hovered = Signal(object)
    scale_changed = Signal(str)

    def __init__(self, session: Session) -> None:
        """Show a session, or a sentence that says why 3-D is off here."""
        super().__init__()
        self._session = session
        self._scene = SurfaceScene(session)
        self._theme = LIGHT
        self._scale: Scale = "linear"
        self._faced = ""  # the formula that the first camera was chosen for
        self._canvas: SurfaceCanvas | None = None
        self._kept: dict[str, Any] = {}  # the camera of a file, where 3-D is off
        self._pointing: SurfacePointing | None = None
        self._note = QLabel(self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._note.setMargin(32)
        self._note.setProperty("role", "secondary")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)  # room for the focus frame; a stack has no margins of its own
        self._layers = QStackedLayout()
        outer.addLayout(self._layers)
        self._layers.addWidget(self._note)
        self._corner = SurfaceCorner(self)
        self._legend = ArrowLegend(self)
        self._corner.log_chosen.connect(lambda chosen: self.set_scale("log" if chosen else "linear"))
        self._corner.home_wanted.connect(self.reset_camera)
        if why_no_3d() is None:
            self._build_canvas()
        self._retranslate()
        self.apply_theme(self._theme)

    @property
    def scale(self) -> Scale:
        """The scale of the height, "linear" or "log"."""
        return self._scale

    def set_scale(self, scale: Scale) -> None:
        """Draw the height "linear" or as a "log". Raises ValueError for anything else."""
        if scale not in ("linear", "log"):
            raise ValueError(f"a height scale is linear or log, not {scale!r}")
        self._corner.show_log(scale == "log")
        if scale != self._scale:
            self._scale = scale
            self.redraw()
            self.scale_changed.emit(scale)

    def pose(self) -> None:
        """Show the picture alone, without buttons and as finely as it gets: for films and pictures."""
        self._corner.setFixedSize(0, 0)
        if self._canvas is not None:
            self._canvas.always_smooth = True

    def camera(self) -> dict[str, Any]:
        """Return where the camera is, and the azimuth that it came from, as plain numbers to be kept.

        Where 3-D is off it is what `set_camera` was given last, empty if nothing was.
        """
        canvas = self._canvas
        return self._kept if canvas is None else asdict(canvas.camera) | {"home": canvas.home.azimuth}

    def set_camera(self, camera: Mapping[str, Any]) -> None:
        """Look from where `camera()` said; what is missing or makes no sense is as by default."""
        if self._canvas is None:
            self._kept = dict(camera)
            return
        if "home" in camera:
            self._faced = self._session.landscape.formula
            self._canvas.home = Camera.restored({"azimuth": camera["home"]})
        self._canvas.move_camera(Camera.restored(camera))

    def reset_camera(self) -> None:
        """Look from the corner again that shows this surface best."""
        self._kept = {}
        if self._canvas is not None:
            self._canvas.move_camera(self._canvas.home)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and the scale of a theme; other colours at once: no frame is half light and half dark."""
        enlarged, recoloured = theme.scale != self._theme.scale, theme.dark != self._theme.dark
        self._theme = theme
        if enlarged and self._canvas is not None:
            self._canvas.enlarge(theme.scale)
        self._corner.apply_theme(theme)
        self._legend.apply_theme(theme)
        self._place_corner()
        if recoloured:
            self.redraw()
        self.update()

    def redraw(self) -> None:
        """Show the session as it is now; does nothing when nothing this view shows has changed."""
        canvas = self._canvas
        if canvas is None:
            return
        names = axis_names(self._session, brief=True)
        if len(names) == 1:
            self._show_note(self.tr("One variable: the curve on the left is the whole landscape."))
            return
        if bool(self._session.ground.relief.holes.all()):
            self._show_note(self.tr("The formula gives no finite number on this map: there is nothing to draw."))
            return
        if self._layers.currentWidget() is self._note:
            self._layers.setCurrentWidget(canvas)
            self._corner.show()
            self._corner.raise_()
        name = self.tr("f (log)") if self._scale == "log" else "f"
        still = self._scene.new_still(self._scale, self._theme, (names[0], names[1], name))
        if still is not None:
            canvas.show_still(still)
            self._face(canvas)
        moving = self._scene.new_moving()
        if moving is not None:
            canvas.show_moving(moving)
        self._show_legend()  # it may be another language
        if still is not None or moving is not None:
            canvas.start()

    def _show_legend(self) -> None:
        arrows, session = self._scene.arrows, self._session
        slot = session.looks[session.selected].slot if arrows else 0
        style = RUN_STYLES[slot % len(RUN_STYLES)] if arrows else None
        self._legend.show_arrows(arrows, style, more=self._scene.batches.rows())
        self._legend.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        self._place_corner()
        self._show_legend()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the focus frame around the canvas."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.plot))
        if self._canvas is not None and self._canvas.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Surface of the landscape in space"))
        if self._canvas is not None:
            self._canvas.setAccessibleName(self.accessibleName())
            self._place_corner()
            return
        reason = why_no_3d()
        if reason is not None:
            self._show_note(self.tr("3-D is off: {reason}").format(reason=reason))

    def _build_canvas(self) -> None:
        from gdviz.ui.views.surface.canvas import SurfaceCanvas  # only where there is OpenGL
        from gdviz.ui.views.surface.gestures import SurfaceGestures
        from gdviz.ui.views.surface.pointing import SurfacePointing

        canvas = SurfaceCanvas(self)
        canvas.failed.connect(self._turn_off, Qt.ConnectionType.QueuedConnection)
        canvas.focus_changed.connect(self.update)
        pointing = self._pointing = SurfacePointing(self._session, self._scene, canvas)
        gestures = SurfaceGestures(canvas, pointing.is_on_start)
        gestures.clicked.connect(pointing.set_start)
        gestures.start_dragged.connect(pointing.set_start)
        gestures.pointed.connect(self._hover)
        gestures.reset_wanted.connect(self.reset_camera)
        self._canvas = canvas
        self._layers.addWidget(canvas)

    def _face(self, canvas: SurfaceCanvas) -> None:
        """Choose the first camera for a new formula; a camera that was moved by hand stays where it is."""
        formula = self._session.landscape.formula
        if formula == self._faced:
            return
        self._faced = formula
        untouched = canvas.camera == canvas.home
        canvas.home = self._scene.best_view()
        if untouched:
            canvas.move_camera(canvas.home)

    def _hover(self, position: QPointF | None) -> None:
        pointing = self._pointing
        if pointing is not None:
            self.setToolTip(pointing.point(position))
            self.hovered.emit(None if position is None else pointing.picked(position))

    def _turn_off(self, sentence: str) -> None:
        self._kept = self.camera()
        canvas, self._canvas, self._pointing = self._canvas, None, None
        self._show_note(sentence)
        if canvas is not None:
            self._layers.removeWidget(canvas)
            canvas.hide()
            canvas.deleteLater()

    def _show_note(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._layers.setCurrentWidget(self._note)
        self._corner.hide()
        self._legend.hide()

    def _place_corner(self) -> None:
        self._corner.adjustSize()
        self._corner.move(self.width() - self._corner.width() - _INSET, _INSET)
