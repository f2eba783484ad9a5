"""The one tool bar: what is looked at, how the centre is divided, theme, language, and files left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from gdviz.session.session import Session
from gdviz.ui.actions import plain_text
from gdviz.ui.appearance import Appearance, ThemeChoice
from gdviz.ui.dialogs.mistakes import show_mistakes
from gdviz.ui.icons import icon
from gdviz.ui.style import GRID
from gdviz.ui.theme import Theme
from gdviz.ui.words import text_of

ICONS = {"show_both": "split", "show_contour": "contour", "show_surface": "surface", "show_dock": "more"}


class ToolBar(QToolBar):
    """Flat buttons over the whole width; it can neither be moved nor be hidden by accident."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Mapping[str, QAction], appearance: Appearance
    ) -> None:
        super().__init__(window)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setEnabled(False)
        self.setIconSize(QSize(20, 20))
        self._session = session
        self._appearance = appearance
        self._actions = actions
        self._theme: Theme = appearance.theme
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._mistakes, self._switch_theme, self._switch_language = (self._button() for _ in range(3))
        self.addWidget(self._title)
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        self._mistakes_action = self.addWidget(self._mistakes)
        for name in ("show_contour", "show_both", "show_surface"):
            self.addAction(actions[name])
        self.addSeparator()
        self.addWidget(self._switch_theme)
        self.addWidget(self._switch_language)
        self._mistakes.clicked.connect(lambda: show_mistakes(window, session.catalog.mistakes))
        self._switch_theme.clicked.connect(self._other_theme)
        self._switch_language.clicked.connect(
            lambda: appearance.choose_language("en" if appearance.language == "zh" else "zh")
        )

    def redraw(self) -> None:
        """Name the landscape."""
        choice = self._session.experiment.landscape
        entry = self._session.catalog.landscapes.get(choice.id)
        text = text_of(entry.name) if entry else choice.formula
        if text != self._title.text():
            self._title.setText(text)
        self._mistakes_action.setVisible(bool(self._session.catalog.mistakes))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        for name in ("show_contour", "show_both", "show_surface"):
            self._actions[name].setIcon(icon(ICONS[name], theme, theme.secondary))
        self._switch_theme.setIcon(icon("theme", theme, theme.secondary))
        self._switch_language.setIcon(icon("language", theme, theme.secondary))
        self._mistakes.setIcon(icon("warning", theme, theme.error))

    def retranslate(self) -> None:
        """Say every tooltip in the language of the window."""
        translate = QCoreApplication.translate
        self._describe(self._switch_theme, translate("ToolBar", "Light or dark"))
        self._describe(self._switch_language, translate("ToolBar", "English / 简体中文"))
        self._describe(self._mistakes, translate("ToolBar", "Some files could not be used: see why"))
        for name in ("show_contour", "show_both", "show_surface"):
            action = self._actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain_text(action)}  ({keys})")
        self.redraw()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @staticmethod
    def _describe(button: QToolButton, text: str) -> None:
        button.setToolTip(text)
        button.setAccessibleName(text)

    def _other_theme(self) -> None:
        choice: ThemeChoice = "light" if self._theme.dark else "dark"
        self._appearance.choose_theme(choice)
