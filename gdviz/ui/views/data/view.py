"""The plot of the data, with what the model makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.data.problem import Problem
from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Axis, Plot
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.data.axes import Axes, axes_of, home_of
from gdviz.ui.views.data.picture import DataPicture
from gdviz.ui.views.data.pointing import DataPointing
from gdviz.ui.wording.words import subscripted


@dataclass(frozen=True)
class _Home:
    """The ranges that show all points, and what they are of."""

    ranges: tuple[tuple[float, float], tuple[float, float]]
    axes: Axes
    features: tuple[str, ...]
    target: str

    @property
    def about(self) -> tuple[object, ...]:
        return self.axes, self.features, self.target


class DataView(QWidget):
    """Draws data and model; `pointing` answers mouse and keys, in coordinates of the plot."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picture = DataPicture(session)
        self._plot = Plot(self._paint, Axis("left", space=52), Axis("bottom", space=38))
        self._home: _Home | None = None
        self.pointing = DataPointing(session, self._picture, self._plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._plot.home_wanted.connect(self._show_home)
        session.data.tried.connect(self._plot.refresh)
        session.pointer.pointed.connect(self._plot.refresh)

    def sizeHint(self) -> QSize:
        """As low as it may be: the panel gives it what is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def redraw(self, problem: Problem) -> None:
        """Show the data as they are now; while a point is dragged, what is seen stays."""
        dataset, look = problem.dataset, self._session.data.look
        axes = axes_of(dataset, look)
        self._plot.bottom.set_name(subscripted(dataset.features[axes.across]))
        self._plot.left.set_name(subscripted(dataset.target if axes.up is None else dataset.features[axes.up]))
        named = axes.up is None and len(dataset.classes) <= 10
        classes = [(float(place), name[:6]) for place, name in enumerate(dataset.classes)]
        self._plot.left.fixed = tuple(classes) if named and classes else None
        home = _Home(home_of(dataset, axes), axes, dataset.features, dataset.target)
        if not self.pointing.is_dragging and home != self._home:
            before, self._home = self._home, home
            is_other = before is None or before.about != home.about
            if is_other:
                self.pointing.choose(-1)
            if is_other or before is None or (self._plot.frame.x, self._plot.frame.y) == before.ranges:
                self._show_home()
        self.pointing.read()
        self._plot.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._picture.theme = theme
        self._plot.apply_theme(theme)
        self._picture.font = self._plot.lettering()

    def describe(self, name: str, summary: str) -> None:
        """Say what the plot is and what it shows, to screen readers."""
        self._plot.setAccessibleName(name)
        self._plot.setAccessibleDescription(summary)

    def _paint(self, painter: QPainter) -> None:
        self._picture.paint(painter, self._plot.frame, self._plot.ratio)

    def _show_home(self) -> None:
        if self._home is not None:
            self._plot.show_range(*self._home.ranges)
