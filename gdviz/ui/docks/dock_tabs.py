"""The bars of tabs where panels share a place: Qt makes them by itself, whenever docks are laid over each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar, QToolButton

from gdviz.ui.wording.glossary import tip


def dress_tabs(window: QMainWindow) -> None:
    """Give the bars of a window what the style sheet cannot."""
    for tabs in window.findChildren(QTabBar):
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every panel has its key
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setUsesScrollButtons(True)
        tabs.setDrawBase(False)
        for button in tabs.findChildren(QToolButton):
            button.setToolTip(tip(QCoreApplication.translate("Panels", "Tabs of more panels")))
