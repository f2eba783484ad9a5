"""Who won: one line for every entrant, the winner first, and remarks where a number alone would mislead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gdviz.session.many.race import Ended
from gdviz.ui.controls.runs.run_swatch import draw_sign
from gdviz.ui.racing.race_card import headings, order_of, remark_on, row_of
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.wording.words import run_name

_NAME = 1  # the column of names


class RaceTable(QWidget):
    """Rows of labels whose numbers can be selected and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._signs: list[_Sign] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(_NAME + 1, 1)

    def show_ended(self, ended: Ended | None, slots: dict[str, int]) -> None:
        """Show the standings; `slots` are the styles of the runs by name."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._signs = []
        if ended is None:
            return
        place, run, *numbers = headings(ended.rule)
        narrow = (text.replace(" ", "\n", 1) for text in numbers)  # a panel is not wide
        for column, text in ((0, place), (_NAME, run), *enumerate(narrow, _NAME + 2)):
            self._put(0, column, text, "secondary", is_number=column not in (0, _NAME))
        line = 1
        for index in order_of(ended):
            line = self._add(line, ended, index, slots)

    def apply_theme(self, theme: Theme) -> None:
        """Take the edges of the signs."""
        self._theme = theme
        for sign in self._signs:
            sign.show_theme(theme)

    def _add(self, line: int, ended: Ended, index: int, slots: dict[str, int]) -> int:
        standing = ended.standings[index]
        shown, *numbers = row_of(ended, index)
        self._put(line, 0, shown)
        sign = _Sign(slots.get(standing.name, 0), self._theme, self)
        self._signs.append(sign)
        self._grid.addWidget(sign, line, _NAME)
        self._put(line, _NAME + 1, run_name(ended.choices[index]))
        for column, text in enumerate(numbers, _NAME + 2):
            self._put(line, column, text, is_number=True)
        remark = remark_on(standing)
        if remark:
            label = note(self)
            label.setProperty("role", "secondary")
            label.setText(remark)
            self._grid.addWidget(label, line + 1, _NAME, 1, len(numbers) + 2)
        return line + 1 + bool(remark)

    def _put(self, line: int, column: int, text: str, role: str = "", *, is_number: bool = False) -> None:
        label = QLabel(text, self)
        if role:
            label.setProperty("role", role)
        if is_number:
            label.setFont(tabular(label.font()))
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, line, column)


class _Sign(QWidget):
    """The sign of a run, as its card has it."""

    def __init__(self, slot: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._slot, self._theme = slot % len(RUN_STYLES), theme
        self.setFixedSize(QSize(30, 16))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_sign(painter, QRectF(self.rect()), RUN_STYLES[self._slot], self._theme)
        painter.end()


def slots_of(names: Sequence[str], slots: Sequence[int]) -> dict[str, int]:
    """Return the style of every run by its name."""
    return dict(zip(names, slots, strict=True))
