"""A row of figures: each a quiet symbol and a number that keeps its place, whatever it becomes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from gdviz.ui.drawing.markers import draw_marker
from gdviz.ui.themes.style import tabular
from gdviz.ui.themes.theme import LIGHT, RunStyle, Theme
from gdviz.ui.wording.glossary import english_of, tip

ALWAYS = 2  # figures that are shown however narrow the window is
_WORDS = 14  # letters of the sentence that have room before the last figures have
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ReadoutRow(QWidget):
    """A badge, a title, figures by key, and a sentence at the right."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        """`symbols` names the figures, in order, and says what stands before each number."""
        super().__init__()
        self.badge = Badge()
        self._words, self._more = "", ""  # the whole sentence, and what it means
        self._reserved = 0  # pixels that sentences have needed so far: figures do not come and go with every word
        self._title = QLabel()
        self._sentence = QLabel()
        self._sentence.setTextInteractionFlags(_SELECTABLE)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._symbols = {key: QLabel(symbol) for key, symbol in symbols.items()}
        self._values = {key: QLabel() for key in symbols}
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(12, 3, 12, 4)
        row.setSpacing(6)
        row.addWidget(self.badge)
        row.addWidget(self._title)
        row.addSpacing(6)
        for key, value in self._values.items():
            self._symbols[key].setProperty("role", "secondary")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(_SELECTABLE)
            row.addWidget(self._symbols[key])
            row.addWidget(value)
        row.addWidget(self._sentence, 1)

    def show_title(self, text: str) -> None:
        """Show whose numbers these are."""
        if text != self._title.text():
            self._title.setText(text)
            if self.isVisible():
                self._share_room()
                self._elide()

    def show_sentence(self, text: str, more: str = "") -> None:
        """Show a sentence at the right."""
        if (text, more) == (self._words, self._more):
            return
        self._words, self._more = text, more
        needed = self._sentence.fontMetrics().horizontalAdvance(text) + 4
        if needed > self._reserved:
            self._reserved = needed
            if self.isVisible():  # before that it has no width yet
                self._share_room()
        self._elide()

    def has_room(self, key: str, text: str) -> bool:
        """Return whether a figure shows all of `text`. Raises KeyError."""
        value = self._values[key]
        return value.fontMetrics().horizontalAdvance(text) <= value.maximumWidth()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the first figures alone: the others go where there is none for them."""
        return QSize(self._needed(ALWAYS), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the figures that there is room for, and let the sentence have the rest."""
        super().resizeEvent(event)
        metrics = self._sentence.fontMetrics()
        self._reserved = max(_WORDS * metrics.averageCharWidth(), metrics.horizontalAdvance(self._words) + 4)
        self._share_room()
        self._elide()

    def _share_room(self) -> None:
        """Show the figures that there is room for beside the sentence."""
        for number, key in enumerate(self._values, start=1):
            for label in (self._symbols[key], self._values[key]):
                label.setVisible(number <= ALWAYS or self._needed(number) + self._reserved <= self.width())
        self._row.activate()

    def _needed(self, count: int) -> int:
        """Return the width of badge, title and the first `count` figures."""
        labels = [label for key in list(self._values)[:count] for label in (self._symbols[key], self._values[key])]
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        fixed = [max(label.minimumWidth(), label.sizeHint().width()) for label in labels]
        widths = [self.badge.width(), self._title.sizeHint().width(), *fixed]
        return margins.left() + margins.right() + sum(widths) + gap * (len(widths) + 1)

    def _elide(self) -> None:
        """Show as much of the sentence as there is room for."""
        width = self._sentence.width() - 2
        shown = self._sentence.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        self._sentence.setText(shown)
        alone = shown == self._words and not english_of(self._words)  # the tooltip need not say it again
        whole = self._more if alone else "\n".join(filter(None, (self._words, self._more)))
        self._sentence.setToolTip(tip(whole))
        self._sentence.setAccessibleName(self._words)

    def show_figure(self, key: str, text: str) -> None:
        """Show a number. Raises KeyError."""
        value = self._values[key]
        if text != value.text():
            value.setText(text)
            self._name(key)

    def rename(self, key: str, symbol: str) -> None:
        """Say something else before a number. Raises KeyError."""
        self._symbols[key].setText(symbol)
        self._name(key)

    def _name(self, key: str) -> None:
        value = self._values[key]
        value.setAccessibleName(f"{self._symbols[key].text()} {value.text()}")

    def explain(self, key: str, text: str) -> None:
        """Say what a figure is, as its tooltip. Raises KeyError."""
        said = tip(text)
        for label in (self._symbols[key], self._values[key]):
            if said != label.toolTip():
                label.setToolTip(said)

    def fit(self, widest: Mapping[str, str]) -> None:
        """Give every number the room of the widest text it can become: then no number ever moves another."""
        font = tabular(self.font())
        metrics = QFontMetrics(font)
        for key, value in self._values.items():
            value.setFont(font)
            size = QSize(metrics.horizontalAdvance(widest[key]) + 4, metrics.height() + 2)
            if value.minimumSize() != size or value.maximumSize() != size:
                value.setFixedSize(size)


class Badge(QWidget):
    """The marker of a run."""

    def __init__(self) -> None:
        super().__init__()
        self._style: RunStyle | None = None
        self._theme = LIGHT
        self.setFixedSize(QSize(14, 14))

    def show_style(self, style: RunStyle | None, theme: Theme) -> None:
        """Show the marker of a run, or none."""
        if style is not self._style or theme is not self._theme:
            self._style, self._theme = style, theme
            self.setFixedSize(QSize(14, 14) * theme.scale)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marker."""
        if self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_marker(
            painter, QPointF(self.width() / 2, self.height() / 2), self._style, 10.0 * self._theme.scale, self._theme
        )
        painter.end()
