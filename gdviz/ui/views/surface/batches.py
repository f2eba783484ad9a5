"""What batches would do at the ball, on the surface: thin lines that lie on it, as on the map, and their legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.text import Text
from gdviz.session.looking.batch_looking import EpochStep, Fan
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.updating.arrow_legend import Row
from gdviz.ui.updating.arrows import GRADIENT_STYLE, Arrow, ArrowStyle
from gdviz.ui.updating.batch_arrows import (
    BATCH_STYLE,
    EPOCH_STYLE,
    WHOLE_STYLE,
    FanVectors,
    epoch_in_words,
    fan_in_words,
)
from gdviz.ui.views.surface.arrows import Figure, SceneStroke, figures_of_arrow, laid, lines_within
from gdviz.ui.views.surface.ground import Ground

if TYPE_CHECKING:
    from gdviz.session.session import Session

_LONGEST = 0.4  # scene units of the longest arrow: as on the map, about a fifth of the side
_WIDTH = 1.3
_NO_WORDS = Text("", "")


@dataclass(frozen=True, eq=False)
class SurfaceBatches:
    """Strokes that lie on the surface, and what they are of; −g of the fan is drawn `scale` times as long."""

    strokes: tuple[SceneStroke, ...] = ()
    fan: Fan | None = None
    epoch: EpochStep | None = None
    scale: float = 1.0

    def rows(self) -> tuple[Row, ...]:
        """Return what each kind of strokes means, in the language of the window."""
        rows = list[Row]()
        if self.fan is not None:
            true = QCoreApplication.translate("BatchMarks", "of all samples")
            rows.append(Row(BATCH_STYLE, "", fan_in_words(self.fan, self.scale)[0]))
            rows.append(Row(GRADIENT_STYLE, "−∇f", true))
        if self.epoch is not None:
            _, whole, walked = epoch_in_words(self.epoch)
            rows += [Row(WHOLE_STYLE, "", whole), Row(EPOCH_STYLE, "", walked)]
        return tuple(rows)


def batches_on(session: Session, ground: Ground) -> SurfaceBatches:
    """Return what is wanted and known of the ball; nothing otherwise."""
    batches, figures = session.batches, list[Figure]()
    fan, epoch = batches.fan(), batches.epoch()
    scale = 1.0 if fan is None else _fan(session, fan, ground, figures)
    if epoch is not None:
        _epoch(session, epoch, ground, figures)
    return SurfaceBatches(laid(figures, ground), fan, epoch, scale)


def _fan(session: Session, fan: Fan, ground: Ground, figures: list[Figure]) -> float:
    """Add −g of every batch, the true one last; return what they are multiplied by."""
    vectors, at = FanVectors.of(fan, session.ground), session.ground.seen(fan.position)
    box = ground.box
    x_lo, x_hi, y_lo, y_hi = box.bounds
    units = np.array([2.0 * box.half_x / ((x_hi - x_lo) or 1.0), 2.0 * box.half_y / ((y_hi - y_lo) or 1.0)])
    scale = vectors.scale(units, _LONGEST)
    tips = at + scale * vectors.batches
    lines = np.stack([np.broadcast_to(at, tips.shape), tips], axis=1)
    figures.append(Figure(lines_within(lines, ground), BATCH_STYLE.colour, _WIDTH, 0.75, edge=0.0))
    figures += _arrow(at, at + scale * vectors.true, GRADIENT_STYLE, ground)
    return scale


def _epoch(session: Session, epoch: EpochStep, ground: Ground, figures: list[Figure]) -> None:
    path = session.ground.seen(epoch.path)
    sides = np.stack([path[:-1], path[1:]], axis=1)
    figures.append(Figure(lines_within(sides, ground), EPOCH_STYLE.colour, 1.6))
    figures += _arrow(path[0], session.ground.seen(epoch.whole), WHOLE_STYLE, ground)


def _arrow(tail: Floats, tip: Floats, style: ArrowStyle, ground: Ground) -> list[Figure]:
    if not (np.isfinite(tail).all() and np.isfinite(tip).all()):
        return []
    return figures_of_arrow(Arrow("", _NO_WORDS, tail, tip, 1.0, style), ground)
