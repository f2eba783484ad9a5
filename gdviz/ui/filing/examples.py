"""The examples of the catalog in a menu of their own, in the order in which they are taught, by sections.

The palette finds them by their names and descriptions in both languages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction

from gdviz.engine.files.example_file import ExampleFile
from gdviz.session.session import Session
from gdviz.ui.commands.command_list import COMMAND_NAMES
from gdviz.ui.themes.style import GRID
from gdviz.ui.wording.words import text_of


class Examples:
    """Fills its menu anew whenever what there is to choose from may have changed, or the language."""

    def __init__(self, session: Session, menu: QMenu, take: Callable[[ExampleFile], object]) -> None:
        self._session = session
        self._menu = menu
        self._take = take
        menu.setObjectName("examples")
        session.catalog_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the menu and what is in it in the language of the window."""
        self._menu.setTitle(QCoreApplication.translate("Files", "Exa&mples"))
        self._menu.clear()
        self._menu.setToolTipsVisible(True)
        examples, section = self._session.catalog.examples.values(), ""
        for example in examples:
            if text_of(example.section) != section:
                section = text_of(example.section)
                self._menu.addAction(self._heading(section))
            action = self._menu.addAction(text_of(example.name).replace("&", "&&"))
            action.setObjectName(f"example_{example.id}")
            action.setToolTip(text_of(example.description))
            names = [example.name.en, example.name.zh, example.description.en, example.description.zh]
            action.setProperty(COMMAND_NAMES, [name for name in names if name])
            action.triggered.connect(partial(self._open, example))
        self._menu.menuAction().setEnabled(bool(examples))

    def _heading(self, section: str) -> QWidgetAction:
        """Return the title of a section: Qt draws none of its own under a style sheet."""
        words = QLabel(section, self._menu)
        words.setProperty("role", "heading")
        words.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID // 2)
        heading = QWidgetAction(self._menu)
        heading.setDefaultWidget(words)
        heading.setEnabled(False)
        return heading

    def _open(self, example: ExampleFile, _checked: bool = False) -> None:
        self._take(example)
