"""The draft of a landscape: its formula, domain, start and parameters, how it is read, and its loss at the start."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.file_mistakes import read_file
from gdviz.engine.files.landscape_file import LandscapeFile, LandscapeTable
from gdviz.engine.files.own_files import text_of_table
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.language.formula import landscape_variables
from gdviz.engine.language.tokens import canonical
from gdviz.engine.tryout import tried_by
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.formula_field import FormulaField
from gdviz.ui.editor.draft import DraftForm
from gdviz.ui.editor.number_table import NumberTableForm
from gdviz.ui.editor.tiny_curve import TinyCurve
from gdviz.ui.formulas.formula_preview import FormulaPreview
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.numbers import brief_number, parse_number
from gdviz.ui.wording.words import in_words, run_name, subscripted

_PATH = Path("draft.toml")  # no such file: a mistake of a draft is said, not placed
_ROWS = 2  # that are seen at once
STEPS = 200  # of the run that tries it

FIRST = LandscapeTable("", "x² + 3y²", [(-5.0, 5.0), (-5.0, 5.0)], [4.0, 3.0])


class LandscapeDraft(DraftForm):
    """A formula and how it is read; below, a row of domain and start for every variable, and the parameters."""

    def __init__(self, table: LandscapeTable, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = table
        self._session = session  # whose selected run tries the landscape
        self._heading, self._heading_place = heading("", self), heading("", self)
        self._heading_numbers, self._heading_run = heading("", self), heading("", self)
        self._formula = FormulaField(self)
        self._wrong, self._wrong_place = FieldMessage(self), FieldMessage(self)
        self._preview = FormulaPreview(self)
        self._values = QLabel(self)
        self._values.setProperty("role", "secondary")
        self._place = QTableWidget(0, 3, self)
        self._place.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._place.setTabKeyNavigation(False)
        self._place.setFixedHeight((_ROWS + 1) * (self.fontMetrics().height() + 18))
        self._numbers = NumberTableForm(self, _ROWS)
        self._curve = TinyCurve("", self)
        self._lay_out()
        self._formula.show_formula(table.formula)
        self._numbers.show_numbers(table.parameter)
        rows = [(*ends, start) for ends, start in zip(table.domain, table.start, strict=True)]
        self._show_place([[brief_number(value, 12) for value in row] for row in rows])
        self._formula.typed.connect(lambda _: self.changed.emit())
        self._numbers.changed.connect(self.changed)
        self._place.itemChanged.connect(lambda _: self.changed.emit())

    def table(self, name: str) -> LandscapeTable:
        """Return the draft; known minima are dropped with the formula that they belong to. Raises ValueError."""
        rows = [[self._value(row, column) for column in range(3)] for row in range(self._place.rowCount())]
        formula, parameters = self._formula.text(), self._numbers.numbers()
        same = formula == self._source.formula and parameters == self._source.parameter
        return msgspec.structs.replace(
            self._source,
            name=name,
            formula=formula,
            domain=[(low, high) for low, high, _ in rows],
            start=[start for _, _, start in rows],
            minima=self._source.minima if same else [],
            parameter=parameters,
        )

    def check(self, name: str) -> bool:
        """Say what is wrong under its field, or show how it is read and what a run does there."""
        self._wrong_place.say("")
        content = self._content(name)
        is_good = content is not None and self._try(content)
        for part in (self._preview, self._values, self._heading_run, self._curve):
            part.setVisible(is_good)  # else they would be of something else
        return is_good

    def _content(self, name: str) -> LandscapeFile | None:
        """Return the draft as the catalog would have it, or say what is wrong."""
        try:
            variables = self._variables()
        except FormulaError as error:
            self._formula.mark_error(error.column, error.length)
            place = QCoreApplication.translate("Editor", "Column {column}: {message}")
            self._wrong.say(place.format(column=error.column, message=in_words(error.message)))
            return None
        except ValueError as error:
            self._wrong_place.say(str(error))
            return None
        self._formula.clear_error()
        self._wrong.say("")
        self._have_rows(variables)
        try:
            table = self.table(name)
        except ValueError as error:
            self._wrong_place.say(str(error))
            return None
        content, mistakes = read_file("landscape", _PATH, text_of_table(table))
        self._wrong_place.say("; ".join(in_words(mistake.message) for mistake in mistakes))
        return content if isinstance(content, LandscapeFile) else None

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._formula, self._wrong, self._wrong_place, self._preview, self._curve):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        self._heading.setText(translate("Editor", "Formula"))
        self._heading_place.setText(translate("Editor", "Domain and start"))
        self._heading_numbers.setText(translate("Editor", "Parameters that the formula names"))
        self._formula.setAccessibleName(translate("Editor", "Formula"))
        self._place.setAccessibleName(translate("Editor", "Domain and start"))
        self._place.setHorizontalHeaderLabels(
            [translate("NumberTable", "From"), translate("NumberTable", "To"), translate("Editor", "Start")]
        )
        self._heading_run.setText(translate("Editor", "A test run"))
        self._numbers.retranslate(translate("Editor", "Add a parameter"), translate("Editor", "Remove the parameter"))

    def _lay_out(self) -> None:
        self._heading.setBuddy(self._formula)
        column = QGridLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setVerticalSpacing(GRID)
        parts: tuple[QWidget, ...] = (
            self._heading, self._formula, self._wrong, self._preview, self._values, self._heading_run, self._curve,
            self._heading_place, self._place, self._heading_numbers, self._numbers, self._wrong_place,
        )  # fmt: skip
        for shown in (self._preview, self._values, self._heading_run, self._curve):
            policy = shown.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # nothing moves while a person types through a mistake
            shown.setSizePolicy(policy)
        for row, part in enumerate(parts):
            column.addWidget(part, row, 0)

    def _variables(self) -> tuple[str, ...]:
        numbers = self._numbers.numbers()
        names = {canonical(word) for name, one in numbers.items() for word in (name, one.symbol or name)}
        return landscape_variables(self._formula.text(), frozenset(names))

    def _have_rows(self, variables: tuple[str, ...]) -> None:
        """Have a row for every variable of the formula; those that are there keep their numbers."""
        blocked = self._place.blockSignals(True)
        while self._place.rowCount() > len(variables):
            self._place.removeRow(self._place.rowCount() - 1)
        while self._place.rowCount() < len(variables):
            self._append(["-5", "5", "1"])
        self._place.setVerticalHeaderLabels([subscripted(name) for name in variables])
        self._place.blockSignals(blocked)

    def _show_place(self, rows: list[list[str]]) -> None:
        for row in rows:
            self._append(row)

    def _append(self, texts: list[str]) -> None:
        row = self._place.rowCount()
        self._place.insertRow(row)
        for column, text in enumerate(texts):
            self._place.setItem(row, column, QTableWidgetItem(text))

    def _value(self, row: int, column: int) -> float:
        item, head = self._place.item(row, column), self._place.horizontalHeaderItem(column)
        try:
            return parse_number("" if item is None else item.text())
        except ValueError as error:
            sentence = QCoreApplication.translate("Editor", "{column}, row {row}: {reason}")
            name = head.text() if head else ""
            raise ValueError(sentence.format(column=name, row=row + 1, reason=error)) from None

    def _try(self, content: LandscapeFile) -> bool:
        """Show the formula typeset, and loss and gradient at the start."""
        catalog = Catalog({content.id: content}, {}, {}, {}, {}, {}, ())
        try:
            landscape = landscape_of(catalog, content.choice())
            assert isinstance(landscape, FormulaLandscape)
            start = np.array(content.start)
            loss, gradient = float(landscape.loss(start)), landscape.gradient(start)
        except (FormulaError, InputError) as error:
            self._wrong.say(in_words(error.message))
            return False
        names = ", ".join(subscripted(name) for name in landscape.variables)
        self._preview.show_formula(landscape.latex, f"f({names}) = {content.formula}")
        said = QCoreApplication.translate("Editor", "At the start: f = {loss}, ‖∇f‖ = {gradient}")
        length = math.hypot(*gradient.tolist())
        self._values.setText(said.format(loss=brief_number(loss), gradient=brief_number(length)))
        self._run(content, landscape)
        return True

    def _run(self, content: LandscapeFile, landscape: FormulaLandscape) -> None:
        """Show what the selected run would do here; where none is selected or it cannot, say so."""
        session = self._session
        if session.selected < 0:
            self._curve.show_words(QCoreApplication.translate("Editor", "Add a run to the window to try it"))
            return
        choice = session.experiment.runs[session.selected]
        title = QCoreApplication.translate("Editor", "{run}, {count} steps from the start")
        try:
            run = tried_by(session.catalog, choice, content, landscape, STEPS)
        except InputError as error:
            self._curve.show_words(in_words(error.message))
            return
        self._curve.show_run(run, title.format(run=run_name(choice), count=STEPS))
