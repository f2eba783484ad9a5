"""What is written on a film: the formula, the runs with their signs and losses, and the step."""

from __future__ import annotations

import math
from collections.abc import Collection

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.export.films.order import Caption
from gdviz.session.session import Session
from gdviz.ui.controls.runs.run_swatch import draw_sign
from gdviz.ui.drawing.raster import are_vectors
from gdviz.ui.formulas.typeset import typeset
from gdviz.ui.themes.style import tabular
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.wording.numbers import format_number
from gdviz.ui.wording.problem_names import landscape_name
from gdviz.ui.wording.words import run_name

_MARGIN, _SIGN, _GAP = 14.0, 34.0, 8.0  # pixels at the usual size


class FilmCaptions(QWidget):
    """Rows over the views: the formula with the step, then the runs, in as many rows as their words need.

    What has nothing to say takes no room. Nothing moves while the film runs.
    """

    def __init__(self, session: Session, wanted: Collection[Caption]) -> None:
        super().__init__()
        self._session = session
        self._wanted = frozenset(wanted)
        self._theme = LIGHT
        self._drawings: list[tuple[QSvgRenderer, QRectF]] = []
        self._set_for: tuple[object, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and the scale."""
        self._theme = theme
        self.setFont(tabular(self.font()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the rows that say something, where they have the room of this moment."""
        return QSize(100, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """As high as the rows that say something, in this width."""
        margin = _MARGIN * self._theme.scale
        shown = len(self._shown())
        rows = self._top() + (math.ceil(shown / self._columns(width - 2 * margin)) if shown else 0)
        return round(rows * self._row() + (margin if rows else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write what the session looks at now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        margin, row = _MARGIN * self._theme.scale, self._row()
        area = QRectF(margin, 0.5 * margin, self.width() - 2 * margin, row)
        if self._top():
            left = self._write_step(painter, area)
            if "formula" in self._wanted:
                self._write_formula(painter, area.adjusted(0, 0, -left - margin, 0))
            area.translate(0, row)
        self._write_runs(painter, area)
        painter.end()

    def _top(self) -> bool:
        return bool(self._wanted & {"formula", "step"})

    def _row(self) -> float:
        return 1.9 * QFontMetricsF(self.font()).height()

    def _write_step(self, painter: QPainter, area: QRectF) -> float:
        """Write the step at the right; return the room that the widest one takes."""
        if "step" not in self._wanted:
            return 0.0
        template = QCoreApplication.translate("FilmCaptions", "step {step}")
        painter.setPen(QColor(self._theme.text))
        text = template.format(step=self._session.cursor)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetricsF(self.font()).horizontalAdvance(template.format(step=self._session.longest))

    def _write_formula(self, painter: QPainter, area: QRectF) -> None:
        choice, landscape = self._session.experiment.landscape, self._session.landscape
        key = (landscape, self._theme, area.width())
        if key != self._set_for:
            self._set_for = key
            self._drawings = self._typeset(area)
        if self._drawings:
            for drawing, place in self._drawings:
                drawing.render(painter, place)
            return
        text = landscape_name(self._session.catalog, choice)
        painter.setPen(QColor(self._theme.text))
        elided = QFontMetricsF(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)

    def _typeset(self, area: QRectF) -> list[tuple[QSvgRenderer, QRectF]]:
        """Return the formula in one row: smaller where it is long, nothing where it would be too small to be read."""
        landscape = self._session.landscape
        if self._session.experiment.landscape.problem is not None:
            return []
        size = QFontMetricsF(self.font()).height()
        for share in (1.0, 0.85, 0.7):
            block = typeset(landscape.latex, self._theme.text, size * share, area.width())
            if block is not None and block.height <= area.height() and block.width <= area.width():
                top = area.top() + 0.5 * (area.height() - block.height)
                return [
                    (
                        QSvgRenderer(QByteArray(_without_outline(piece.svg))),
                        QRectF(area.left() + piece.left, top + piece.top, piece.width, piece.height),
                    )
                    for piece in block.pieces
                ]
        return []

    def _shown(self) -> list[int]:
        """Return the runs that are written."""
        if not self._wanted & {"optimizer", "loss"}:
            return []
        return [index for index, look in enumerate(self._session.looks) if look.visible]

    def _room(self) -> float:
        """Return how much each run takes: its sign, the longest words of all, and what is between two of them."""
        metrics = QFontMetricsF(self.font())
        most = max((metrics.horizontalAdvance(self._words(index, longest=True)) for index in self._shown()), default=0)
        return (_SIGN + 3 * _GAP) * self._theme.scale + most

    def _columns(self, width: float) -> int:
        """Return how many runs find room beside each other: rows of nearly the same length, at least one run each."""
        shown = max(len(self._shown()), 1)
        rows = math.ceil(shown / max(1, int(width / self._room())))
        return math.ceil(shown / rows)

    def _write_runs(self, painter: QPainter, area: QRectF) -> None:
        """Write each visible run's sign, name and loss; all get the same room."""
        columns = self._columns(area.width())
        room = min(self._room(), area.width() / columns)
        for place, index in enumerate(self._shown()):
            row, column = divmod(place, columns)
            self._write_run(
                painter,
                QRectF(area.left() + column * room, area.top() + row * area.height(), room, area.height()),
                index,
            )

    def _write_run(self, painter: QPainter, area: QRectF, index: int) -> None:
        scale = self._theme.scale
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(scale, scale)
        small = QRectF(0, 0, _SIGN, area.height() / scale)
        draw_sign(painter, small, RUN_STYLES[self._session.looks[index].slot % len(RUN_STYLES)], self._theme)
        painter.restore()
        words = area.adjusted((_SIGN + _GAP) * scale, 0, -_GAP * scale, 0)
        painter.setPen(QColor(self._theme.text))
        metrics = QFontMetricsF(self.font())
        text = metrics.elidedText(self._words(index), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _words(self, index: int, *, longest: bool = False) -> str:
        session = self._session
        name = run_name(session.experiment.runs[index]) if "optimizer" in self._wanted else ""
        if "loss" not in self._wanted:
            return name
        run = session.runs[index]
        if longest:
            loss = format_number(-1.2345e-123)
        else:
            loss = format_number(float(run.trajectory.losses[min(session.cursor, run.length)]))
        return f"{name}  f = {loss}".strip()


def _without_outline(svg: bytes) -> bytes:
    """Return a formula whose signs say that they have no outline: among vectors Qt would give them one."""
    return svg.replace(b"<svg ", b'<svg stroke="#000000" stroke-opacity="0" ', 1) if are_vectors() else svg
