"""The body of the surface: vertices, colours with the light already in them, and the triangles between them.

Light is baked into the colours with NumPy because it never changes: a shader without normals is half the work for
a software renderer. The underside is drawn darker, so that a bowl shows which of its walls is the inner one.
How much light it is stands in the fourth channel: what is draped over the surface is lit as the surface is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.box import HEIGHT, Box
from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.program import UNSIGNED_BYTE, Buffer, Program, Texture, stop_attributes

if TYPE_CHECKING:
    from gdviz.ui.views.surface.drape import Drape

_LIGHT = np.array([-0.55, -0.35, 0.76])  # from the upper left of the default camera
_SHADOW = 0.42  # share of the colour that the deepest shadow takes away
_GLOSS = 0.25  # share of the way to white, where the light falls twice as bright as on level ground
_BRIGHTEST = 1.6

_VERTEX = """
ATTRIBUTE vec3 a_position;
ATTRIBUTE vec4 a_colour;
uniform mat4 u_scene;
VARYING vec4 v_colour;
#ifdef DRAPED
uniform vec2 u_half;
VARYING vec2 v_at;
#endif
void main() {
    v_colour = a_colour;
#ifdef DRAPED
    v_at = a_position.xy / u_half * 0.5 + 0.5;
#endif
    gl_Position = u_scene * vec4(a_position, 1.0);
}
"""

_FRAGMENT = """
uniform vec4 u_underside;
VARYING vec4 v_colour;
#ifdef DRAPED
uniform sampler2D u_drape;
uniform vec3 u_light;  // the most light, shadow, gloss
uniform float u_opacity;
VARYING vec2 v_at;
#endif
void main() {
    vec3 colour = v_colour.rgb;
#ifdef DRAPED
    vec4 cell = TEXEL(u_drape, v_at);
    float light = v_colour.a * u_light.x;
    vec3 lit = cell.rgb * (1.0 - u_light.y * (1.0 - min(light, 1.0)));
    lit += (1.0 - lit) * u_light.z * max(light - 1.0, 0.0);
    colour = mix(colour, lit, cell.a * u_opacity);
#endif
    FRAGMENT = vec4(gl_FrontFacing ? colour : mix(colour, u_underside.rgb, u_underside.a), 1.0);
}
"""
_DRAPED = "#define DRAPED\n"
_ATTRIBUTES = ("a_position", "a_colour")


class Mesh:
    """The surface on the graphics card, bare or with a map draped over it."""

    def __init__(self) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._bare = Program(_VERTEX, _FRAGMENT, _ATTRIBUTES)
        self._draped: Program | None = None  # compiled for the first map
        self._positions, self._colours, self._faces = Buffer(), Buffer(), Buffer(indices=True)
        self._index_count = 0
        self._drape: Drape | None = None  # in the texture
        self._texture = Texture()

    def fill(self, vertices: NDArray[np.float32], colours: NDArray[np.uint8], faces: NDArray[np.uint32]) -> None:
        """Take vertices (n, 3), colours (n, 4) and triangles (m, 3) of vertex numbers."""
        self._positions.fill(vertices)
        self._colours.fill(colours)
        self._faces.fill(faces)
        self._index_count = faces.size

    def draw(self, eye: Eye, underside: tuple[float, float, float, float], box: Box, drape: Drape | None) -> None:
        """Draw it within `box`; the underside is tinted by a colour with its share."""
        if not self._index_count:
            return
        if drape is None:
            program = self._bare
            program.use(eye)
        else:
            program = self._cover(eye, box, drape)
        program.set("u_underside", *underside)
        self._positions.attribute(0, 3)
        self._colours.attribute(1, 4, kind=UNSIGNED_BYTE)
        self._faces.draw_triangles(0, self._index_count)
        stop_attributes(2)
        if drape is not None:
            self._texture.release()

    def _cover(self, eye: Eye, box: Box, drape: Drape) -> Program:
        """Return the program that draws what is draped over the surface, in use."""
        if self._draped is None:
            self._draped = Program(_DRAPED + _VERTEX, _DRAPED + _FRAGMENT, _ATTRIBUTES)
        if self._drape is None or self._drape.image is not drape.image:
            self._texture.fill(drape.image)
        self._drape = drape
        self._texture.bind()
        self._draped.use(eye)
        self._draped.set("u_half", box.half_x, box.half_y)
        self._draped.set("u_light", _BRIGHTEST, _SHADOW, _GLOSS)
        self._draped.set("u_opacity", drape.opacity)
        return self._draped


def vertices_of(
    x: NDArray[np.float64], y: NDArray[np.float64], elevations: NDArray[np.float32], box: Box
) -> NDArray[np.float32]:
    """Return the vertices (nx * ny, 3) of a grid of elevations (nx, ny), holes at the floor."""
    points = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
    return box.to_scene(points, np.nan_to_num(elevations, nan=0.0).ravel())


def faces_of(elevations: NDArray[np.float32]) -> NDArray[np.uint32]:
    """Return the triangles (m, 3) of a grid (nx, ny), counter-clockwise from above; a NaN corner makes a hole."""
    columns, rows = elevations.shape
    number = np.arange(columns * rows, dtype=np.uint32).reshape(columns, rows)
    corners = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    finite = np.isfinite(elevations)
    whole = finite[:-1, :-1] & finite[1:, :-1] & finite[1:, 1:] & finite[:-1, 1:]
    a, b, c, d = (corner[whole] for corner in corners)
    return np.stack([a, b, c, a, c, d], axis=1).reshape(-1, 3)


def lit_colours(
    shades: NDArray[np.float32], elevations: NDArray[np.float32], box: Box, colour_map: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """Return the vertex colours (nx * ny, 4): the map (256, 3) at the shades (nx, ny), under light from one side.

    The fourth channel is that light, from none to _BRIGHTEST.
    """
    colours = colour_map[np.clip(np.nan_to_num(shades) * 255, 0, 255).astype(np.intp)].astype(np.float32)
    light = _light_on(elevations, box)[..., None]
    colours *= 1 - _SHADOW * (1 - np.minimum(light, 1))
    colours += (255 - colours) * _GLOSS * np.maximum(light - 1, 0)
    lit = np.empty((colours.size // 3, 4), dtype=np.uint8)
    lit[:, :3] = np.clip(colours, 0, 255).reshape(-1, 3)
    lit[:, 3] = (light * (255 / _BRIGHTEST)).ravel().round()
    return lit


def _light_on(elevations: NDArray[np.float32], box: Box) -> NDArray[np.float32]:
    """Return how much light falls on each point (nx, ny): 1 on level ground, 0 where turned away, above 1 facing it."""
    columns, rows = elevations.shape
    heights = elevations.astype(np.float64) * HEIGHT
    slope_x = np.gradient(heights, 2 * box.half_x / (columns - 1), axis=0)
    slope_y = np.gradient(heights, 2 * box.half_y / (rows - 1), axis=1)
    facing = -slope_x * _LIGHT[0] - slope_y * _LIGHT[1] + _LIGHT[2]
    with np.errstate(invalid="ignore"):
        light = facing / np.sqrt(1 + slope_x**2 + slope_y**2) / _LIGHT[2]
    lit: NDArray[np.float32] = np.nan_to_num(np.clip(light, 0, _BRIGHTEST), nan=1.0).astype(np.float32)
    return lit
