"""The sheet of keys: those of every command, read from the menus themselves, and what mouse and keys do in a view."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gdviz.ui.commands.command_list import commands_of
from gdviz.ui.themes.style import GRID

_GAP = "\u00a0" * 3  # between two keys: rich text swallows ordinary spaces
_ROOM = 0.9  # of the screen at most

Group = tuple[str, list[tuple[str, str]]]  # a heading, then what and how


def show_keys(window: QMainWindow) -> None:
    """Show the sheet; the window goes on working under it."""
    KeysDialog(window).show()


class KeysDialog(QDialog):
    """Says it all again in another language, while it is open."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._area)
        column.addWidget(self._buttons)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write the sheet anew once the commands have their new names."""
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._write)
        super().changeEvent(event)

    def _write(self) -> None:
        self.setWindowTitle(QCoreApplication.translate("Keys", "Keys"))
        self._area.setAccessibleName(self.windowTitle())
        sheet = QWidget(self._area)
        sheet.setProperty("role", "panel")
        columns = QHBoxLayout(sheet)
        columns.setSpacing(8 * GRID)
        for groups in _in_columns([*_of_commands(self._window), *_in_views()]):
            table = QLabel("".join(_table(*group) for group in groups), sheet)
            table.setAlignment(Qt.AlignmentFlag.AlignTop)
            table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            columns.addWidget(table)
        self._area.setWidget(sheet)  # which deletes the one before
        wanted, frame, room = sheet.sizeHint(), 12 * GRID, self.screen().availableSize() * _ROOM
        high = wanted.height() + self._buttons.sizeHint().height() + frame
        self.resize(QSize(wanted.width() + frame, high).boundedTo(room))


def _of_commands(window: QMainWindow) -> list[Group]:
    """Return the commands that have keys, by menu, those of a menu within another by themselves."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in commands_of(window):
        if command.keys:
            menu = " › ".join(command.menus)
            groups.setdefault(menu, []).append((command.text, _GAP.join(command.keys)))
    return list(groups.items())


def _in_views() -> list[Group]:
    translate = QCoreApplication.translate
    return [
        (
            translate("Keys", "On the map"),
            [
                (translate("Keys", "Set the start"), translate("Keys", "click, or drag the ring")),
                (translate("Keys", "Move the picture"), translate("Keys", "Shift + drag, or middle button")),
                (translate("Keys", "Zoom"), translate("Keys", "mouse wheel")),
                (translate("Keys", "Whole domain again"), translate("Keys", "double click on an axis")),
            ],
        ),
        (
            translate("Keys", "On the surface"),
            [
                (translate("Keys", "Set the start"), translate("Keys", "click, or drag the ring")),
                (translate("Keys", "Turn it"), translate("Keys", "drag, or Shift + arrows")),
                (translate("Keys", "Move the picture"), translate("Keys", "Shift + drag, or middle button")),
                (translate("Keys", "Zoom"), translate("Keys", "mouse wheel, or + and −")),
                (translate("Keys", "First camera again"), "0"),
            ],
        ),
        (
            translate("Keys", "In controls"),
            [
                (translate("Keys", "Next or previous control"), "Tab" + _GAP + "Shift+Tab"),
                (translate("Keys", "Move a slider"), translate("Keys", "arrows, Page Up and Down, Home, End")),
                (translate("Keys", "Bring a number back"), "Esc"),
                (translate("Keys", "Search a long list"), translate("Keys", "type")),
            ],
        ),
    ]


def _in_columns(groups: list[Group]) -> list[list[Group]]:
    """Return the groups in three columns, in their order, the highest as low as it can be."""
    heights = [len(rows) + 2 for _, rows in groups]
    count = len(groups)
    cuts = [(first, second) for first in range(1, count - 1) for second in range(first + 1, count)]
    first, second = min(
        cuts, key=lambda cut: max(sum(heights[: cut[0]]), sum(heights[cut[0] : cut[1]]), sum(heights[cut[1] :]))
    )
    return [groups[:first], groups[first:second], groups[second:]]


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td>{escape(what)}</td><td style='padding-left: 24px'><b>{escape(how)}</b></td></tr>"
        for what, how in rows
    )
    title = f"<p style='margin-bottom: 2px'><b>{escape(heading)}</b></p>"
    return f"{title}<table cellspacing='0' cellpadding='3'>{lines}</table>"
