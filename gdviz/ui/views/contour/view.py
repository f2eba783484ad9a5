"""The map of the landscape with the paths of all runs; for one variable, the curve.

The left button sets the start and drags it, the wheel zooms, the middle button (or Shift) pans; pointing at
something says what it is. The plane's first two coordinates are shown, whatever the dimension.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Axis, Plot
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import RUN_STYLES, Theme
from gdviz.ui.updating.arrow_legend import ArrowLegend
from gdviz.ui.views.contour.picture import ContourPicture
from gdviz.ui.views.contour.pointing import ContourPointing
from gdviz.ui.views.contour.range import Interval, MapRange
from gdviz.ui.views.contour.slice import SliceNote
from gdviz.ui.views.contour.state import moving_state, still_state
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.axis_names import axis_names

_INSET = 6  # pixels between the axes and the legend


class ContourView(QWidget):
    """Draws the session; `hovered` says which point (x, y) of the plane is pointed at, or None."""

    hovered = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picture = ContourPicture(session)
        self._plot = Plot(self._paint, Axis("left", space=52), Axis("bottom", space=38))
        self._range = MapRange(session, self._plot)
        self._meant = False  # whether angles on the map are looked at
        self._home: tuple[object, ...] = ()
        self._landscape = session.landscape
        self._shown: tuple[object, ...] = ()
        self._stood: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._button = IconButton("home", self._plot, 16)
        self._button.clicked.connect(self.reset_view)
        self._slice = SliceNote(self._plot)
        self._legend = ArrowLegend(self._plot)
        self._button.hide()
        self._pointing = ContourPointing(session, self._picture, self._plot)
        self._pointing.hovered.connect(self.hovered)
        self._plot.home_wanted.connect(self.reset_view)
        self._plot.box.sigRangeChanged.connect(self._range_changed)
        self._plot.box.sigResized.connect(lambda _: self._show_legend())
        self._plot.box.sigResized.connect(lambda _: self._show_slice())
        self._retranslate()

    def redraw(self) -> None:
        """Show the session as it is now."""
        session = self._session
        if session.maps.choice.kind in ("basins", "steps"):
            session.maps.ask()
        self._show_slice()
        home = (session.landscape.formula, session.ground.area, session.ground.key)
        if home != self._home:
            self._home = home
            self._name_axes()
            self.reset_view()
        elif session.landscape is not self._landscape:
            self._range.follow_curve()
        self._landscape = session.landscape
        shown, still = moving_state(session), (*still_state(session), self._picture.top)
        if not same(shown, self._shown) or not same(still, self._stood):
            areas = self._picture.changes(self._plot.frame, self._plot.ratio)
            if not same(still, self._stood):
                self._pointing.look_again()
            self._plot.refresh(areas if same(still, self._stood) and self._picture.hover is None else None)
            self._shown, self._stood = shown, still
        self._show_legend()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._picture.theme = theme
        self._plot.apply_theme(theme)
        self._picture.font = self._plot.lettering()
        self._button.apply_theme(theme)
        self._legend.apply_theme(theme)

    def reset_view(self) -> None:
        """Show the whole domain."""
        self._range.reset()

    def set_scales(self, *, equal: bool, meant: bool) -> None:
        """Draw both variables to the same scale or not; where it is `meant` and cannot be, say so on the map."""
        self._range.set_equal(equal)
        self._meant = meant
        self._show_slice()

    def place_for(self, width: int) -> QPoint:
        """Return where a bar of this width stands at the right: under the note where both have no room beside it."""
        right = self.width() - self._button.sizeHint().width() - 8 - _INSET
        note = self._slice.geometry()
        beside = self._slice.isHidden() or note.right() + _INSET < right - width
        top = round(self._plot.place_of(*self._plot.frame.to_plane(0.0, 0.0)).y())
        return QPoint(right - width, top if beside else note.bottom() + 1 + _INSET // 2)

    def pose(self) -> None:
        """Show the picture alone, without buttons: for films and pictures."""
        self._button.setFixedSize(0, 0)

    def zoomed_range(self) -> tuple[Interval, Interval] | None:
        """Return what is seen, where that is not all there is."""
        return None if self._range.is_home else self.view_box_range()

    def show_zoomed(self, ranges: tuple[Interval, Interval] | None) -> None:
        """Show a part of the plane, or with None all of it."""
        self._range.reset()
        if ranges is not None:
            self._plot.show_range(*ranges)

    def forget_pointing(self) -> None:
        """Forget what was pointed at: it may be gone."""
        self._pointing.forget()
        self._plot.refresh()

    def view_box_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return what is seen: (x from, x to), (y from, y to)."""
        frame = self._plot.frame
        return frame.x, frame.y

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        self._button.move(self.width() - self._button.sizeHint().width() - 8, 8)

    def _retranslate(self) -> None:
        self._button.describe(self.tr("Show the whole domain"), "Ctrl+0")
        self._plot.setAccessibleName(self.tr("Map of the landscape"))
        self._name_axes()
        self._plot.refresh()

    def _paint(self, painter: QPainter) -> None:
        self._picture.paint(painter, self._plot.frame, self._plot.ratio)

    def _show_legend(self) -> None:
        if not self._stood:  # not drawn yet
            return
        frame = self._plot.frame
        self._picture.arrows.follow(frame)  # a picture that is to be painted anew has not looked at them yet
        arrows = self._picture.arrows.shown
        corner = self._plot.place_of(frame.x[0], frame.y[0])
        self._legend.stand_at(corner.x() + _INSET, self._plot.viewport().height() - corner.y() + _INSET)
        looks, selected = self._session.looks, self._session.selected  # the picture may not know a new run yet
        style = RUN_STYLES[looks[selected].slot % len(RUN_STYLES)] if arrows else None
        self._legend.show_arrows(arrows, style, displacement=self._picture.turns(frame))

    def _show_slice(self) -> None:
        distorted = self._meant and self._range.is_distorted
        corner = self._plot.place_of(self._plot.frame.x[0], self._plot.frame.y[1])
        self._slice.move(round(corner.x()) + _INSET, round(corner.y()) + _INSET // 2)
        self._slice.redraw(self._session, self.tr("the scales differ: angles are distorted") if distorted else "")
        covered = 0 if self._slice.isHidden() else self._slice.geometry().bottom() + 1 - corner.y()
        self._picture.top = covered / self._plot.picture.scale_of_drawing

    def _name_axes(self) -> None:
        names = axis_names(self._session)
        self._plot.bottom.set_name(names[0])
        self._plot.left.set_name(names[1] if len(names) > 1 else "f")

    def _range_changed(self) -> None:
        frame = self._plot.frame
        self._plot.left.make_room(*frame.y, frame.height)
        self._button.setVisible(not self._range.is_home)
