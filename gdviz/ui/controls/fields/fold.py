"""A heading that opens and closes what lies under it, so that the runs stay in sight beside many choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton

_SIGN = 14


class Fold(QWidget):
    """Add widgets to `column`; closed, the heading's line says in a few words what they hold.

    What a person chose is remembered; before that it is closed where `close_where_short` says so.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = f"folds/{name}"
        self._closes = False
        self._words = ""
        self.heading, self._summary = heading("", self), QLabel(self)
        self._summary.setProperty("role", "secondary")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sign = IconButton("chevron-down", self, _SIGN)
        self._sign.clicked.connect(self._turn)
        self._sign.hold(_SIGN + 2 * GRID, _SIGN + 6)
        self._body = QWidget(self)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)
        bar = QHBoxLayout()
        bar.setSpacing(2 * GRID)
        bar.addWidget(self.heading)
        bar.addWidget(self._summary, 1)
        bar.addWidget(self._sign)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addLayout(bar)
        rows.addWidget(self._body)

    @property
    def is_open(self) -> bool:
        """Whether what lies under the heading is seen."""
        return not self._body.isHidden()

    def close_where_short(self, closes: bool) -> None:
        """Close or open it, unless a person has said which is wanted."""
        self._closes = closes
        chosen = QSettings().value(self._key)
        self._show(not closes if chosen is None else str(chosen) == "open")

    def open(self) -> None:
        """Show what lies under the heading, from now on."""
        QSettings().setValue(self._key, "open")
        self._show(True)

    def show_words(self, title: str, summary: str) -> None:
        """Show the heading, and what is said while it is closed."""
        self._words = summary
        if title != self.heading.text():
            self.heading.setText(title)
        self._say()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self._sign.apply_theme(theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn with a press anywhere on the line of the heading."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < self._sign.geometry().bottom():
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room there is."""
        super().resizeEvent(event)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _turn(self) -> None:
        QSettings().setValue(self._key, "closed" if self.is_open else "open")
        self._show(not self.is_open)

    def _show(self, is_open: bool) -> None:
        if is_open != self.is_open:
            self._body.setVisible(is_open)
        self._sign.show_icon("chevron-down" if is_open else "chevron-right")
        self._say()

    def _say(self) -> None:
        translate, title = QCoreApplication.translate, self.heading.text()
        template = translate("Fold", "Close: {title}") if self.is_open else translate("Fold", "Open: {title}")
        self._sign.describe(template.format(title=title))
        self._sign.setAccessibleDescription("" if self.is_open else self._words)
        spare = self.heading.sizeHint().width() + self._sign.sizeHint().width() + 4 * GRID
        words = "" if self.is_open else self._words
        metrics = self._summary.fontMetrics()
        self._summary.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(self.width() - spare, 0)))
