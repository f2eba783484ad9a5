"""What stands still while a run plays: the body of the surface, isolines on it, grid and numbers.

`Still` is the frozen record of it, made from a relief and a theme without OpenGL; `StillLayer` draws it. The layer
is drawn again only when the camera, the size, the relief or the theme changes: see frame.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont

from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.surface.axes import Axes, Label, Tick, height_ticks, plane_ticks
from gdviz.ui.views.surface.box import Box
from gdviz.ui.views.surface.camera import Camera, Eye
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.labels import LabelPen
from gdviz.ui.views.surface.lines import Colour, LinePen, Segments, pieces_of, straightened
from gdviz.ui.views.surface.mesh import Mesh, faces_of, lit_colours, vertices_of
from gdviz.ui.views.surface.program import DEPTH_TEST, LESS_OR_EQUAL, blend, functions

if TYPE_CHECKING:
    from gdviz.ui.views.surface.drape import Drape

_ISOLINE_LIFT = 0.006  # scene units towards the eye: the isolines lie on the surface and must not sink into it
_FRAME_LINES = 7


@dataclass(frozen=True, eq=False)
class Still:
    """A surface ready to be drawn, and the axes around it."""

    box: Box
    vertices: NDArray[np.float32]  # (n, 3)
    colours: NDArray[np.uint8]  # (n, 4)
    faces: NDArray[np.uint32]  # (m, 3)
    isolines: NDArray[np.float32]  # (k, 2, 3)
    axes: Axes
    theme: Theme
    drape: Drape | None = None  # over the body, under the isolines
    numbers: tuple[Label, ...] = ()  # of the minima that a map of starts tells apart


def still_of(ground: Ground, names: tuple[str, str, str], theme: Theme) -> Still:
    """Return what to draw for a ground; names are those of the three axes."""
    relief, box = ground.relief, ground.box
    gap = np.full((1, 2), np.nan)
    lifted = ground.scene(np.concatenate([gap, *(part for line in relief.isolines for part in (line, gap))]))
    heights: tuple[Tick, ...] = ()
    if not relief.flat:
        log = ground.scale == "log"
        heights = height_ticks(lambda at: relief.height_at_elevation(at, ground.scale), logarithmic=log)
    x_lo, x_hi, y_lo, y_hi = relief.bounds
    return Still(
        box=box,
        vertices=vertices_of(ground.x, ground.y, ground.elevations, box),
        colours=lit_colours(ground.shades, ground.elevations, box, theme.colour_map()),
        faces=faces_of(ground.elevations),
        isolines=pieces_of(lifted[straightened(lifted)]),
        axes=Axes(plane_ticks(x_lo, x_hi), plane_ticks(y_lo, y_hi), heights, names),
        theme=theme,
    )


class StillLayer:
    """Draws a Still with OpenGL."""

    def __init__(self, pen: LinePen) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._pen = pen
        self._mesh = Mesh()
        self._label_pen = LabelPen()
        self._grid, self._isolines = Segments(), Segments()
        self._filled: Still | None = None

    def draw(self, still: Still, camera: Camera, eye: Eye, font: QFont, ratio: float, scale: float) -> None:
        """Draw it on a cleared ground; ratio is device pixels per pixel, scale the same times the enlargement."""
        self._fill(still)
        gl, theme = functions(), still.theme
        gl.glEnable(DEPTH_TEST)
        gl.glDepthFunc(LESS_OR_EQUAL)
        gl.glDepthMask(1)
        underside = (*colour_of(theme.plot)[:3], 0.38) if theme.dark else (0.16, 0.18, 0.22, 0.42)
        self._mesh.draw(eye, underside, still.box, still.drape)
        gl.glDepthMask(0)
        blend(gl)
        self._draw_grid(still, camera, eye, scale)
        self._pen.begin(eye, lift=_ISOLINE_LIFT)
        self._pen.style(colour_of(theme.isoline, 0.22 if theme.dark else 0.30), scale * 0.9, round_ends=False)
        self._pen.stroke(self._isolines)
        self._pen.end()
        gl.glDisable(DEPTH_TEST)
        labels = (*still.axes.labels(still.box, camera, eye, scale), *still.numbers)
        self._label_pen.draw(labels, eye, theme, font, ratio)
        gl.glDepthMask(1)

    def _draw_grid(self, still: Still, camera: Camera, eye: Eye, scale: float) -> None:
        lines = still.axes.lines(still.box, camera)
        self._grid.clear()
        self._grid.append(lines)
        inner = len(lines) - _FRAME_LINES
        self._pen.begin(eye, lift=0.0)
        self._pen.style(colour_of(still.theme.secondary, 0.22), scale)
        self._pen.stroke(self._grid, 0, inner)
        self._pen.style(colour_of(still.theme.secondary, 0.60), scale)
        self._pen.stroke(self._grid, inner)
        self._pen.end()

    def _fill(self, still: Still) -> None:
        before, self._filled = self._filled, still
        if before is not None and before.vertices is still.vertices and before.colours is still.colours:
            return
        self._mesh.fill(still.vertices, still.colours, still.faces)
        self._isolines.clear()
        self._isolines.append(still.isolines)


def colour_of(name: str, alpha: float = 1.0) -> Colour:
    """Return "#rrggbb" as red, green, blue, alpha from 0 to 1."""
    colour = QColor(name)
    return colour.redF(), colour.greenF(), colour.blueF(), alpha
