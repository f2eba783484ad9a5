"""A few choices side by side, one of which is always taken: quicker to see and to press than a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gdviz.ui.widgets.keys import asks_for_key

_OWN_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Segments(QWidget):
    """Buttons in a row; `chosen` carries the number of the one that a person pressed, by mouse or by arrow keys."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = [_Segment(self) for _ in range(count)]
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
            button.moved.connect(partial(self._move, number))
            row.addWidget(button, 1)
        self._group.idClicked.connect(self.chosen)

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Give every button its text and its tooltip."""
        for button, (text, tip) in zip(self._buttons, words, strict=True):
            button.setText(text)
            button.setToolTip(tip)

    def show_chosen(self, number: int) -> None:
        """Press a button, without emitting anything."""
        self._buttons[number].setChecked(True)

    def name(self, owner: str) -> None:
        """Say to screen readers whose choice it is."""
        for button in self._buttons:
            button.setAccessibleName(f"{owner}: {button.text()}")

    def _move(self, number: int, by: int) -> None:
        """Press the next button that can be pressed, in one direction or the other."""
        at = number + by
        while 0 <= at < len(self._buttons) and not self._buttons[at].isEnabled():
            at += by
        if 0 <= at < len(self._buttons):
            self._buttons[at].setFocus()
            self._buttons[at].click()

    def set_enabled(self, number: int, enabled: bool) -> None:
        """Let a button be pressed, or not."""
        self._buttons[number].setEnabled(enabled)


class _Segment(QToolButton):
    """One choice; it takes the focus by Tab only, and keeps the arrow keys while it has it: `moved` by −1 or 1."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("role", "segment")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(by)

    def event(self, event: QEvent) -> bool:
        if asks_for_key(event, _OWN_KEYS):
            event.accept()
            return True
        return super().event(event)
