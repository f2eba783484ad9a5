"""The numbers that a dataset declares — how many samples, how much noise — and the seed that it is drawn from."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.problem_choice import DatasetChoice
from gdviz.engine.files.dataset_file import DatasetFile
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.controls.fields.seed_field import SeedField
from gdviz.ui.controls.landscape.taking import taken
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.words import text_of


class DataNumbers(QWidget):
    """A slider and a field for every parameter of the dataset, and its seed where it is drawn at random."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: DatasetFile | None = None
        self._theme = LIGHT
        self._rows: dict[str, HyperparameterRow] = {}
        self._parameters = QVBoxLayout()
        self._parameters.setSpacing(GRID)
        self._seed_line = QWidget(self)
        self._label = QLabel(self._seed_line)
        self._message = FieldMessage(self)
        self._seed = SeedField(self._shown_seed, self._message, self._seed_line)
        row = QHBoxLayout(self._seed_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._parameters)
        column.addWidget(self._seed_line)
        column.addWidget(self._message)
        self._seed.entered.connect(self._enter_seed)

    def redraw(self) -> None:
        """Show the numbers in force."""
        data = self._data()
        file = None if data is None else self._session.catalog.datasets.get(data.id)
        if file is not self._shown:
            self._shown = file
            self._build(file)
        if data is None or file is None:
            return
        for name, row in self._rows.items():
            row.show_value(data.parameters.get(name, file.parameters[name].default), [])
        self._seed_line.setVisible(bool(file.generator))
        self._seed.redraw()

    def rebuild(self) -> None:
        """Say everything again in a new language."""
        self._shown = None
        translate = QCoreApplication.translate
        self._label.setText(translate("DataForm", "seed of the data"))
        self._seed.describe(
            self._label,
            translate("DataForm", "Seed of the data"),
            translate("DataForm", "Draw other samples"),
            translate("DataForm", "The same seed draws the same samples"),
        )

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._seed.apply_theme(theme)
        self._message.apply_theme(theme)
        for row in self._rows.values():
            row.apply_theme(theme)

    def _data(self) -> DatasetChoice | None:
        problem = self._session.experiment.landscape.problem
        return problem.data if problem is not None and isinstance(problem.data, DatasetChoice) else None

    def _build(self, file: DatasetFile | None) -> None:
        while item := self._parameters.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        self._message.say("")
        for name, parameter in file.parameters.items() if file else ():
            row = HyperparameterRow(parameter, self)
            row.show_owner(text_of(file.name) if file else "")
            row.apply_theme(self._theme)
            row.chosen.connect(lambda value, name=name: self._set(name, value))
            self._rows[name] = row
            self._parameters.addWidget(row)

    def _set(self, name: str, value: float) -> None:
        data = self._data()
        if data is None:
            return
        sentence = self._change(msgspec.structs.replace(data, parameters={**data.parameters, name: value}))
        if sentence:
            self._rows[name].refuse(sentence)

    def _shown_seed(self) -> int:
        data = self._data()
        return 0 if data is None else data.seed

    def _enter_seed(self, seed: int) -> None:
        data = self._data()
        if data is not None:
            self._seed.refuse(self._change(msgspec.structs.replace(data, seed=seed)))

    def _change(self, data: DatasetChoice) -> str:
        """Take other data of the same kind; return why they cannot be used, "" where they were taken."""
        return taken(self._session, data=data)
