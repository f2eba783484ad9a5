"""The note on the map that says what it holds fixed, where it is only a slice of more than two variables."""

from __future__ import annotations

from itertools import islice

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.engine.landscape import Array
from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import subscripted

_NAMED = 4
_ROUNDING = 1e-9  # of a position
_BESIDE = 24 + 12  # pixels at the right of the note that stay free, and of its margins


class SliceNote(QLabel):
    """Lies on the map, lets the mouse through, and is not there where there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setProperty("role", "panel")
        self.setContentsMargins(6, 2, 6, 2)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def redraw(self, session: Session, warning: str = "") -> None:
        """Name the coordinates that the map does not show, and how far a map that takes long has come."""
        text = " · ".join(filter(None, (self._held(session), self._apart(session))))
        if session.background.busy:
            share = round(100 * session.background.progress)
            text = " · ".join(filter(None, [self.tr("map {share} %").format(share=share), text]))
        room = max(self._parent.width() - self.x() - _BESIDE, 0)
        lines = (self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) for line in (text, warning))
        text = "\n".join(filter(None, lines))
        if text != self.text():
            self.setText(text)
            self.adjustSize()
            self.setVisible(bool(text))

    def _held(self, session: Session) -> str:
        """Return at which values of the variables that the map does not show it is a slice."""
        ground = session.ground
        at = session.experiment.start if ground.choice is None else ground.choice.at
        shown = ground.variables
        if not shown:
            return ""
        both = enumerate(zip(session.landscape.variables, at, strict=True))
        held = list(islice((pair for index, pair in both if index not in shown), _NAMED + 1))
        more = ", …" if len(held) > _NAMED else ""
        values = ", ".join(f"{subscripted(name)} = {brief_number(value)}" for name, value in held[:_NAMED]) + more
        return self.tr("slice at {values}").format(values=values) if held else ""

    def _apart(self, session: Session) -> str:
        """Return how far off the plane the ball is that is drawn on it."""
        ball = ball_of(session) if session.landscape.dimension > session.ground.size else None
        if ball is None:
            return ""
        distance = float(session.ground.distances(ball.position))
        if distance <= _ROUNDING * float(np.abs(ball.position).max()):
            return self.tr("ball on this plane")
        return self.tr("ball {distance} off this plane").format(distance=brief_number(distance))


def off_plane(session: Session, position: Array) -> list[str]:
    """Return how far a position (P,) that is only projected lies off the map, as a line of a label; none if on it."""
    if session.landscape.dimension <= session.ground.size:
        return []
    distance = float(session.ground.distances(position))
    if distance <= _ROUNDING * float(np.abs(position).max()):
        return []
    words = QCoreApplication.translate("SliceNote", "{distance} off this plane")
    return [words.format(distance=brief_number(distance))]
