"""LaTeX in, SVG out, by ziamath; imported at the first formula. Its rows are made to measure each of their parts once.

To find out how high its brackets must be a row is built without them first, and so is every row within it, again for
each row around: brackets within brackets took twice the time at every level.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from ziamath import styles
from ziamath.config import config
from ziamath.nodes.mrow import Mrow
from ziamath.zmath import Latex

config.svg2 = False  # QtSvg draws SVG 1.1: no <symbol>
vars(styles)["asdict"] = vars  # it only reads from the copy, and a deep copy of each style takes a third of all time
_heights: dict[tuple[str, ...], tuple[float, float]] = {}  # of the rows of the formula that is being drawn


def svg_of(latex: str, colour: str, size: float) -> str:
    """Return the drawing of a formula. Raises plain exceptions for what ziamath cannot read."""
    _heights.clear()
    return str(Latex(latex, size=size, color=colour).svg())


class Row(Mrow, tag="mrow"):  # by its tag it takes the place of ziamath's own
    """A row that remembers how high its parts are without brackets."""

    def _get_height_nostretch(self, line: list[ElementTree.Element], **options: Any) -> tuple[float, float]:
        if not any(True for child in line for _ in child.iter("mo")):
            return 0.0, 0.0  # nothing in it is stretched
        parts = [ElementTree.tostring(child, encoding="unicode") for child in line]
        key = (*parts, repr(self.style), repr(self.size), repr(sorted(options.items())))
        known = _heights.get(key)
        if known is None:
            low, high = super()._get_height_nostretch(line, **options)
            known = _heights[key] = (float(low), float(high))
        return known
