"""The page of a panel: a column that scrolls where the dock is short, under a line that says which run it is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gdviz.ui.at_ball import Ball
from gdviz.ui.themes.style import GRID
from gdviz.ui.widgets.icon_button import IconButton

_WIDTH, _HEIGHT = 340, 420


class PanelPage(QScrollArea):
    """Add widgets to `column`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        contents = QWidget(self)
        contents.setProperty("role", "panel")
        self.subject = QLabel(contents)
        self.subject.setProperty("role", "secondary")
        self.column = QVBoxLayout(contents)
        self.column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.column.setSpacing(2 * GRID)
        self.column.addWidget(self.subject)
        self.setWidget(contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(parent)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)

    def sizeHint(self) -> QSize:
        """As wide as a panel needs to be."""
        return QSize(_WIDTH, _HEIGHT)

    def say_subject(self, ball: Ball | None) -> None:
        """Say whose ball the panel is about."""
        if ball is None:
            self.subject.setText(
                QCoreApplication.translate("PanelPage", "No ball to look at: add a run, or step back.")
            )
        else:
            words = QCoreApplication.translate("PanelPage", "{name}, step {step}")
            self.subject.setText(words.format(name=ball.name, step=ball.step))


def note(parent: QWidget) -> QLabel:
    """Return a label for a sentence, broken into lines."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def worded_button(icon_name: str, parent: QWidget) -> IconButton:
    """Return a button that stays pressed, with an icon and words beside it."""
    button = IconButton(icon_name, parent, 16)
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
