"""The key that was pressed, shown large at the lower edge of the window for a moment."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gdviz.ui.themes.theme import LIGHT, Theme

_ALONE = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown, 0,
)  # fmt: skip
_SIGNS = {Qt.Key.Key_Right: "→", Qt.Key.Key_Left: "←", Qt.Key.Key_Up: "↑", Qt.Key.Key_Down: "↓"}
_LASTS = 1600  # milliseconds
_FADES = 0.6  # from this part of the time on
_ABOVE = 0.11  # of the window's height: how far from its lower edge


class KeyChip(QWidget):
    """A chip over the window's middle; the same key again counts. It costs nothing while it is not seen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._theme = LIGHT
        self._key = ""
        self._count = 0
        self._text = ""
        self._age = QVariantAnimation(self)
        self._age.setStartValue(0.0)
        self._age.setEndValue(1.0)
        self._age.valueChanged.connect(lambda _: self.update())
        self._age.finished.connect(self.hide)
        self.hide()
        window.installEventFilter(self)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def press(self, key: str) -> None:
        """Show a key; pressed again while it is seen, how many times."""
        again = self._age.state() == QAbstractAnimation.State.Running and key == self._key
        self._count = self._count + 1 if again else 1
        self._key = key
        self._show(key if self._count == 1 else f"{key}  × {self._count}", _LASTS)

    def say(self, text: str) -> None:
        """Show a few words, for longer."""
        self._key = ""
        self._show(text, 2 * _LASTS)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of a window that has another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip, ever fainter towards its end."""
        age = float(self._age.currentValue() or 0.0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 - max(0.0, (age - _FADES) / (1.0 - _FADES)))
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.setBrush(QColor(self._theme.text))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 4, area.height() / 4)
        painter.setPen(QColor(self._theme.panel))
        painter.setFont(self._font())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._text)
        painter.end()

    def _show(self, text: str, milliseconds: int) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._place()
        self._age.stop()
        self._age.setDuration(milliseconds)
        self._age.start()
        self.show()
        self.raise_()
        self.update()

    def _place(self) -> None:
        window, metrics = self._window, QFontMetricsF(self._font())
        height = round(metrics.height() * 1.7)
        width = max(round(metrics.horizontalAdvance(self._text) + height), height)
        self.resize(width, height)
        self.move((window.width() - width) // 2, round(window.height() * (1.0 - _ABOVE)) - height)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        return font


def key_text(event: QKeyEvent) -> str:
    """Return the name of the key of an event with what is held beside it, "" for such a key alone."""
    if event.key() in _ALONE:
        return ""
    sign = _SIGNS.get(Qt.Key(event.key()), "")
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if sign and held == Qt.KeyboardModifier.NoModifier:
        return sign
    text = QKeySequence(int(held.value) | event.key()).toString(QKeySequence.SequenceFormat.NativeText)
    return text if text.isprintable() else ""
