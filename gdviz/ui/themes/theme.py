"""The colours of the window: one record per theme, so that no widget carries a colour of its own.

Chrome takes its colours from here; the colours of runs are data and are the same in both themes
(Okabe & Ito 2008, safe for colour-blind readers), doubled by a dash and a marker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class RunStyle:
    """How one run is drawn everywhere: colour "#rrggbb", dash (pen lengths, () is solid), pyqtgraph marker."""

    colour: str
    dash: tuple[float, ...]
    marker: str


RUN_STYLES: tuple[RunStyle, ...] = (
    RunStyle("#D55E00", (), "o"),
    RunStyle("#0072B2", (6, 3), "s"),
    RunStyle("#009E73", (2, 2), "t1"),
    RunStyle("#CC79A7", (8, 3, 2, 3), "d"),
    RunStyle("#E69F00", (4, 2), "p"),
    RunStyle("#56B4E9", (10, 4), "h"),
    RunStyle("#F0E442", (1, 2), "star"),
    RunStyle("#8C8C8C", (5, 2, 1, 2, 1, 2), "x"),
)


@dataclass(frozen=True)
class Theme:
    """The colours of one appearance, "#rrggbb"; contrast of text on its ground is at least 4.5 : 1."""

    dark: bool
    window: str  # behind everything
    panel: str  # dock, bars
    field: str  # inside text fields
    plot: str  # ground of plots and of the 3-D scene
    text: str
    secondary: str  # headings, units, axis numbers
    line: str  # hairlines between areas, axis lines
    outline: str  # around what can be typed in, chosen from or pressed; at least 3 : 1 on its ground
    accent: str  # the one accent: play, focus, selection
    on_accent: str  # text on the accent
    error: str
    success: str  # where a loss fell
    isoline: str
    path_outline: str  # dark edge around a path, so that it shows on any colour
    path_core: str  # light ring around balls
    scale: float = 1.0  # how much larger than usual everything is drawn

    def colour_map(self) -> NDArray[np.uint8]:
        """Return the map of heights, shape (256, 3), from low to high: cividis, softened towards the ground."""
        stops = _CIVIDIS_DARK if self.dark else _CIVIDIS_LIGHT
        at = np.linspace(0, len(stops) - 1, 256)
        table = np.array(stops, dtype=float)
        columns = [np.interp(at, np.arange(len(stops)), table[:, channel]) for channel in range(3)]
        return np.stack(columns, axis=1).round().astype(np.uint8)


def _softened(stops: list[tuple[int, int, int]], towards: int, share: float) -> list[tuple[float, float, float]]:
    return [(r + (towards - r) * share, g + (towards - g) * share, b + (towards - b) * share) for r, g, b in stops]


# Nine stops of cividis (Nuñez, Anderton & Renslow 2018).
_CIVIDIS = [
    (0, 34, 78),
    (24, 52, 110),
    (62, 74, 108),
    (92, 95, 111),
    (124, 123, 120),
    (154, 147, 118),
    (188, 174, 108),
    (222, 202, 90),
    (254, 232, 56),
]
_CIVIDIS_LIGHT = _softened(_CIVIDIS, 255, 0.38)
_CIVIDIS_DARK = _softened(_CIVIDIS, 18, 0.30)

LIGHT = Theme(
    dark=False,
    window="#f6f7f9",
    panel="#fdfdfe",
    field="#ffffff",
    plot="#ffffff",
    text="#1b1f24",
    secondary="#59626e",
    line="#d9dde3",
    outline="#868d97",
    accent="#2457c5",
    on_accent="#ffffff",
    error="#b3261e",
    success="#18733a",
    isoline="#1b1f24",
    path_outline="#101418",
    path_core="#ffffff",
)

DARK = Theme(
    dark=True,
    window="#14171b",
    panel="#1b1f24",
    field="#12151a",
    plot="#14171b",
    text="#e8ebef",
    secondary="#a3acb8",
    line="#343b45",
    outline="#666e79",
    accent="#7aa7ff",
    on_accent="#0d1117",
    error="#ff8a80",
    success="#5fd38a",
    isoline="#e8ebef",
    path_outline="#05070a",
    path_core="#ffffff",
)
