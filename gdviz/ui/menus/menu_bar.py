"""The menu bar: every command with its keys, the theme, the language, and help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast, get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from gdviz.engine.files.own_files import OwnKind
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.session import Session
from gdviz.ui.arranging.part_focus import PartFocus
from gdviz.ui.arranging.stage import STAGE_MENU
from gdviz.ui.commands.actions import (
    ABOUT,
    COMMAND_TEXT,
    EDIT_LANDSCAPE,
    EDIT_MENU,
    EDIT_OPTIMIZER,
    EXPORT_MENU,
    FILE_MENU,
    KEYS,
    LAST_SESSION,
    LAYOUT_MENU,
    MOTION_MENU,
    NEW_LANDSCAPE,
    NEW_OPTIMIZER,
    NEXT_PART,
    PALETTE,
    PARTS_MENU,
    PREVIOUS_PART,
    QUIT,
    RECORD_MENU,
    RUN_MENU,
    SCALES_MENU,
    SCREEN_MENU,
    THEMES,
    VIEW_MENU,
    WINDOW_COMMANDS,
    Command,
    command_text,
    make_action,
    plain_text,
)
from gdviz.ui.dialogs.about import show_about
from gdviz.ui.dialogs.keys import show_keys
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.menus.palette import Palette
from gdviz.ui.strips.notice_strip import NoticeStrip
from gdviz.ui.themes.appearance import Appearance, LanguageChoice, ThemeChoice
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import in_words

PANEL_COMMANDS = tuple(panel.command for panel in PANELS)
LANGUAGE_NAMES = {"en": "English", "zh": "简体中文"}  # each in its own language
# and in English, as the palette finds them too
LANGUAGES = {"en": QT_TRANSLATE_NOOP("Commands", "English"), "zh": QT_TRANSLATE_NOOP("Commands", "Simplified Chinese")}


# The commands that others make.
_OTHERS = (*FILE_MENU, *EXPORT_MENU, *RECORD_MENU, *EDIT_MENU, *WINDOW_COMMANDS, *PANEL_COMMANDS, *STAGE_MENU)


class Menus:
    """Builds the menu bar of the window once; `retranslate` says it again."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        actions: Mapping[str, QAction],
        appearance: Appearance,
        recent: QMenu,
        examples: QMenu,
    ) -> None:
        """`recent` is the menu of the files that were opened last, `examples` that of what is there to be opened."""
        self._window = window
        self._appearance = appearance
        self._session = session
        self._palette: Palette | None = None  # made when it is first asked for
        self.own: dict[str, QAction] = {}  # the commands that are made here, by name
        self._rows: list[tuple[Command, QAction]] = [(command, actions[command.name]) for command in _OTHERS]
        bar = window.menuBar()
        self._file, self._change, self._run = bar.addMenu(""), bar.addMenu(""), bar.addMenu("")
        self._view, self._help = bar.addMenu(""), bar.addMenu("")
        self._go_on_by: Callable[[], None] = lambda: None
        self._last = self._fill_file(actions, recent, examples)
        self._last.setEnabled(False)
        for command in EDIT_MENU:
            if command.name == "branch":
                self._change.addSeparator()
            self._change.addAction(actions[command.name])
        for command in RUN_MENU:
            self._run.addAction(actions[command.name])
        self._fill_view(actions)
        self._own(self._help, PALETTE, self._open_palette)
        self._own(self._help, KEYS, lambda: show_keys(window))
        self._own(self._help, ABOUT, lambda: show_about(window))

    def retranslate(self) -> None:
        """Say every menu and action in the language of the window."""
        translate = QCoreApplication.translate
        self._file.setTitle(translate("Menus", "&File"))
        self._export.setTitle(translate("Menus", "E&xport"))
        self._change.setTitle(translate("Menus", "&Edit"))
        self._run.setTitle(translate("Menus", "&Run"))
        self._view.setTitle(translate("Menus", "&View"))
        self._panels.setTitle(translate("Menus", "Panels at the s&ide"))
        self._layout.setTitle(translate("Menus", "La&yout"))
        self.scales.setTitle(translate("Menus", "Scal&es"))
        self._stage.setTitle(translate("Menus", "Presentation sh&ows"))
        self._theme.setTitle(translate("Menus", "&Theme"))
        self._language.setTitle(translate("Menus", "L&anguage"))
        self._help.setTitle(translate("Menus", "&Help"))
        for command, action in self._rows:
            action.setText(command_text(command))
            action.setToolTip(tip(plain_text(action)))
        for menu in self._window.menuBar().findChildren(QMenu):
            menu.setToolTipsVisible(self._appearance.language == "zh")  # in Chinese they name the terms in English
        for language, action in self._languages.items():  # the tool bar switches it too
            action.setChecked(language == self._appearance.language)

    def _fill_file(self, actions: Mapping[str, QAction], recent: QMenu, examples: QMenu) -> QAction:
        """Fill the File menu; return the command that takes the last session."""
        file = self._file
        for command in FILE_MENU:
            file.addAction(actions[command.name])
            if command.name == "open":
                file.addMenu(recent)
                file.addMenu(examples)
            elif command.name in ("open_data", "copy_text"):
                file.addSeparator()
        self._export = file.addMenu("")
        self._export.addActions([actions[command.name] for command in EXPORT_MENU])
        file.addActions([actions[command.name] for command in RECORD_MENU])
        file.addSeparator()
        self._own(file, NEW_LANDSCAPE, lambda: self._write("landscapes", ""))
        self._own(file, EDIT_LANDSCAPE, lambda: self._write("landscapes", self._landscape()))
        self._own(file, NEW_OPTIMIZER, lambda: self._write("optimizers", ""))
        self._own(file, EDIT_OPTIMIZER, lambda: self._write("optimizers", self._optimizer()))
        file.addSeparator()
        last = self._own(file, LAST_SESSION, self._go_on)
        self._own(file, QUIT, self._window.close)
        return last

    def _fill_view(self, actions: Mapping[str, QAction]) -> None:
        view = self._view
        for command in (*VIEW_MENU, None, *PARTS_MENU, None):
            view.addSeparator() if command is None else view.addAction(actions[command.name])
        self._panels, self._layout, self.scales = view.addMenu(""), view.addMenu(""), view.addMenu("")
        menus = ((self._panels, PANEL_COMMANDS), (self._layout, LAYOUT_MENU), (self.scales, SCALES_MENU))
        for menu, commands in menus:
            menu.addActions([actions[command.name] for command in commands])
        focus = PartFocus(self._window)
        self._own(view, NEXT_PART, focus.next)
        self._own(view, PREVIOUS_PART, partial(focus.next, -1))
        view.addSeparator()
        for command in (*MOTION_MENU, None, *SCREEN_MENU):
            view.addSeparator() if command is None else view.addAction(actions[command.name])
        self._stage = view.addMenu("")
        self._stage.addActions([actions[command.name] for command in STAGE_MENU])
        view.addSeparator()
        self._theme, self._language = view.addMenu(""), view.addMenu("")
        self._fill_themes()
        self._fill_languages()

    def offer_last_session(self, go_on: Callable[[], Message | None], notice: NoticeStrip) -> None:
        """Let the command take the last session, once; where it cannot be taken, the notice says why."""

        def take() -> None:
            refusal = go_on()
            self._last.setEnabled(refusal is not None)
            if refusal is not None:
                notice.say(lambda: _cannot_go_on(refusal))

        self._go_on_by = take
        self._last.setEnabled(True)

    def _go_on(self) -> None:
        self._go_on_by()

    def _open_palette(self) -> None:
        if self._palette is None:
            self._palette = Palette(self._window, self._session)
        self._palette.open()

    def _write(self, kind: OwnKind, key: str) -> None:
        """Open the editor beside the window."""
        from gdviz.ui.editor.editor_dialog import EditorDialog  # nothing of it is needed at the start

        EditorDialog(self._window, self._session, self._appearance, kind, key).show()

    def _landscape(self) -> str:
        """Return the landscape that is looked at, "" where it comes from no file."""
        choice = self._session.experiment.landscape
        return choice.id if choice.problem is None and choice.id in self._session.catalog.landscapes else ""

    def _optimizer(self) -> str:
        """Return the optimizer of the selected run, "" where there is none."""
        selected = self._session.selected
        return self._session.experiment.runs[selected].optimizer if selected >= 0 else ""

    def _own(self, menu: QMenu, command: Command, act: Callable[[], object]) -> QAction:
        action = make_action(command, self._window, act)
        menu.addAction(action)
        self.own[command.name] = action
        self._window.addAction(action)  # its keys also work while the menu bar is hidden
        self._rows.append((command, action))
        return action

    def _fill_themes(self) -> None:
        group = QActionGroup(self._window)
        for command in THEMES:
            choice = cast(ThemeChoice, command.name)
            action = self._own(self._theme, command, partial(self._appearance.choose_theme, choice))
            action.setChecked(choice == self._appearance.choice)
            group.addAction(action)
        self._appearance.theme_changed.connect(self._tick_theme)

    def _tick_theme(self) -> None:
        for action in self._theme.actions():
            action.setChecked(action.objectName() == self._appearance.choice)

    def _choose_language(self, language: LanguageChoice, _checked: bool = True) -> None:
        self._appearance.choose_language(language)

    def _fill_languages(self) -> None:
        self._languages: dict[LanguageChoice, QAction] = {}
        group = QActionGroup(self._window)
        for language in get_args(LanguageChoice):
            action = self._language.addAction(LANGUAGE_NAMES[language])
            action.setObjectName(f"language_{language}")
            action.setProperty(COMMAND_TEXT, LANGUAGES[language])
            action.setCheckable(True)
            self._languages[language] = action
            action.triggered.connect(partial(self._choose_language, language))
            group.addAction(action)


def _cannot_go_on(reason: Message) -> str:
    sentence = QCoreApplication.translate("RecoveryStrip", "The last session cannot be restored: {reason}")
    return sentence.format(reason=in_words(reason))
