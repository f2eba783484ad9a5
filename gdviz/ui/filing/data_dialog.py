"""The dialog that looks into a CSV file before it is used: its first rows, features and target, model, scaling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.data.points import points_of
from gdviz.engine.data.problem_choice import CsvChoice, ProblemChoice
from gdviz.engine.files.csv_preview import CsvPreview, previews
from gdviz.engine.files.csv_table import Header
from gdviz.session.background import Background
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.filing.data_plan import DataPlan, proposed_kind
from gdviz.ui.filing.data_table import DataTable
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.themes.style import GRID

_INTERVAL = 30  # milliseconds between two looks at what is read aside


class DataDialog(QDialog):
    """Reads a file aside and shows it; Open takes it as one change that can be undone. Refusals stay in the dialog."""

    def __init__(self, parent: QWidget, session: Session, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._session, self._path = session, path
        self._preview: CsvPreview | None = None
        self._chosen = False  # whether a person has chosen the model
        self._background = Background()
        self._watch = QTimer(self, interval=_INTERVAL)
        self._watch.timeout.connect(self._look)
        self._facts, self._notes, self._reason = QLabel(self), QLabel(self), QLabel(self)
        self._progress = QProgressBar(self)
        self._table = DataTable(self)
        self._header, self._target, self._model = Picker(self), Picker(self), Picker(self)
        self._standardise, self._write_out = QCheckBox(self), QCheckBox(self)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Open | buttons.Cancel, self)
        self._open = self._buttons.button(buttons.Open)
        self._open.setDefault(True)
        self._buttons.button(buttons.Cancel).setAutoDefault(False)
        self._lay_out()
        self._say_what_it_is()
        self._connect()
        self.resize(620, 560)
        self._read()

    @property
    def reason(self) -> str:
        """What stands in the way now, "" for nothing."""
        return self._reason.text()

    def reject(self) -> None:
        """Give up what is being read."""
        self._background.cancel()
        self._watch.stop()
        super().reject()

    def _lay_out(self) -> None:
        for label, role in ((self._facts, "secondary"), (self._notes, "secondary"), (self._reason, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        form = QFormLayout()
        translate = QCoreApplication.translate
        form.addRow(translate("DataDialog", "First row"), self._header)
        form.addRow(translate("DataDialog", "Target"), self._target)
        form.addRow(translate("DataDialog", "Model"), self._model)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(self._facts)
        column.addWidget(self._progress)
        column.addWidget(self._table, 1)
        column.addLayout(form)
        for part in (self._standardise, self._write_out, self._notes, self._reason, self._buttons):
            column.addWidget(part)

    def _say_what_it_is(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("DataDialog", "Open data: {name}").format(name=self._path.name))
        for picker, name in (
            (self._header, translate("DataDialog", "First row")),
            (self._target, translate("DataDialog", "Target")),
            (self._model, translate("DataDialog", "Model")),
        ):
            picker.setAccessibleName(name)
        headers = {
            "auto": translate("DataDialog", "names the columns unless it holds a number"),
            "yes": translate("DataDialog", "names the columns"),
            "no": translate("DataDialog", "is the first sample"),
        }
        self._header.fill([("", [Entry(key, name) for key, name in headers.items()])])
        self._header.show_entry("auto")
        models = {
            "linear": translate("ProblemNames", "Linear regression"),
            "polynomial": translate("ModelForm", "Polynomial regression"),
            "logistic": translate("ProblemNames", "Logistic regression"),
            "softmax": translate("ProblemNames", "Softmax regression"),
            "network": translate("ProblemNames", "Network"),
        }
        self._model.fill([("", [Entry(key, name) for key, name in models.items()])])
        self._standardise.setText(translate("ScalingForm", "Standardise the features"))
        self._write_out.setText(translate("DataDialog", "Write the samples into the experiment"))
        words = translate("DataDialog", "The experiment can then be sent to somebody without the CSV file")
        self._write_out.setToolTip(words)
        self._write_out.setAccessibleDescription(words)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self._header.activated.connect(lambda: self._read())
        self._target.activated.connect(lambda: self._choose_target())
        self._model.activated.connect(lambda: self._choose_model())
        self._table.changed.connect(self._follow)

    # What is done aside ---------------------------------------------------------------------------------------

    def _read(self) -> None:
        header: Header = self._header.currentData()
        self._preview = None
        self._aside(previews(self._path, header), self._show_preview)

    def _aside(self, work: Iterator[tuple[float, Any]], show: Callable[[Any], None]) -> None:
        self._reason.clear()
        self._progress.setRange(0, 100)
        self._progress.setValue(0)
        self._progress.show()
        self._set_usable(False)
        self._background.start(work, lambda known: show(known) if known is not None else None)
        self._watch.start()

    def _look(self) -> None:
        reason = why_not(self._background.poll)
        self._progress.setValue(round(100 * self._background.progress))
        if self._background.busy:
            return
        self._watch.stop()
        self._progress.hide()
        if self._preview is not None:
            self._set_usable(True)
        self._header.setEnabled(True)
        if reason:
            self._reason.setText(reason)
            self._open.setEnabled(False)

    def _set_usable(self, usable: bool) -> None:
        for part in (self._table, self._header, self._target, self._model, self._standardise, self._write_out):
            part.setEnabled(usable)
        self._open.setEnabled(False)
        if usable:
            self._follow()

    # What is chosen -------------------------------------------------------------------------------------------

    def _show_preview(self, preview: CsvPreview) -> None:
        self._preview = preview
        translate = QCoreApplication.translate
        separators = {
            ",": translate("DataDialog", "commas"),
            ";": translate("DataDialog", "semicolons"),
            "\t": translate("DataDialog", "tabs"),
        }
        template = translate("DataDialog", "{rows:,} rows, {columns:,} columns, parted by {separator}.")
        if preview.count == 1:
            template = translate("DataDialog", "One row, {columns:,} columns, parted by {separator}.")
        words = template.format(
            rows=preview.count, columns=len(preview.columns), separator=separators[preview.separator]
        )
        named = translate("DataDialog", "The first row names the columns.")
        unnamed = translate("DataDialog", "The columns have no names and are numbered.")
        self._facts.setText(f"{words} {named if preview.is_named else unnamed}")
        self._facts.setToolTip(str(self._path))
        self._target.fill([("", [Entry(column.name, column.name) for column in preview.columns])])
        self._target.show_entry(preview.target.name)
        self._table.show_preview(preview, preview.target.name)
        self._propose()

    def _propose(self) -> None:
        if self._preview is None or self._chosen:
            return
        target = self._target.currentData()
        self._model.show_entry(proposed_kind(next(one for one in self._preview.columns if one.name == target)))

    def _choose_target(self) -> None:
        if self._preview is not None:
            self._table.show_target(self._preview, self._target.currentData())
            self._propose()
            self._follow()

    def _choose_model(self) -> None:
        self._chosen = True
        self._follow()

    def _plan(self) -> DataPlan | None:
        target = self._target.currentData()
        if self._preview is None or target is None:
            return None
        return DataPlan(self._preview, self._table.features(), target, self._model.currentData())

    def _follow(self) -> None:
        """Say what stands in the way of the present choice, or let it be opened."""
        plan = self._plan()
        if plan is None or self._background.busy:
            return
        obstacles = plan.obstacles()
        self._reason.setText("\n".join(obstacles))
        self._notes.setText(plan.notes())
        self._notes.setVisible(bool(self._notes.text()))
        self._write_out.setEnabled(plan.can_be_written_out)
        if not plan.can_be_written_out:
            self._write_out.setChecked(False)
        self._open.setEnabled(not obstacles)

    # Taking it ------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        header: Header = "yes" if plan.preview.is_named else "no"
        data = CsvChoice(str(self._path.absolute()), plan.features, plan.target, header)
        choice = ProblemChoice(plan.model(), data, self._standardise.isChecked())
        catalog, write_out = self._session.catalog, self._write_out.isChecked()

        def work() -> Iterator[tuple[float, ProblemChoice | None]]:
            yield 0.0, None
            problem = problem_of(catalog, choice)  # what it reads is remembered for the change itself
            made = choice
            if write_out:
                made = ProblemChoice(choice.model, points_of(problem.dataset), choice.standardise)
            yield 1.0, made

        self._aside(work(), self._change)

    def _change(self, choice: ProblemChoice) -> None:
        self._session.history.seal()
        change_problem(self._session, choice, anew=True)
        self._session.history.seal()
        self.accept()
