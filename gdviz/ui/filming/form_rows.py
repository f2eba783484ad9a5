"""The rows of a form: a label, and beside it a few parts from the left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from gdviz.ui.themes.style import GRID


def form_rows(labels: Mapping[str, QLabel], rows: Mapping[str, Sequence[QWidget]]) -> QFormLayout:
    """Return a layout of `rows`, each with its label."""
    form = QFormLayout()
    form.setSpacing(2 * GRID)
    for name, parts in rows.items():
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        form.addRow(labels[name], row)
    return form
