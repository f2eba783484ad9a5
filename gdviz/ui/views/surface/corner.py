"""The two quiet buttons in the corner of the surface view: height as a logarithm, and back to the first camera."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton


class SurfaceCorner(QWidget):
    """Says what was wanted; `log_chosen` carries whether the height shall be a logarithm."""

    log_chosen = Signal(bool)
    home_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Stand on a view; the view places it."""
        super().__init__(parent)
        self._log, self._home = IconButton("", self, 16), IconButton("home", self, 16)
        self._log.setCheckable(True)
        self._log.clicked.connect(self.log_chosen)
        self._home.clicked.connect(self.home_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self._log, self._home):
            row.addWidget(button)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def show_log(self, chosen: bool) -> None:
        """Show whether the height is a logarithm."""
        self._log.setChecked(chosen)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._home.apply_theme(theme)

    def _retranslate(self) -> None:
        self._log.setText(self.tr("log height"))
        self._log.describe(self.tr("Draw the height as a logarithm: steep walls flatten, valleys show"), "H")
        self._home.describe(self.tr("Reset the camera"), "0")
        self.adjustSize()
