"""Lines of any width with smooth edges: each segment is a ribbon that the vertex shader turns towards the eye.

OpenGL's own wide lines are one pixel on many drivers and jagged without multisampling; these look the same
everywhere, and a software renderer draws them as fast.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.ui.views.surface.camera import Eye
from gdviz.ui.views.surface.program import Buffer, Program, stop_attributes

Colour = tuple[float, float, float, float]

_VERTEX = """
ATTRIBUTE vec3 a_from;
ATTRIBUTE vec3 a_to;
ATTRIBUTE vec2 a_corner;  // which end, which side
uniform mat4 u_scene;
uniform vec2 u_half_view;
uniform float u_half_width;
uniform float u_cap;
uniform vec2 u_lift;
VARYING vec3 v_at;  // pixels along, across; length
void main() {
    vec4 from = u_scene * vec4(a_from, 1.0);
    vec4 to = u_scene * vec4(a_to, 1.0);
    const float nearest = 0.02;
    if (from.w < nearest) from = mix(from, to, clamp((nearest - from.w) / (to.w - from.w), 0.0, 1.0));
    if (to.w < nearest) to = mix(to, from, clamp((nearest - to.w) / (from.w - to.w), 0.0, 1.0));
    vec2 start = from.xy / from.w * u_half_view;
    vec2 end = to.xy / to.w * u_half_view;
    float span = length(end - start);
    vec2 along = span > 1e-4 ? (end - start) / span : vec2(1.0, 0.0);
    float reach = u_half_width + 1.0;
    float overhang = (2.0 * a_corner.x - 1.0) * reach * u_cap;
    vec2 place = mix(start, end, a_corner.x) + along * overhang + vec2(-along.y, along.x) * a_corner.y * reach;
    vec4 here = mix(from, to, a_corner.x);
    float depth = (here.z + u_lift.x * u_lift.y) / (here.w - u_lift.x);
    v_at = vec3(a_corner.x * span + overhang, a_corner.y * reach, span);
    gl_Position = vec4(place / u_half_view, depth, here.w < 0.5 * nearest ? -1.0 : 1.0);
}
"""

_FRAGMENT = """
uniform vec4 u_colour;
uniform float u_half_width;
VARYING vec3 v_at;
void main() {
    float beyond = max(max(-v_at.x, v_at.x - v_at.z), 0.0);
    float cover = clamp(u_half_width + 0.5 - length(vec2(beyond, v_at.y)), 0.0, 1.0);
    if (cover <= 0.0) discard;
    FRAGMENT = vec4(u_colour.rgb, u_colour.a * cover);
}
"""

_CORNERS = np.array([(0, -1), (0, 1), (1, -1), (1, 1)], dtype=np.float32)
_QUAD = np.array([0, 1, 2, 2, 1, 3], dtype=np.uint32)
_ROW_BYTES = 8 * 4
_STRAIGHT = 0.0012  # scene units: a quarter of a pixel in a view of 500
_LONGEST = 0.12  # scene units between two points that are left
_ROUNDS = 4


class Segments:
    """Straight pieces in the scene that only ever grow at their end, or start anew; kept on both sides of the bus."""

    def __init__(self) -> None:
        self._corners = np.empty((0, 4, 8), dtype=np.float32)  # (capacity, corner, from + to + corner)
        self._count = 0
        self._sent = 0
        self._rows = Buffer()
        self._room = -1  # pieces the buffer on the card has room for

    def __len__(self) -> int:
        return self._count

    def clear(self) -> None:
        """Forget all pieces."""
        self._count = self._sent = 0

    def append(self, pieces: NDArray[np.float32]) -> None:
        """Add pieces, (m, 2, 3) scene points."""
        total = self._count + len(pieces)
        if total > len(self._corners):
            grown = np.empty((max(2 * len(self._corners), total, 64), 4, 8), dtype=np.float32)
            grown[: self._count] = self._corners[: self._count]
            grown[:, :, 6:] = _CORNERS
            self._corners = grown
        self._corners[self._count : total, :, :6] = pieces.reshape(-1, 1, 6)
        self._count = total

    def feed(self) -> None:
        """Bring the card up to date and feed the attributes of the line program from it."""
        if self._room != len(self._corners):
            self._room, self._sent = len(self._corners), self._count
            self._rows.fill(self._corners)
        elif self._sent < self._count:
            self._rows.write(self._sent * 4 * _ROW_BYTES, self._corners[self._sent : self._count])
            self._sent = self._count
        self._rows.attribute(0, 3, stride=_ROW_BYTES)
        self._rows.attribute(1, 3, stride=_ROW_BYTES, offset=12)
        self._rows.attribute(2, 2, stride=_ROW_BYTES, offset=24)


class LinePen:
    """Draws segments with a width and a colour."""

    def __init__(self) -> None:
        """Compile in the current context; raises RuntimeError as Program does."""
        self._program = Program(_VERTEX, _FRAGMENT, ("a_from", "a_to", "a_corner"))
        self._indices = Buffer(indices=True)
        self._room = 0
        self._fed: Segments | None = None

    def begin(self, eye: Eye, *, lift: float) -> None:
        """Take the pen: lines are drawn as if lifted by scene units towards the eye, off the surface they lie on."""
        self._fed = None
        self._program.use(eye)
        self._program.set("u_half_view", eye.width / 2, eye.height / 2)
        self._program.set("u_lift", lift, eye.depth_slope)

    def style(self, colour: Colour, width: float, *, round_ends: bool = True) -> None:
        """Choose the colour, 0 to 1, and the width in device pixels of the strokes to come."""
        self._program.set("u_colour", *colour)
        self._program.set("u_half_width", width / 2)
        self._program.set("u_cap", 1.0 if round_ends else 0.0)

    def stroke(self, segments: Segments, first: int = 0, last: int | None = None) -> None:
        """Draw the pieces [first, last)."""
        last = len(segments) if last is None else last
        if last <= first:
            return
        if self._fed is not segments:
            segments.feed()
            self._fed = segments
        if last > self._room:
            self._room = max(2 * last, 1024)
            self._indices.fill(np.arange(self._room, dtype=np.uint32)[:, None] * np.uint32(4) + _QUAD)
        self._indices.draw_triangles(6 * first, 6 * (last - first))

    def end(self) -> None:
        """Put the pen away."""
        self._fed = None
        stop_attributes(3)


def pieces_of(polyline: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the segments (m, 2, 3) of a polyline (n, 3) that NaN rows break."""
    pieces = np.stack([polyline[:-1], polyline[1:]], axis=1)
    whole: NDArray[np.float32] = pieces[np.isfinite(pieces).all(axis=(1, 2))]
    return whole


def straightened(polyline: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return which points of a polyline (n, 3), broken by NaN rows, it needs to look the same: rising indices."""
    kept = np.arange(len(polyline))
    for _ in range(_ROUNDS):
        points = polyline[kept]
        count = (len(points) - 1) // 2
        before, middle, after = points[: 2 * count : 2], points[1 : 2 * count : 2], points[2 : 2 * count + 1 : 2]
        way, step = after - before, middle - before
        length = np.linalg.norm(way, axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            share = (way * step).sum(axis=1) / length**2
            off = np.linalg.norm(step - share[:, None] * way, axis=1)
            # False beside a break, and where the line turns back on itself.
            straight = (off < _STRAIGHT) & (share > 0) & (share < 1) & (length < _LONGEST)
        needless = np.zeros(len(points), dtype=bool)
        needless[1 : 2 * count : 2] = straight
        kept = kept[~needless]
    return kept
