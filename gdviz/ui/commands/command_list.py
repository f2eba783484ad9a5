"""Every command of the window, read from its menus: the one list behind the palette and the sheet of keys.

A command that is put into a menu is found by its English and its Chinese name, whatever the window speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from gdviz.assets import resources
from gdviz.ui.commands.actions import COMMAND_TEXT, without_mark

COMMAND_NAMES = "gdviz_command_names"  # property of an action that is no row of a menu: what else it is found by


@dataclass(frozen=True)
class WindowCommand:
    """A command: the titles of the menus that lead to it, its action, and its names in both languages."""

    menus: tuple[str, ...]
    action: QAction
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it does, in the language of the window."""
        return without_mark(self.action.text())

    @property
    def keys(self) -> tuple[str, ...]:
        """Its shortcuts, as keys are named on this system."""
        return tuple(keys_of(self.action))


def commands_of(window: QMainWindow) -> list[WindowCommand]:
    """Return every command in the order of the menus; those that are in none come last."""
    found = list(_inside(window.menuBar(), ()))
    seen = {id(command.action) for command in found}
    rest = (action for action in window.actions() if id(action) not in seen and _is_command(action))
    return found + [WindowCommand((), action, _names(action)) for action in rest]


def keys_of(action: QAction) -> Iterator[str]:
    """Yield the shortcuts of an action, as keys are named on this system."""
    for key in action.shortcuts():
        text = key.toString(QKeySequence.SequenceFormat.NativeText)
        if text:
            yield text


def in_chinese(context: str, text: str) -> str:
    """Return the Chinese of a text of the code, "" where there is none, whatever the window speaks."""
    return _chinese().translate(context, text) or ""


def _inside(menu: QMenu | QMenuBar, titles: tuple[str, ...]) -> Iterator[WindowCommand]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _inside(inner, (*titles, without_mark(inner.title())))
        elif _is_command(action):
            yield WindowCommand(titles, action, _names(action))


def _is_command(action: QAction) -> bool:
    return bool(action.text()) and not action.isSeparator() and action.isVisible()


def _names(action: QAction) -> tuple[str, ...]:
    english = action.property(COMMAND_TEXT)
    names = [action.text()]
    if isinstance(english, str):
        names += [english, in_chinese("Commands", english)]
    names += action.property(COMMAND_NAMES) or []
    names = [without_mark(name) for name in names]
    return tuple(dict.fromkeys(name for name in (*names, action.objectName().replace("_", " ")) if name))


@lru_cache(maxsize=1)
def _chinese() -> QTranslator:
    translator = QTranslator()
    translator.load("gdviz_zh_CN", str(resources() / "i18n"))
    return translator
