"""Where the data of a problem are chosen: which dataset, with what numbers, drawn from which seed."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import CsvChoice, DatasetChoice, ProblemChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.session.changes.problem_editing import change_problem, suited_model
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry, Group, broken_group, entry_of, in_order
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.naming import reason_of
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.data_numbers import DataNumbers
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.problem_names import data_name, model_name
from gdviz.ui.wording.words import in_words, run_name

_FILE = "file:"  # the identifier of the entry that asks for a file
_PRESENT = "present:"  # of the one that stands for data from no dataset


class DataForm(QWidget):
    """The picker of datasets, what the data are in a few words, and their numbers.

    `file_wanted` asks for a file: carries "" for any, or the path of the one whose columns are to be chosen again.
    What cannot be used is said under the field, and the last good data stay.
    """

    file_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filled: tuple[object, ...] = ()
        self._picker = Picker(self)
        self._message = FieldMessage(self)
        self._note, self._facts = _secondary(self), _secondary(self)
        self._note.hide()
        self._noted_for: ProblemChoice | None = None
        self._columns = QPushButton(self)
        self._columns.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._numbers = DataNumbers(session, self)
        self._batches = _secondary(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._picker, self._message, self._note, self._facts, self._columns):
            column.addWidget(part)
        column.addWidget(self._numbers)
        column.addWidget(self._batches)
        self._columns.clicked.connect(lambda: self.file_wanted.emit(self._path()))
        self._picker.activated.connect(self._pick)
        session.catalog_changed.connect(self.retranslate)
        self.retranslate()

    def redraw(self) -> None:
        """Show the data of the experiment."""
        choice = self._session.experiment.landscape.problem
        if choice is None:
            return
        if self._noted_for is not None and choice != self._noted_for:
            self._say("", None)
        self._fill(choice)
        is_drawn = isinstance(choice.data, DatasetChoice)
        self._picker.show_entry(choice.data.id if isinstance(choice.data, DatasetChoice) else _PRESENT)
        path = self._path()
        self._facts.setText(self._in_words(choice))
        self._facts.setToolTip(path)
        self._columns.setVisible(bool(path))
        self._numbers.setVisible(is_drawn)
        self._numbers.redraw()
        words = self._too_large_batches()
        self._batches.setText(words)
        self._batches.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say everything again in a new language, or offer what another catalog has."""
        translate = QCoreApplication.translate
        self._picker.setAccessibleName(translate("DataForm", "Data"))
        self._picker.setToolTip(tip(translate("DataForm", "Choose the samples that the model is to fit")))
        self._columns.setText(translate("DataForm", "Columns of the file …"))
        self._filled = ()
        self._say("", None)
        self._numbers.rebuild()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._message.apply_theme(theme)
        self._numbers.apply_theme(theme)

    def _fill(self, choice: ProblemChoice) -> None:
        catalog = self._session.catalog
        present = "" if isinstance(choice.data, DatasetChoice) else data_name(catalog, choice.data)
        if (catalog, present) == self._filled:
            return
        self._filled = (catalog, present)
        own = [Entry(_PRESENT, present)] if present else []
        file = Entry(_FILE, QCoreApplication.translate("DataForm", "CSV file …"))
        self._picker.fill([("", [*own, file]), *dataset_groups(catalog)])

    def _in_words(self, choice: ProblemChoice) -> str:
        """Return how many samples there are, and of what."""
        problem = self._session.landscape
        assert isinstance(problem, Problem)
        data = problem.dataset
        names = ", ".join(data.features[:4]) + (" …" if len(data.features) > 4 else "")
        template = QCoreApplication.translate("DataForm", "{count:,} samples: {features} → {target}")
        if len(data) == 1:
            template = QCoreApplication.translate("DataForm", "one sample: {features} → {target}")
        text = template.format(count=len(data), features=names, target=data.target)
        if data.classes:
            classes = ", ".join(data.classes[:4]) + (" …" if len(data.classes) > 4 else "")
            text += f" ({classes})"
        return text

    def _path(self) -> str:
        """Return the path of the CSV file, "" where the data come from none."""
        choice = self._session.experiment.landscape.problem
        return choice.data.path if choice is not None and isinstance(choice.data, CsvChoice) else ""

    def _too_large_batches(self) -> str:
        """Say which runs ask for more samples a step than there are."""
        count = self._session.landscape.samples
        runs = [run for run in self._session.experiment.runs if run.batch > count]
        if not runs:
            return ""
        template = QCoreApplication.translate(
            "DataForm", "The batch of {runs} asks for more than the {count:,} samples there are: each step sees all."
        )
        named = ", ".join(f"{run_name(run)} ({run.batch:,})" for run in runs)
        return template.format(runs=named, count=count)

    def _pick(self, index: int) -> None:
        identifier = self._picker.itemData(index)
        choice = self._session.experiment.landscape.problem
        if choice is None or identifier == _PRESENT:
            return
        if identifier == _FILE:
            self.redraw()
            self.file_wanted.emit("")
            return
        self._say("", None)
        if isinstance(choice.data, DatasetChoice) and choice.data.id == identifier:
            return
        before = self._session.experiment
        sentence = reason_of(lambda: self._taken(msgspec.structs.replace(choice, data=DatasetChoice(identifier))))
        self.redraw()
        is_taken = self._session.experiment is not before
        self._say(sentence, self._session.experiment.landscape.problem if is_taken else None)

    def _taken(self, choice: ProblemChoice) -> str:
        """Take a dataset, with a model that suits it; return what a person must know of that."""
        model, reason = suited_model(self._session.catalog, choice)
        change_problem(self._session, msgspec.structs.replace(choice, model=model))
        if reason is None:
            return ""
        template = QCoreApplication.translate("DataForm", "{old} does not suit: {reason}. The model is now: {new}.")
        return template.format(old=model_name(choice.model), new=model_name(model), reason=in_words(reason))

    def _say(self, sentence: str, taken: ProblemChoice | None) -> None:
        """Say why nothing was taken, or what came with the problem that was `taken`, for as long as it stays."""
        self._noted_for = taken
        self._message.say("" if taken else sentence)
        self._note.setText(sentence if taken else "")
        self._note.setVisible(bool(taken and sentence))


def dataset_groups(catalog: Catalog) -> list[Group]:
    """Return the datasets by what is to be predicted."""
    numbers: list[Entry] = []
    classes: list[Entry] = []
    for key, one in catalog.datasets.items():
        (classes if one.classes else numbers).append(entry_of(catalog, "datasets", key, one))
    return [
        (QCoreApplication.translate("DataForm", "A number to predict"), in_order(numbers)),
        (QCoreApplication.translate("DataForm", "Classes to tell apart"), in_order(classes)),
        broken_group(catalog, "datasets"),
    ]


def _secondary(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "secondary")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
