"""What part of the plane the map shows: all of the domain, or what was zoomed to, with or without equal scales.

With equal scales a unit is as long on both axes, so that angles are true: a gradient stands at right angles to the
isolines, and all displacements of one length end on a circle.
"""

from __future__ import annotations

import numpy as np

from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.views.curve import curve_range

_OUTWARD = 4.0  # how far the map may be zoomed out, in domains
_INWARD = 1e-6  # and in
_SUNK = 0.1  # of the height, how far a curve may sink below what is seen
_TRUE = 1.05  # by how much the units of the axes may differ and still count as equal

Interval = tuple[float, float]


class MapRange:
    """Sets the ranges of a plot; a zoom is kept when the scales become equal, and comes back afterwards."""

    def __init__(self, session: Session, plot: Plot) -> None:
        self._session = session
        self._plot = plot
        self._equal = False
        self._home: tuple[Interval, Interval] = ((0.0, 1.0), (0.0, 1.0))
        self._before: tuple[Interval, Interval] | None = None  # the zoom before the scales became equal
        self._given: tuple[Interval, Interval] | None = None  # and what was made of it
        plot.box.sigResized.connect(lambda _: self._resized())

    @property
    def is_home(self) -> bool:
        """Whether the whole domain is seen, and no more than has to be."""
        frame = self._plot.frame
        return bool(np.allclose(frame.x, self._home[0]) and np.allclose(frame.y, self._home[1]))

    @property
    def is_distorted(self) -> bool:
        """Whether a unit is longer on one axis than on the other, so that angles are not true."""
        frame = self._plot.frame
        if self._session.landscape.dimension == 1 or min(frame.width, frame.height) < 1.0:
            return False
        across, down = frame.cell
        return max(across / down, down / across) > _TRUE

    def reset(self) -> None:
        """Show the whole domain."""
        x, y = self._whole()
        (left, right), (low, high) = x, y
        width, height = right - left, high - low
        self._plot.box.setLimits(
            xMin=left - _OUTWARD * width, xMax=right + _OUTWARD * width, minXRange=width * _INWARD,
            yMin=low - _OUTWARD * height, yMax=high + _OUTWARD * height, minYRange=height * _INWARD,
        )  # fmt: skip
        self._home = self._equalled(x, y) if self._is_equal() else (x, y)
        self._plot.show_range(*self._home)

    def follow_curve(self) -> None:
        """Show a curve that data have deformed whole again: where it sinks out of sight, or is twice or half as high.

        Smaller changes are seen as such, not hidden by another scale; a zoom stays.
        """
        if self._session.landscape.dimension > 1 or not self.is_home:
            return
        (_, (low, high)), (bottom, top) = self._whole(), self._home[1]
        height = top - bottom
        if low < bottom - _SUNK * height or not 0.5 <= (high - low) / height <= 2.0:
            self.reset()

    def set_equal(self, equal: bool) -> None:
        """Draw both variables to the same scale, or each to fill the plot."""
        if equal == self._equal:
            return
        self._equal = equal
        frame = self._plot.frame
        if self.is_home:
            self.reset()
        elif self._is_equal():
            self._before = frame.x, frame.y
            self._plot.show_range(*self._equalled(*self._before))
            self._given = self._plot.frame.x, self._plot.frame.y
        elif self._before is not None and (frame.x, frame.y) == self._given:
            self._plot.show_range(*self._before)

    def _resized(self) -> None:
        """Keep the scales equal in a plot of another size: x stays as it is, y shows more or less."""
        if not self._is_equal():
            return
        if self.is_home:
            self.reset()
        elif self.is_distorted:
            frame = self._plot.frame
            unit = (frame.x[1] - frame.x[0]) / max(frame.width, 1.0)
            self._plot.show_range(frame.x, _around(frame.y, unit * frame.height))

    def _is_equal(self) -> bool:
        return self._equal and self._session.landscape.dimension > 1

    def _equalled(self, x: Interval, y: Interval) -> tuple[Interval, Interval]:
        """Return the smallest ranges around two others with which a unit is as long on both axes."""
        frame = self._plot.frame
        unit = max((x[1] - x[0]) / max(frame.width, 1.0), (y[1] - y[0]) / max(frame.height, 1.0))
        return _around(x, unit * frame.width), _around(y, unit * frame.height)

    def _whole(self) -> tuple[Interval, Interval]:
        left, right, low, high = self._session.ground.relief.bounds
        if self._session.landscape.dimension == 1:
            return (left, right), curve_range(self._session.landscape, (left, right))
        return (left, right), (low, high)


def _around(interval: Interval, length: float) -> Interval:
    """Return the interval of that length with the same middle."""
    middle = 0.5 * (interval[0] + interval[1])
    return middle - 0.5 * length, middle + 0.5 * length
