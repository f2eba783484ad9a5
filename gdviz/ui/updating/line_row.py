"""One line of an update in the panel: its arrow, its rule as typeset mathematics, and the numbers of the step beneath.

The rule is typeset once, after the first painting; the numbers are set at every change, as they cost little.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.engine.substeps import Line
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.formulas.number_boxes import Boxes
from gdviz.ui.formulas.set_formula import SetFormula, Wanted
from gdviz.ui.formulas.substitution import Block, Substitution, broken, full_text, points_box, value_box
from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.updating.arrow_strokes import draw_sample
from gdviz.ui.updating.arrows import ArrowStyle
from gdviz.ui.widgets.keys import asks_for_key
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import text_of

_LEFT, _RIGHT, _TOP, _GAP = 40, 10, 8, 5
_MOST_COPIED_MS = 900
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class RowState:
    """How a line stands to the line that is looked at."""

    is_active: bool = False
    is_done: bool = True


class LineRow(QWidget):
    """Shows a line. `chosen`: it was clicked or Return was pressed; a click on the numbers copies the value instead."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._line: Line | None = None
        self._style: ArrowStyle | None = None
        self._state = RowState()
        self._rule = SetFormula(self, self._wanted)
        self._block: Block | None = None
        self._tallest = 0.0  # of the numbers since the rule changed: rows do not jump while numbers run
        self._copied = QTimer(self, singleShot=True, interval=_MOST_COPIED_MS)
        self._copied.timeout.connect(self.update)
        self._boxes = Boxes(self.font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line, style: ArrowStyle | None, state: RowState) -> None:
        """Show a line with the numbers of a step."""
        if self._line is None or line.rule != self._line.rule:
            self._tallest = 0.0
        if line is not self._line:
            self._line = line
            self._set_numbers()
            self.setAccessibleName(f"{line.plain} = {full_text(line.value[:20])}")
            self.setAccessibleDescription(text_of(line.description))
            self.setToolTip(tip(self._tip(line)))
        if (style, state) != (self._style, self._state):
            self._style, self._state = style, state
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the rule and the numbers."""
        return QSize(200, round(self._numbers_top() + self._tallest + _TOP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        if event.size().width() != event.oldSize().width():
            self._tallest = 0.0
            self._set_numbers()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw; the first painting is what asks for the typesetting."""
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        if self._style is not None and self._state.is_done:
            middle = self._rule_top + self._rule_height() / 2
            draw_sample(painter, QLineF(10, middle, 32, middle), self._style, self._theme)
        painter.setOpacity(1.0 if self._state.is_done else 0.55)
        self._draw_words(painter)
        self._draw_rule(painter)
        if self._block is not None and self._state.is_done:
            painter.setPen(QColor(self._theme.text))
            for box, left, baseline in self._block.places:
                self._boxes.draw(painter, box, _LEFT + left, self._numbers_top() + baseline, self._block.scale)
        if self._copied.isActive():
            painter.setPen(QColor(self._theme.accent))
            painter.drawText(
                self.rect().adjusted(0, 4, -_RIGHT, 0), int(Qt.AlignmentFlag.AlignRight), self.tr("copied")
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy the value, or choose the line."""
        if event.position().y() >= self._numbers_top() - _GAP / 2 and self._state.is_done:
            self.copy()
        else:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the line with Return; copy its value with Ctrl+C."""
        if event.key() in _PRESSED:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Return for the row while it has the focus."""
        if asks_for_key(event, _PRESSED):
            event.accept()
            return True
        return bool(super().event(event))

    def copy(self) -> None:
        """Put the value, in all its digits, on the clipboard."""
        if self._line is not None:
            QGuiApplication.clipboard().setText(full_text(self._line.value))
            self._copied.start()
            self.update()

    def _tip(self, line: Line) -> str:
        words = text_of(line.description)
        return "\n".join(filter(None, [words, self.tr("A click on the numbers copies all digits.")]))

    def _set_numbers(self) -> None:
        line = self._line
        if line is None:
            return
        if self._boxes.font.pointSizeF() != self.font().pointSizeF():
            self._boxes = Boxes(self.font())
        result = (points_box if line.value.ndim > 1 else value_box)(self._boxes, line.value)
        terms = [] if line.formula is None else Substitution(self._boxes, line.numbers).terms(line.formula)
        self._block = broken(self._boxes, terms, result, max(self.width() - _LEFT - _RIGHT, 60))
        if self._block.height > self._tallest:
            self._tallest = self._block.height
            self.updateGeometry()

    @property
    def _rule_top(self) -> float:
        words = "" if self._line is None else text_of(self._line.description)
        return _TOP + (self._words_area(words).height() + 2 if words else 0)

    def _words_area(self, words: str) -> QRectF:
        """Return what the description takes, in as many lines as it needs."""
        room = QRectF(_LEFT, _TOP, max(self.width() - _LEFT - _RIGHT, 60), 1e4)
        return QFontMetricsF(small_font(self.font())).boundingRect(room, _WRAPPED, words)

    def _rule_height(self) -> float:
        return self._rule.height or self.fontMetrics().height()

    def _numbers_top(self) -> float:
        return self._rule_top + self._rule_height() + _GAP

    def _draw_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self._state.is_active:
            painter.fillRect(area, QColor(mixed(self._theme.panel, self._theme.accent, 0.13)))
            painter.fillRect(QRectF(0, 0, 3, area.height()), QColor(self._theme.accent))
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(area.adjusted(0.5, 0.5, -1, -1))

    def _draw_words(self, painter: QPainter) -> None:
        assert self._line is not None
        words = text_of(self._line.description)
        painter.setFont(small_font(self.font()))
        painter.setPen(QColor(self._theme.secondary))
        painter.drawText(self._words_area(words), _WRAPPED, words)
        painter.setFont(self.font())

    def _draw_rule(self, painter: QPainter) -> None:
        assert self._line is not None
        self._rule.ask()
        if self._rule.is_current:
            self._rule.draw(painter, _LEFT, self._rule_top)
            return
        painter.setPen(QColor(self._theme.text))
        metrics = painter.fontMetrics()
        room = self.width() - _LEFT - _RIGHT
        text = metrics.elidedText(self._line.plain, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_LEFT, self._rule_top + metrics.ascent()), text)

    def _wanted(self) -> Wanted:
        rule, room = "" if self._line is None else self._line.rule, max(self.width() - _LEFT - _RIGHT, 60)
        return rule, self._theme.text, float(self.fontMetrics().height()), float(room)
