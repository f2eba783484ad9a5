"""The middle of the window: the map beside the surface, the loss below, and the bars under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_LOW = 140  # pixels, below which no curve of the view below can be read


class Centre(QWidget):
    """Lays the views out; `splitters` are "views" (side by side) and "rows" (one below the other)."""

    def __init__(self, parent: QWidget, beside: Sequence[QWidget], below: QWidget, bars: Sequence[QWidget]) -> None:
        super().__init__(parent)
        views, rows = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for view in beside:
            views.addWidget(view)
        rows.addWidget(views)
        rows.addWidget(below)
        below.setMinimumHeight(_LOW)
        for splitter, shares in ((views, (1, 1)), (rows, (3, 1))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(5)
            for index, share in enumerate(shares):
                splitter.setStretchFactor(index, share)
        self.splitters: Mapping[str, QSplitter] = {"views": views, "rows": rows}
        rows.setSizes([520, 170])
        views.setSizes([500, 500])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(rows, 1)
        for bar in bars:
            self._column.addWidget(bar)

    def put_above(self, strip: QWidget) -> None:
        """Show a strip over everything else."""
        self._column.insertWidget(0, strip)
