"""What is written on a film: the formula, the runs with their signs and losses, and the step."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QByteArray, QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.export.films.order import Caption
from gdviz.session.session import Session
from gdviz.ui.controls.run_swatch import draw_sign
from gdviz.ui.numbers import format_number
from gdviz.ui.raster import are_vectors
from gdviz.ui.style import tabular
from gdviz.ui.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.typeset import typeset
from gdviz.ui.words import text_of

_MARGIN, _SIGN, _GAP = 14.0, 34.0, 8.0  # pixels at the usual size


class FilmCaptions(QWidget):
    """Two rows over the views; a row that has nothing to say takes no room. Nothing moves while the film runs."""

    def __init__(self, session: Session, wanted: Collection[Caption]) -> None:
        super().__init__()
        self._session = session
        self._wanted = frozenset(wanted)
        self._theme = LIGHT
        self._drawings: list[tuple[QSvgRenderer, QRectF]] = []
        self._set_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and the scale."""
        self._theme = theme
        self.setFont(tabular(self.font()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the rows that say something."""
        rows = bool(self._top()) + bool(self._wanted & {"optimizer", "loss"})
        return QSize(100, round(rows * self._row() + (_MARGIN * self._theme.scale if rows else 0)))

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
        if self._wanted & {"optimizer", "loss"}:
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
        catalog = self._session.catalog
        entry = (catalog.landscapes if choice.problem is None else catalog.problems).get(choice.id)
        text = text_of(entry.name) if entry else landscape.formula
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

    def _write_runs(self, painter: QPainter, area: QRectF) -> None:
        """Write each visible run's sign, name and loss; all get the same room."""
        session = self._session
        shown = [index for index, look in enumerate(session.looks) if look.visible]
        if not shown:
            return
        scale = self._theme.scale
        metrics = QFontMetricsF(self.font())
        most = max(metrics.horizontalAdvance(self._words(index, longest=True)) for index in shown)
        room = min((_SIGN + 3 * _GAP) * scale + most, area.width() / len(shown))
        for place, index in enumerate(shown):
            left = area.left() + place * room
            sign = QRectF(left, area.top(), _SIGN * scale, area.height())
            painter.save()
            painter.translate(sign.topLeft())
            painter.scale(scale, scale)
            small = QRectF(QPointF(0, 0), sign.size() / scale)
            draw_sign(painter, small, RUN_STYLES[session.looks[index].slot % len(RUN_STYLES)], self._theme)
            painter.restore()
            words = QRectF(sign.right() + _GAP * scale, area.top(), room - (_SIGN + 2 * _GAP) * scale, area.height())
            painter.setPen(QColor(self._theme.text))
            text = metrics.elidedText(self._words(index), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _words(self, index: int, *, longest: bool = False) -> str:
        session = self._session
        name = session.experiment.runs[index].name if "optimizer" in self._wanted else ""
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
