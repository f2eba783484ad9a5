"""The contract of what a panel of the window holds; the panels themselves are listed in panels.py."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gdviz.ui.theme import Theme


class PanelWidget(QWidget):
    """The widget of a panel: final classes say how it shows the session."""

    def redraw(self) -> None:
        """Show the session as it is now; called once a frame, and cheap when nothing has changed."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        raise NotImplementedError
