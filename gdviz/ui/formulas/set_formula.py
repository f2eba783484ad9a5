"""A formula in a widget: typeset in a turn of its own, after the first painting has asked for it, and then drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from gdviz.ui.formulas.typeset import Typeset, typeset
from gdviz.ui.formulas.typesetting import typeset_later

Wanted = tuple[str, str, float, float]  # LaTeX, colour, size of the font and width of the lines, in pixels


class SetFormula:
    """Keeps the formula of `widget` set; `wanted` says which that is now, "" for none."""

    def __init__(self, widget: QWidget, wanted: Callable[[], Wanted]) -> None:
        self._widget = widget
        self._wanted = wanted
        self._made: Wanted = ("", "", 0.0, 0.0)
        self._typeset: Typeset | None = None
        self._drawings: list[QSvgRenderer] = []
        self._is_due = False

    @property
    def height(self) -> float | None:
        """How high what is set is, in pixels; None where nothing is."""
        return None if self._typeset is None else self._typeset.height

    @property
    def is_current(self) -> bool:
        """Whether what is set is the formula that is wanted, if in other lines or another colour."""
        return self._typeset is not None and self._made[0] == self._wanted()[0]

    @property
    def is_settled(self) -> bool:
        """Whether it was tried to set it as it is wanted."""
        return self._made == self._wanted()

    def ask(self) -> None:
        """Have it set, unless it is or will be; the widget is told when its height is another one."""
        if not self.is_settled and not self._is_due:
            self._is_due = True
            typeset_later(self._widget, lambda: self._wanted()[:3], self._set)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw what is set, from there on."""
        pieces = () if self._typeset is None else self._typeset.pieces
        for piece, drawing in zip(pieces, self._drawings, strict=True):
            drawing.render(painter, QRectF(left + piece.left, top + piece.top, piece.width, piece.height))

    def _set(self) -> None:
        self._is_due = False
        self._made = self._wanted()
        self._typeset = typeset(*self._made) if self._made[0] else None
        pieces = () if self._typeset is None else self._typeset.pieces
        self._drawings = [QSvgRenderer(QByteArray(piece.svg)) for piece in pieces]
        self._widget.updateGeometry()
        self._widget.update()
