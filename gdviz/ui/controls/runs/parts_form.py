"""What a run has besides its optimizer: a schedule, options, batches. Made when it is first opened."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.controls.runs.option_list import OptionList
from gdviz.ui.controls.runs.schedule_form import ScheduleForm
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme


class PartsForm(QWidget):
    """The forms of schedule and options, below each other."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms = (
            ScheduleForm(session, index, self),
            OptionList(session, index, self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for form in self._forms:
            column.addWidget(form)

    def redraw(self) -> None:
        """Show the run."""
        for form in self._forms:
            form.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for form in self._forms:
            form.apply_theme(theme)
