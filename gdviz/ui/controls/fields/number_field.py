"""A text field for one number. What is typed is the truth: it is never rounded, never overwritten while typing."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.ui.themes.style import mark, tabular
from gdviz.ui.widgets.keys import asks_for_key
from gdviz.ui.wording.numbers import brief_number, parse_number

_FIGURES = 5
_BEGINS = frozenset("0123456789.,+-−。，．＋－０１２３４５６７８９")  # what the text of a number can begin with
_LETTERS = range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)
_NOT_OF_NUMBERS = {Qt.Key.Key_Space, *(Qt.Key(letter) for letter in _LETTERS)} - {Qt.Key.Key_E}


class NumberField(QLineEdit):
    """A field for one finite number, plain or scientific.

    `entered` carries a number that was typed and finished with Return, Tab or a click elsewhere. `refused` carries
    what is wrong with a text that is no number; the field keeps it, marked, until it is corrected or the value changes.
    Escape brings the value back, which `restored` tells, and leaves the field where there is none to bring back. A
    blank field means `blank`, where that is given. A `whole` field shows every figure of a whole number. Once Return
    has taken a number the field rests: a figure types over it, every other key is the window's.
    """

    entered = Signal(float)
    refused = Signal(str)
    restored = Signal()

    def __init__(
        self, parent: QWidget | None = None, figures: int = 8, blank: float | None = None, whole: bool = False
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._shown: float | None = None
        self._blank = blank
        self._rests = False
        self.setFont(tabular(self.font()))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * figures) + 14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._usual = ""  # what it is described by, where nobody describes it better
        self.editingFinished.connect(self._finish)
        self.textEdited.connect(self._wake)
        self._describe()

    def value(self) -> float | None:
        """Return the number in the field, the exact one shown as long as its text is untouched; None if it is none."""
        if self._shown is not None and self.text() == self._text_of(self._shown):
            return self._shown
        typed = self._typed()
        return typed if math.isfinite(typed) else None

    def show_value(self, value: float) -> None:
        """Show `value`, unless it is shown already or something is being typed."""
        if self._shown is not None and _same(value, self._shown):
            return
        if self.hasFocus() and self.isModified():
            return
        self._shown = value
        if not _same(value, self._typed()):
            self._write()
        self.mark_invalid(False)

    def changeEvent(self, event: QEvent) -> None:
        """Describe itself again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def mark_invalid(self, invalid: bool) -> None:
        """Mark the field as wrong, or not."""
        mark(self, "invalid", invalid)

    def restore(self) -> None:
        """Drop what was typed and show the value again."""
        self._write()
        self.mark_invalid(False)
        self.restored.emit()

    def _describe(self) -> None:
        usual = QCoreApplication.translate("NumberField", "A number: Return takes it, Esc brings the last one back")
        if self.accessibleDescription() == self._usual:
            self.setAccessibleDescription(usual)
        self._usual = usual

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape bring the value back, and leave the field where it is there already."""
        if event.key() == Qt.Key.Key_Escape:
            if self.isModified() or self.property("invalid"):
                self.restore()
                return
            self.clearFocus()  # keys are commands again
        super().keyPressEvent(event)

    def rest(self) -> None:
        """Stand ready to be typed over, and leave the keys of the window to the window until then."""
        self.setText(self.text())  # nothing is left to undo here: the window undoes what was taken
        self.selectAll()
        self._rests = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take every key again: somebody edits the text."""
        self._wake()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Rest no longer."""
        self._wake()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Space and letters to the window: a number has none but e. At rest, leave it nearly all."""
        if asks_for_key(event, _NOT_OF_NUMBERS) or (self._rests and _is_for_window(event)):
            event.ignore()
            return True
        return super().event(event)

    def _wake(self) -> None:
        self._rests = False

    def _finish(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        try:
            value = self._read()
        except ValueError as error:
            self.mark_invalid(True)
            self.refused.emit(str(error))
            return
        self.mark_invalid(False)
        self.entered.emit(value)
        if self.hasFocus() and not self.property("invalid"):
            self.rest()

    def _read(self) -> float:
        """Return the number that the text stands for; raises ValueError with a sentence for people."""
        if not self.text().strip():
            if self._blank is not None:
                return self._blank
            raise ValueError(QCoreApplication.translate("NumberField", "A number is missing here."))
        return parse_number(self.text())

    def _typed(self) -> float:
        try:
            return self._read()
        except ValueError:
            return math.nan

    def _write(self) -> None:
        value = self._shown
        self.setText("" if value is None else self._text_of(value))
        self.setCursorPosition(0)
        self.setToolTip("" if value is None or _read_back(value) == value else repr(value))

    def _text_of(self, value: float) -> str:
        if self._blank is not None and value == self._blank:
            return ""
        return f"{value:.0f}" if self._whole else brief_number(value, _FIGURES)


def _is_for_window(event: QEvent) -> bool:
    """Tell whether a key that is pressed in a field at rest could be a shortcut, as no number begins with it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.text()[:1] not in _BEGINS


def number_in(field: NumberField) -> float:
    """Return the number in a field. Raises InputError where there is none."""
    value = field.value()
    if value is None:
        template = QT_TRANSLATE_NOOP("engine", "“{text}” is not a number")
        raise InputError(Message(template, {"text": field.text()}))
    return value


def _read_back(value: float) -> float:
    """What is left of a value when it is written with the figures that a field has room for."""
    return float(f"{value:.{_FIGURES - 1}e}")


def _same(a: float, b: float) -> bool:
    return a == b or (math.isnan(a) and math.isnan(b))
