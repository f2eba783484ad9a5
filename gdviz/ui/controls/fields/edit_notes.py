"""The lines under a hyperparameter that tell what was changed during the run, and take it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.run import Edit
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.numbers import brief_number

_MOST_LINES = 3


class EditNotes(QWidget):
    """One line per edit, the latest three. `removed` and `moved_to_start` carry the edit."""

    removed = Signal(object)
    moved_to_start = Signal(object)

    def __init__(self, symbol: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self._theme = LIGHT
        self._shown: list[Edit] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, GRID // 2)
        self._column.setSpacing(0)
        self.hide()

    def show_edits(self, edits: list[Edit]) -> None:
        """Show the edits, which are ordered by step."""
        if edits == self._shown:
            return
        self._shown = edits
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        earlier = len(edits) - _MOST_LINES
        if earlier > 0:
            text = QCoreApplication.translate("EditNotes", "… and {count} earlier changes").format(count=earlier)
            self._column.addWidget(self._label(text))
        for edit in edits[-_MOST_LINES:]:
            self._column.addWidget(self._line(edit))
        self.setVisible(bool(edits))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the buttons."""
        self._theme = theme
        for button in self.findChildren(IconButton):
            button.apply_theme(theme)

    def _line(self, edit: Edit) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        sentence = QCoreApplication.translate("EditNotes", "from step {step}: {symbol} = {value}")
        text = sentence.format(step=edit.step, symbol=self._symbol, value=brief_number(edit.value))
        row.addWidget(self._label(text), 1)
        from_start = QCoreApplication.translate("EditNotes", "Apply from the start: {change}").format(change=text)
        remove = QCoreApplication.translate("EditNotes", "Take this change back: {change}").format(change=text)
        row.addWidget(self._button("from-start", from_start, edit, self.moved_to_start))
        row.addWidget(self._button("close", remove, edit, self.removed))
        return line

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "secondary")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _button(self, icon_name: str, text: str, edit: Edit, signal: object) -> IconButton:
        button = IconButton(icon_name, self, 14)
        button.describe(text)
        button.setFixedSize(22, 20)
        button.apply_theme(self._theme)
        button.clicked.connect(lambda: signal.emit(edit))  # type: ignore[attr-defined]
        return button
