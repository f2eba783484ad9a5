"""The frame of a strip over the views: a sign, a sentence that is broken where it has to be, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gdviz.ui.themes.style import GRID


def strip_frame(strip: QWidget, buttons: Sequence[QWidget]) -> tuple[QLabel, QLabel]:
    """Make `strip` such a frame; return the labels of sign and sentence."""
    strip.setProperty("role", "panel")
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    sign, text = QLabel(strip), QLabel(strip)
    text.setWordWrap(True)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = QHBoxLayout(strip)
    row.setContentsMargins(4 * GRID, GRID, 3 * GRID, GRID)
    row.setSpacing(2 * GRID)
    row.addWidget(sign)
    row.addWidget(text, 1)
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
    return sign, text
