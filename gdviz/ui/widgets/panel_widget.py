"""What a panel is made of: apart from PANELS, so that views and controls can be in panels and not know each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gdviz.ui.themes.theme import Theme


class PanelWidget(QWidget):
    """The widget of a panel: final classes say how it shows the session."""

    def redraw(self) -> None:
        """Show the session as it is now; called once a frame, and cheap when nothing has changed."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        raise NotImplementedError
