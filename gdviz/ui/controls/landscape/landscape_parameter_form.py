"""The parameters of a landscape, edited like the hyperparameters of a run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.session.changes.editing import set_landscape_parameter
from gdviz.session.session import Session
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.words import text_of


class LandscapeParameterForm(QWidget):
    """A row for every parameter that the landscape declares; hidden when there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shape: tuple[object, ...] = ()  # what decides which rows there are
        self._theme = LIGHT
        self._rows: dict[str, HyperparameterRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.hide()

    def redraw(self) -> None:
        """Show the values in force."""
        shape = (self._session.experiment.landscape.id, self._session.parameters)
        if shape != self._shape:
            self._shape = shape
            self._build()
        for name, row in self._rows.items():
            row.show_value(self._session.landscape.parameters[name], [])

    def rebuild(self) -> None:
        """Make the rows again at the next redraw, in another language for example."""
        self._shape = ()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for row in self._rows.values():
            row.apply_theme(theme)

    def _build(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        file = self._session.catalog.landscapes.get(self._session.experiment.landscape.id)
        typed = QCoreApplication.translate("LandscapeParameterForm", "the typed formula")
        owner = text_of(file.name) if file else typed
        for name, parameter in self._session.parameters.items():
            row = HyperparameterRow(parameter, self)
            row.show_owner(owner)
            row.apply_theme(self._theme)
            row.chosen.connect(lambda value, name=name: set_landscape_parameter(self._session, name, value))
            self._rows[name] = row
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))
