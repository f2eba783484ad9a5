"""One stage of the passes through a network: its rule as typeset mathematics, and the same with numbers beneath."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.data.back_propagation import Stage
from gdviz.ui.formulas.matrix_boxes import array_box, term_boxes
from gdviz.ui.formulas.number_boxes import Boxes
from gdviz.ui.formulas.set_formula import SetFormula, Wanted
from gdviz.ui.formulas.substitution import Block, broken, full_text
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.glossary import tip

_GAP = 6
_MOST_TOLD = 20  # numbers that are read out


class NetworkStage(QWidget):
    """Shows a Stage; a click copies its value in all digits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._stage: Stage | None = None
        self._rule = SetFormula(self, self._wanted)
        self._boxes = Boxes(self.font())
        self._block: Block | None = None
        self._tallest = 0  # of the stages that were shown
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stage(self, stage: Stage | None) -> None:
        """Show a stage with its numbers."""
        self._stage = stage
        if stage is not None:
            told = full_text(stage.value.reshape(-1)[:_MOST_TOLD])
            self.setAccessibleName(f"{stage.plain} = {told}")
            self.setToolTip(tip(self.tr("A click copies the result in all digits.")))
        self._set_numbers()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._set_numbers()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the tallest rule with its numbers until now: what lies below stays where it is."""
        wanted = round(self._numbers_top() + (0.0 if self._block is None else self._block.height) + _GAP)
        self._tallest = max(self._tallest, wanted) if self._stage is not None else 0
        return QSize(200, max(self._tallest, wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        if event.size().width() != event.oldSize().width():
            self._tallest = 0
            self._set_numbers()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the value, in all its digits, on the clipboard."""
        if self._stage is not None:
            QGuiApplication.clipboard().setText(full_text(self._stage.value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw; the first painting of a rule is what asks for the typesetting."""
        stage = self._stage
        if stage is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rule.ask()
        painter.setPen(QColor(self._theme.text))
        if self._rule.is_current:
            self._rule.draw(painter, 0.0, 0.0)
        else:
            text = painter.fontMetrics().elidedText(stage.plain, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QPointF(0, painter.fontMetrics().ascent()), text)
        if self._block is not None:
            for box, left, baseline in self._block.places:
                self._boxes.draw(painter, box, left, self._numbers_top() + baseline, self._block.scale)

    def _numbers_top(self) -> float:
        return (self._rule.height or self.fontMetrics().height()) + _GAP

    def _set_numbers(self) -> None:
        if self._stage is None:
            self._block = None
            return
        if self._boxes.font.pointSizeF() != self.font().pointSizeF():
            self._boxes = Boxes(self.font())
        terms, result = term_boxes(self._boxes, self._stage.terms), array_box(self._boxes, self._stage.value)
        self._block = broken(self._boxes, terms, result, max(self.width(), 60))
        self.updateGeometry()

    def _wanted(self) -> Wanted:
        rule = "" if self._stage is None else self._stage.rule
        return rule, self._theme.text, float(self.fontMetrics().height()), float(max(self.width(), 60))
