"""The dialog that takes an experiment as a line of text, pasted from a chat or a slide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gdviz.ui.themes.style import GRID

_START = "gdviz:"


class TextDialog(QDialog):
    """A field and two buttons; `take` returns why a text cannot be used, "" where it was. Then the dialog closes."""

    def __init__(self, parent: QWidget, take: Callable[[str], str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Files", "Open from text"))
        self._field = QPlainTextEdit(self)
        self._field.setPlaceholderText("gdviz:1:…")
        self._field.setAccessibleName(translate("Files", "The text of an experiment"))
        self._field.setTabChangesFocus(True)
        self._reason = QLabel(self)
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "error")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self._button = buttons.button(QDialogButtonBox.StandardButton.Open)
        self._button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        caption = QLabel(translate("Files", "Paste the text that begins with gdviz:1:"), self)
        for widget in (caption, self._field, self._reason, buttons):
            layout.addWidget(widget)
        self._field.textChanged.connect(self._typed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # without Ctrl it begins a new line
            QShortcut(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key), self).activated.connect(
                self._button.click
            )
        copied = QGuiApplication.clipboard().text()
        if copied.strip(" \t\r\n<>“”\"'`").startswith(_START):
            self._field.setPlainText(copied)
            self._field.selectAll()  # what is pasted takes its place
        self._typed()
        self.resize(480, 260)

    def _typed(self) -> None:
        self._reason.clear()
        self._button.setEnabled(bool(self._field.toPlainText().strip()))

    def _open(self) -> None:
        reason = self._take(self._field.toPlainText())
        if reason:
            self._reason.setText(reason)
            self._field.setFocus()
        else:
            self.accept()
