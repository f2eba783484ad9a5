"""The form of a run, made from the hyperparameters that its optimizer declares."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.optimizer import Optimizer
from gdviz.engine.run import Edit
from gdviz.session.editing import set_hyperparameter
from gdviz.session.session import Session
from gdviz.ui.controls.edits import edits_of, without_edit
from gdviz.ui.controls.hyperparameter_row import HyperparameterRow
from gdviz.ui.style import GRID
from gdviz.ui.theme import LIGHT, Theme


class HyperparameterForm(QWidget):
    """A row for every hyperparameter; closed, only the first, which is the rate, is seen."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._optimizer: Optimizer | None = None
        self._theme = LIGHT
        self._rows: dict[str, HyperparameterRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def redraw(self, is_open: bool) -> None:
        """Show the values that are in force at the cursor."""
        run = self._session.runs[self._index]
        choice = self._session.experiment.runs[self._index]
        if run.optimizer is not self._optimizer:
            self._build(run.optimizer, choice.name)
        for place, (name, row) in enumerate(self._rows.items()):
            row.show_value(choice.value_at(name, self._session.cursor), edits_of(choice, name))
            row.setVisible(place == 0 or is_open)

    def rebuild(self) -> None:
        """Make the rows again at the next redraw, in another language for example."""
        self._optimizer = None

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for row in self._rows.values():
            row.apply_theme(theme)

    def _build(self, optimizer: Optimizer, run_name: str) -> None:
        self._optimizer = optimizer
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for name, hyperparameter in optimizer.hyperparameters.items():
            row = HyperparameterRow(hyperparameter, run_name, self)
            row.apply_theme(self._theme)
            row.chosen.connect(lambda value, name=name: self._choose(name, value))
            row.notes.removed.connect(self._remove)
            row.notes.moved_to_start.connect(self._move_to_start)
            self._rows[name] = row
            self._column.addWidget(row)

    def _choose(self, name: str, value: float) -> None:
        set_hyperparameter(self._session, self._index, name, value)

    def _remove(self, edit: Edit) -> None:
        self._session.change(without_edit(self._session.experiment, self._index, edit))

    def _move_to_start(self, edit: Edit) -> None:
        self._session.change(self._session.experiment.with_hyperparameter(self._index, edit.name, edit.value))
