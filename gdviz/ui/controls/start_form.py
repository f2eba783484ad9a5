"""Where the runs start, as numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.fold import Fold
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.style import GRID, mark
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number, parse_number
from gdviz.ui.wording.words import subscripted

_MOST_FIELDS = 4  # beyond them one line of text holds all numbers


class StartForm(QWidget):
    """A field for every variable, two in a row; for many variables one line with commas."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._variables: tuple[str, ...] = ()
        self._fields: list[NumberField] = []
        self._line: QLineEdit | None = None
        self._drawn: tuple[float, ...] = ()
        self.fold = Fold("start", self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._message = FieldMessage(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.fold.column.addLayout(self._grid)
        self.fold.column.addWidget(self._message)
        self._retranslate()

    def redraw(self) -> None:
        """Show the start of the experiment."""
        variables = self._session.landscape.variables
        if variables != self._variables:
            self._build(variables)
        start = self._session.experiment.start
        for field, number in zip(self._fields, start, strict=False):
            field.show_value(number)
        if self._line is not None and start != self._drawn and not (self._line.hasFocus() and self._line.isModified()):
            self._line.setText(", ".join(brief_number(number, 6) for number in start))
            self._line.setCursorPosition(0)
            self._refuse_line("")
        if start != self._drawn:
            self._name_fold()
            self._drawn = start
            if not any(field.property("invalid") for field in self._fields):
                self._message.say("")

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self.fold.apply_theme(theme)
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._name_fold()
        self.fold.heading.setToolTip(
            tip(QCoreApplication.translate("StartForm", "Also a click on the map sets the start"))
        )
        for field, name in zip(self._fields, map(subscripted, self._variables), strict=False):
            field.setAccessibleName(QCoreApplication.translate("StartForm", "Start, {name}").format(name=name))
        if self._line is not None:
            self._line.setAccessibleName(QCoreApplication.translate("StartForm", "Start, all variables"))

    def _name_fold(self) -> None:
        start = self._session.experiment.start
        words = ", ".join(map(brief_number, start[:_MOST_FIELDS])) + (", …" if len(start) > _MOST_FIELDS else "")
        self.fold.show_words(QCoreApplication.translate("StartForm", "Start"), words)

    def _build(self, variables: tuple[str, ...]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._variables, self._fields, self._line, self._drawn = variables, [], None, ()
        self._message.say("")
        if len(variables) > _MOST_FIELDS:
            self._line = QLineEdit(self)
            self._line.editingFinished.connect(self._commit_line)
            self._grid.addWidget(self._line, 0, 0, 1, 4)
        else:
            self._fields = [self._field(index, subscripted(name)) for index, name in enumerate(variables)]
        self._retranslate()

    def _field(self, index: int, name: str) -> NumberField:
        label, field = QLabel(name, self), NumberField(self)
        label.setBuddy(field)
        row, column = divmod(index, 2)
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(field, row, 2 * column + 1)
        self._grid.setColumnStretch(2 * column + 1, 1)
        field.entered.connect(self._commit)
        field.refused.connect(self._message.say)
        field.restored.connect(self._commit)
        return field

    def _commit(self) -> None:
        numbers = [field.value() for field in self._fields]
        start = tuple(number for number in numbers if number is not None)
        if len(start) == len(self._variables):
            self._message.say("")
            self._move(start)

    def _commit_line(self) -> None:
        if self._line is None or not self._line.isModified():
            return
        self._line.setModified(False)
        words = self._line.text().replace("，", ",").replace(";", ",").split(",")
        if len(words) != len(self._variables):
            sentence = QCoreApplication.translate("StartForm", "{count} numbers are needed here, separated by commas.")
            self._refuse_line(sentence.format(count=len(self._variables)))
            return
        try:
            start = tuple(parse_number(word) for word in words)
        except ValueError as error:
            self._refuse_line(str(error))
            return
        self._refuse_line("")
        self._move(start)

    def _refuse_line(self, sentence: str) -> None:
        if self._line is not None:
            mark(self._line, "invalid", bool(sentence))
        self._message.say(sentence)

    def _move(self, start: tuple[float, ...]) -> None:
        experiment = self._session.experiment
        if start != experiment.start:
            self._session.change(experiment.with_start(start))
