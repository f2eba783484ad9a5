"""The one tool bar: what is looked at, how the centre is divided, theme, language, and files left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gdviz.session.session import Session
from gdviz.ui.arranging.stage import STAGE_MENU
from gdviz.ui.commands.actions import LAYOUT_MENU, Command, plain_text
from gdviz.ui.dialogs.mistakes import show_mistakes
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.themes.appearance import Appearance, ThemeChoice
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.problem_names import landscape_name

EDITS = ("undo", "redo")  # commands
VIEWS = {"show_contour": "contour", "show_both": "split", "show_surface": "surface"}  # command → icon
EXPLAINING = {panel.command.name: panel.icon for panel in PANELS}
BUTTONS = VIEWS | EXPLAINING | {"palette": "search", "present": "fullscreen", "record": "record"}


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
        self._is_live = False
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._buttons = [IconButton(name, self, 20) for name in ("warning", "layout", "theme", "language")]
        self._mistakes, self._layout, self._switch_theme, self._switch_language = self._buttons
        self._mistakes_action = self._lay_out()
        self._add_menus()
        for name in BUTTONS:
            actions[name].setIconVisibleInMenu(False)  # there it would hide the tick
        self._mistakes.clicked.connect(lambda: show_mistakes(window, session.catalog.mistakes))
        self._switch_theme.clicked.connect(self._other_theme)
        self._switch_language.clicked.connect(
            lambda: appearance.choose_language("en" if appearance.language == "zh" else "zh")
        )

    def show_live(self, is_live: bool) -> None:
        """Show with the button that ends it whether the window is being recorded live."""
        if is_live != self._is_live:
            self._is_live = is_live
            self._tint_record()
            self.retranslate()

    def redraw(self) -> None:
        """Name the landscape."""
        text = landscape_name(self._session.catalog, self._session.experiment.landscape)
        if text != self._title.text():
            self._title.setText(text)
        self._mistakes_action.setVisible(bool(self._session.catalog.mistakes))

    def _tint_record(self) -> None:
        colour = self._theme.error if self._is_live else self._theme.secondary
        self._actions["record"].setIcon(icon("record", self._theme, colour))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        for name, drawing in BUTTONS.items():
            self._actions[name].setIcon(icon(drawing, theme, theme.secondary))
        self._tint_record()
        for button in self._buttons:
            button.apply_theme(theme)
        self._mistakes.setIcon(icon("warning", theme, theme.error))

    def retranslate(self) -> None:
        """Say every tooltip in the language of the window."""
        translate = QCoreApplication.translate
        self._layout.describe(translate("ToolBar", "Layout: explore, explain, compare"))
        self._switch_theme.describe(translate("ToolBar", "Light or dark"))
        self._switch_language.describe(translate("ToolBar", "English / 简体中文"))
        self._mistakes.describe(translate("ToolBar", "Some files could not be used: see why"))
        for name in BUTTONS:
            action = self._actions[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(tip(f"{plain_text(action)}  ({keys})"))
        if self._is_live:
            self._actions["record"].setToolTip(translate("ToolBar", "Recording the window live: press to end it"))
        self.redraw()

    def _lay_out(self) -> QAction:
        """Put everything in its order; return what shows and hides the button of mistakes."""
        self.addWidget(self._title)
        self.addSeparator()
        self.addActions([self._actions[name] for name in EDITS])
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        mistakes = self.addWidget(self._mistakes)
        for names in (VIEWS, EXPLAINING):
            self.addActions([self._actions[name] for name in names])
            self.addSeparator()
        self.addWidget(self._layout)
        self.addAction(self._actions["palette"])
        self.addWidget(self._switch_theme)
        self.addWidget(self._switch_language)
        self.addActions([self._actions[name] for name in ("present", "record")])
        return mistakes

    def _add_menus(self) -> None:
        self._layout.setMenu(self._menu(LAYOUT_MENU))
        present = self.widgetForAction(self._actions["present"])
        if isinstance(present, QToolButton):
            present.setMenu(self._menu(STAGE_MENU))
            present.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _menu(self, commands: Sequence[Command]) -> QMenu:
        menu = QMenu(self)
        menu.addActions([self._actions[command.name] for command in commands])
        return menu

    def _other_theme(self) -> None:
        choice: ThemeChoice = "light" if self._theme.dark else "dark"
        self._appearance.choose_theme(choice)
