"""The draft of an optimizer: equations, hyperparameters, how they are read, and a short run in two places."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gdviz.engine.equations import line_errors, read_equations
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.declared_numbers import NumberTable
from gdviz.engine.files.file_mistakes import read_file
from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.engine.files.own_files import text_of_table
from gdviz.engine.language.equations_latex import equations_latex, equations_plain
from gdviz.engine.language.tokens import canonical
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.tryout import tried
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.editor.draft import DraftForm
from gdviz.ui.editor.equations_field import EquationsField
from gdviz.ui.editor.number_table import NumberTableForm
from gdviz.ui.editor.tiny_curve import TinyCurve
from gdviz.ui.formulas.formula_preview import FormulaPreview
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.words import in_words

STEPS = 200  # of the runs that try it
_PATH = Path("draft.toml")  # no such file: a mistake of a draft is said, not placed

FIRST = OptimizerTable(
    "", "x = x - η g\n", hyperparameter={"lr": NumberTable(0.1, (1e-4, 1.0), "η", "log", (0.0, 1e9))}
)


class OptimizerDraft(DraftForm):
    """Equations on the left, as they are read on the right; below, the hyperparameters and the runs."""

    def __init__(self, table: OptimizerTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = table
        self._theme = LIGHT
        self._heading, self._heading_read = heading("", self), heading("", self)
        self._heading_numbers, self._heading_runs = heading("", self), heading("", self)
        self._equations = EquationsField(self)
        self._wrong, self._wrong_numbers = FieldMessage(self), FieldMessage(self)
        self._lines: list[FormulaPreview] = []
        self._read = QVBoxLayout()
        self._read.addStretch(1)
        self._numbers = NumberTableForm(self)
        self._curves = {"bowl": TinyCurve("x² + 2y²", self), "valley": TinyCurve("(1 − x)² + 100(y − x²)²", self)}
        self._lay_out()
        self._equations.show_text(table.equations)
        self._numbers.show_numbers(table.hyperparameter)
        self._equations.typed.connect(self.changed)
        self._numbers.changed.connect(self.changed)

    def table(self, name: str) -> OptimizerTable:
        """Return the draft; what is said of terms that are gone is left out. Raises ValueError."""
        equations = self._equations.toPlainText().strip("\n") + "\n"
        made = msgspec.structs.replace(
            self._source, name=name, equations=equations, hyperparameter=self._numbers.numbers()
        )
        if (equations, made.hyperparameter) != (self._source.equations, self._source.hyperparameter):
            made = msgspec.structs.replace(made, torch=None)  # no longer what PyTorch has
        try:
            read = read_equations(equations, _symbols(made.hyperparameter), dict.fromkeys(made.state, True))
        except FormulaError:
            return made
        known = set(read.terms)
        terms = {term: words for term, words in made.terms.items() if canonical(term) in known}
        state = {term: start for term, start in made.state.items() if canonical(term) in read.state}
        return msgspec.structs.replace(made, terms=terms, state=state)

    def check(self, name: str) -> bool:
        """Say what is wrong under its field, or show how it is read and what it does."""
        try:
            table = self.table(name)
        except ValueError as error:
            self._wrong_numbers.say(str(error))
            self._show_nothing()
            return False
        errors = _errors(table)
        self._equations.mark_errors(errors)
        place = QCoreApplication.translate("Editor", "Line {line}, column {column}: {message}")
        self._wrong.say(
            "\n".join(
                place.format(line=error.line, column=error.column, message=in_words(error.message))
                for error in errors[:3]
            )
        )
        content, mistakes = read_file("optimizer", _PATH, text_of_table(table))
        others = [in_words(mistake.message) for mistake in mistakes] if not errors else []
        self._wrong_numbers.say("; ".join(others))
        if not isinstance(content, EquationsOptimizer):
            self._show_nothing()
            return False
        self._show_read(content)
        for place_name, curve in self._curves.items():
            try:
                curve.show_run(tried(content, place_name, STEPS))
            except InputError as error:
                self._wrong.say(in_words(error.message))
                return False
        return True

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for part in (self._equations, self._wrong, self._wrong_numbers):
            part.apply_theme(theme)
        for line in self._lines:
            line.apply_theme(theme)
        for curve in self._curves.values():
            curve.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        self._heading.setText(translate("Editor", "Equations"))
        self._heading_read.setText(translate("Editor", "As they are read"))
        self._heading_numbers.setText(translate("Editor", "Hyperparameters"))
        self._heading_runs.setText(translate("Editor", "{count} steps with the defaults").format(count=STEPS))
        self._equations.setAccessibleName(translate("Editor", "Equations"))
        self._equations.setAccessibleDescription(
            translate("Editor", "One assignment a line: x the position, g the gradient, t the step, and your own names")
        )
        self._equations.setToolTip(self._equations.accessibleDescription())
        self._numbers.retranslate(
            translate("Editor", "Add a hyperparameter"), translate("Editor", "Remove the hyperparameter")
        )

    def _lay_out(self) -> None:
        self._heading.setBuddy(self._equations)
        runs = QHBoxLayout()
        runs.setSpacing(4 * GRID)
        for curve in self._curves.values():
            runs.addWidget(curve)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._heading, 0, 0)
        grid.addWidget(self._heading_read, 0, 1)
        grid.addWidget(self._equations, 1, 0)
        grid.addLayout(self._read, 1, 1, 2, 1)
        grid.addWidget(self._wrong, 2, 0)
        grid.addWidget(self._heading_numbers, 3, 0, 1, 2)
        grid.addWidget(self._numbers, 4, 0, 1, 2)
        grid.addWidget(self._wrong_numbers, 5, 0, 1, 2)
        grid.addWidget(self._heading_runs, 6, 0, 1, 2)
        grid.addLayout(runs, 7, 0, 1, 2)

    def _show_nothing(self) -> None:
        """Show neither how it is read nor what it does: both would be of something else."""
        for line in self._lines:
            line.hide()
        for curve in self._curves.values():
            curve.show_run(None)

    def _show_read(self, optimizer: EquationsOptimizer) -> None:
        """Show every line typeset."""
        rows = list(zip(equations_latex(optimizer), equations_plain(optimizer), strict=True))
        while len(self._lines) < len(rows):
            line = FormulaPreview(self)
            line.apply_theme(self._theme)
            self._read.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for line, row in zip(self._lines, rows, strict=False):
            line.show_formula(*row)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(rows))


def _errors(table: OptimizerTable) -> list[FormulaError]:
    """Return what is wrong with the equations, every line by itself, else what is wrong with them together."""
    symbols = _symbols(table.hyperparameter)
    errors = line_errors(table.equations, symbols, [canonical(name) for name in table.state])
    if errors:
        return errors
    try:
        read_equations(table.equations, symbols, {canonical(name): True for name in table.state})
    except FormulaError as error:
        return [error]
    return []


def _symbols(numbers: dict[str, NumberTable]) -> dict[str, str]:
    return {name: one.symbol or name for name, one in numbers.items()}
