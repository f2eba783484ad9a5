"""Hyperparameters of a run: those of its optimizer, of its schedule, or of one of its options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Edit
from gdviz.session.changes.editing import remove_edit, set_from_start, set_hyperparameter
from gdviz.session.session import Session
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.controls.runs.edits import edits_of
from gdviz.ui.rate_gauges import RateGauges
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.words import run_name


class HyperparameterForm(QWidget):
    """A row for every hyperparameter; closed, only the first is seen."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._declared: tuple[Hyperparameter, ...] | None = None
        self._theme = LIGHT
        self._rows: dict[str, HyperparameterRow] = {}
        self._gauges = RateGauges(session, self)
        self._gauges.changed.connect(self._show_gauge)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    @property
    def rows(self) -> Iterable[HyperparameterRow]:
        """The rows that there are; others may take their place."""
        return self._rows.values()

    def redraw(self, declared: Mapping[str, Hyperparameter], is_open: bool) -> None:
        """Show the values of `declared` that are in force at the cursor."""
        choice = self._session.experiment.runs[self._index]
        if tuple(declared.values()) != self._declared:
            self._clear(declared)
        self._build(declared if is_open else dict(list(declared.items())[:1]))  # what a closed card hides, waits
        for place, (name, row) in enumerate(self._rows.items()):
            row.show_owner(run_name(choice))
            row.show_value(choice.value_at(name, self._session.cursor), edits_of(choice, name))
            row.setVisible(place == 0 or is_open)

    def follow(self) -> None:
        """Keep the limit of the learning rate true while the cursor moves; called once a frame, and cheap."""
        row = self._rows.get(LEARNING_RATE)
        if row is not None and row.isVisible():
            self._gauges.follow({self._index})
            strips = self._session.strips
            shown = strips.shown and strips.has_rate(self._index)
            row.show_strip(shown, strips.of(self._index) if shown else None)

    def take_focus(self) -> None:
        """Let the learning rate be typed, or the first number where there is none."""
        rows = self._rows
        row = rows.get(LEARNING_RATE) or next(iter(rows.values()), None)
        if row is not None:
            row.take_focus()

    def rebuild(self) -> None:
        """Make the rows again at the next redraw, in another language for example."""
        self._declared = None

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for row in self._rows.values():
            row.apply_theme(theme)

    def _clear(self, declared: Mapping[str, Hyperparameter]) -> None:
        self._declared = tuple(declared.values())
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = {}

    def _build(self, wanted: Mapping[str, Hyperparameter]) -> None:
        """Add the rows that are not there yet."""
        if len(wanted) <= len(self._rows):
            return
        for name, hyperparameter in list(wanted.items())[len(self._rows) :]:
            row = HyperparameterRow(hyperparameter, self)
            row.apply_theme(self._theme)
            row.chosen.connect(lambda value, name=name: self._choose(name, value))
            row.notes.removed.connect(self._remove)
            row.notes.moved_to_start.connect(self._move_to_start)
            self._rows[name] = row
            self._column.addWidget(row)
        self._show_gauge()

    def _show_gauge(self) -> None:
        row = self._rows.get(LEARNING_RATE)
        if row is not None:
            row.show_gauge(self._gauges.gauge(self._index))

    def _choose(self, name: str, value: float) -> None:
        set_hyperparameter(self._session, self._index, name, value)

    def _remove(self, edit: Edit) -> None:
        remove_edit(self._session, self._index, edit)

    def _move_to_start(self, edit: Edit) -> None:
        set_from_start(self._session, self._index, edit.name, edit.value)
