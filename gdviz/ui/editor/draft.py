"""What the two editors have in common: a form that holds a draft, and says what the draft would be as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gdviz.engine.files.landscape_file import LandscapeTable
from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.ui.themes.theme import Theme


class DraftForm(QWidget):
    """The part of an editor between its name and its buttons; final classes are for optimizers and for landscapes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def table(self, name: str) -> LandscapeTable | OptimizerTable:
        """Return the draft under a name. Raises ValueError with a sentence about a cell or field."""
        raise NotImplementedError

    def check(self, name: str) -> bool:
        """Say beside the fields what is wrong, or show how it is read and try it; tell whether it can be saved."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        raise NotImplementedError
