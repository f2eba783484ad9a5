"""What the batches of a run would do at its ball, switched on the map from beside the choice of the batch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton


class BatchButtons(QWidget):
    """Two buttons that stay pressed: the fan of gradients, and one whole step beside an epoch."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._fan, self._epoch = IconButton("arrows", self, 16), IconButton("branch", self, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in (self._fan, self._epoch):
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addStretch(1)
        self._fan.clicked.connect(lambda on: session.batches.set(fan=on))
        self._epoch.clicked.connect(lambda on: session.batches.set(epoch=on))
        self._say_what_they_are()

    def redraw(self) -> None:
        """Follow the session."""
        look = self._session.batches.look
        self._fan.setChecked(look.fan)
        self._epoch.setChecked(look.epoch)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._fan.apply_theme(theme)
        self._epoch.apply_theme(theme)

    def _say_what_they_are(self) -> None:
        translate = QCoreApplication.translate
        self._fan.setText(translate("BatchButtons", "Fan"))
        self._epoch.setText(translate("BatchButtons", "Step or epoch"))
        self._fan.describe(translate("BatchButtons", "Gradients of mini-batches around the true one, at the ball"), "S")
        self._epoch.describe(
            translate("BatchButtons", "One step with all samples beside an epoch of single samples, from the ball"), "J"
        )
