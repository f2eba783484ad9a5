"""The frame of a bar that stands in the corner of a view: a row of fields, and below it what is wrong with one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.themes.style import GRID


def corner_frame(bar: QWidget) -> tuple[QHBoxLayout, FieldMessage]:
    """Make `bar` such a panel; return its row, to be filled, and its message."""
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    bar.setProperty("role", "panel")
    row, message = QHBoxLayout(), FieldMessage(bar)
    row.setSpacing(GRID)
    column = QVBoxLayout(bar)
    column.setContentsMargins(GRID, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row)
    column.addWidget(message)
    return row, message
