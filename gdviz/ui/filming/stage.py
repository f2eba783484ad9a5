"""The views off the screen, at the size of the film: they show a session at a moment and are read pixel by pixel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gdviz.engine.quantity import quantity_of
from gdviz.export.films.clock import Moment
from gdviz.export.films.encoding import Pixels
from gdviz.export.films.order import FilmOrder, ViewName, camera_at
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session
from gdviz.ui.filming.captions import FilmCaptions
from gdviz.ui.filming.pixels import pixels_of
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.axis import Unit
from gdviz.ui.views.loss.look import LossLook, Scale
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.surface.view import SurfaceView

if TYPE_CHECKING:
    from gdviz.ui.filming.map_caption import MapCaption

View = ContourView | SurfaceView | LossView
USUAL_HEIGHT = 720  # pixels of the shorter side for which type and lines have their usual size
_LOSS_SHARE = 3  # the loss gets one part, what is above it so many


class FilmStage(QWidget):
    """Shows the views of an order side by side, or below each other where the film is higher than wide."""

    def __init__(
        self, session: Session, order: FilmOrder, theme: Theme, view: ViewChoice, font: QFont | None = None
    ) -> None:
        """`view` is how the session is looked at: scales, ranges and the camera; `font` None is the application's."""
        super().__init__()
        self._session = session
        self._order = order
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._views: dict[ViewName, View] = {
            name: _VIEWS[name](session) for name in _worth_showing(order.views, session)
        }
        self._captions = FilmCaptions(session, order.captions)
        self._map_caption = _map_caption(session, self._views.keys())
        self._lay_out()
        if font is not None:
            for part in (self, *self.findChildren(QWidget)):
                part.setFont(font)  # with a style sheet it does not pass from parents to children
        self._apply_theme(theme)
        for shown in self._views.values():
            shown.pose()
            _look(shown, view)
        self.resize(order.width, order.height)
        self.show()
        self._image = QImage(order.width, order.height, QImage.Format.Format_RGB32)
        self._redraw()
        for part in self._views.values():
            if isinstance(part, ContourView):
                part.show_zoomed(view.map_range)
            elif isinstance(part, LossView):
                part.show_range(view.loss_range)
        surface = self._views.get("surface")
        self._surface = surface if isinstance(surface, SurfaceView) else None
        if self._surface is not None:
            self._first_camera = _camera(self._surface, view)

    def zoom(self, view: ViewChoice) -> None:
        """Show the part that was looked at, which a film need not keep to."""
        for part in self._views.values():
            if isinstance(part, ContourView) and view.map_range is not None:
                part.show_zoomed(view.map_range)
            elif isinstance(part, LossView) and view.loss_range is not None:
                part.show_range(view.loss_range)

    def paint_on(self, painter: QPainter) -> None:
        """Paint what is seen now, the session as it is."""
        self._redraw()
        self.render(painter, QPoint(0, 0))

    @property
    def parts(self) -> list[QWidget]:
        """What the picture is put together of: the views, and what is written over and under them."""
        below = () if self._map_caption is None else (self._map_caption,)
        return [self._captions, *self._views.values(), *below]

    @property
    def turns(self) -> bool:
        """Whether the camera moves while the runs rest."""
        return self._surface is not None and bool(self._order.orbit)

    def frame(self, moment: Moment) -> Pixels:
        """Return what is seen at a moment, (height, width, 4): blue, green, red, 255."""
        session = self._session
        session.seek(moment.step)
        session.playback.place(moment.share)
        if self._surface is not None:
            self._turn(self._surface, moment)
        self._redraw()
        self.render(self._image, QPoint(0, 0))
        return pixels_of(self._image)

    def _redraw(self) -> None:
        for view in self._views.values():
            view.redraw()
        self._captions.update()

    def _turn(self, surface: SurfaceView, moment: Moment) -> None:
        order = self._order
        if order.keys:
            key = camera_at(order.keys, moment.step + moment.share)
            place = {"azimuth": key.azimuth, "elevation": key.elevation, "zoom": key.zoom, "centre": key.centre}
            surface.set_camera(place)
        elif order.orbit:
            azimuth = float(self._first_camera.get("azimuth", 0.0)) + order.orbit * moment.seconds
            surface.set_camera({**self._first_camera, "azimuth": azimuth})

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._captions)
        column.addLayout(self._arranged(), 1)
        if self._map_caption is not None:
            column.addWidget(self._map_caption)

    def _apply_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(theme.window))
        self.setPalette(palette)
        for part in (*self._views.values(), self._captions, self._map_caption):
            if part is not None:
                part.apply_theme(theme)

    def _arranged(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        upright = self._order.height > self._order.width
        for place, (name, row, column, width) in enumerate(_places(list(self._views), upright)):
            grid.addWidget(self._views[name], row, column, 1, width)
            grid.setRowStretch(row, 1 if name == "loss" and place else _LOSS_SHARE)
            grid.setColumnStretch(column, 1)
        return grid


def _worth_showing(views: Sequence[ViewName], session: Session) -> list[ViewName]:
    """Return the views that show something: a landscape of one variable is a curve, and its map shows all of it."""
    curve = session.ground.size == 1
    return [name for name in views if not (curve and name == "surface" and "contour" in views)]


def _map_caption(session: Session, views: Collection[ViewName]) -> MapCaption | None:
    """Return what the colours of a map of starts mean, where one lies over the views."""
    made = None if session.maps.known is None or {"contour", "surface"}.isdisjoint(views) else session.maps.of_starts
    if made is None:
        return None
    from gdviz.ui.filming.map_caption import MapCaption  # what makes maps is imported with the first one
    from gdviz.ui.mapping.map_key import key_of_starts

    return MapCaption(key_of_starts(made, session.maps.choice.kind))


def _places(views: Sequence[ViewName], upright: bool) -> list[tuple[ViewName, int, int, int]]:
    """Return row, column and width of each view: the loss below the others; these side by side, or in a column."""
    above = [name for name in views if name != "loss"]
    places: list[tuple[ViewName, int, int, int]]
    places = [(name, row, 0, 1) if upright else (name, 0, row, 1) for row, name in enumerate(above)]
    if "loss" in views:
        places.append(("loss", len(above) if upright else 1, 0, 1 if upright else max(len(above), 1)))
    return places


def _camera(surface: SurfaceView, view: ViewChoice) -> dict[str, Any]:
    """Look at the surface from where it was looked at, if that is known; return where that is."""
    if view.camera is not None:
        surface.set_camera(msgspec.structs.asdict(view.camera))
    return surface.camera()


def _look(part: View, view: ViewChoice) -> None:
    """Have a view show the session as it was looked at."""
    if isinstance(part, SurfaceView):
        part.set_scale("log" if view.log_height else "linear")
    elif isinstance(part, LossView):
        scale: Scale = "log" if view.log_loss else "linear"
        unit: Unit = "time" if view.time else "evaluations" if view.evaluations else "steps"
        quantity = quantity_of(view.quantity)
        part.looking.take(LossLook(scale, unit, view.above_lowest, quantity, view.smoothing))
    else:
        part.set_scales(equal=view.equal_scales, meant=view.equal_scales)


_VIEWS: dict[ViewName, type[View]] = {"contour": ContourView, "surface": SurfaceView, "loss": LossView}
