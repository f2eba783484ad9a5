"""The part of the plane that is looked at: two numbers for every variable."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import check_interval
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words, subscripted

_MOST_ROWS = 4  # beyond them one row stands for all variables


class DomainForm(QWidget):
    """One row per variable, from – to. A pair that is not in order is refused under the field; the last one stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._variables: tuple[str, ...] = ()
        self._theme = LIGHT
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)

    def redraw(self) -> None:
        """Show the domain of the experiment."""
        variables = self._session.landscape.variables
        if variables != self._variables:
            self._build(variables)
        for row, (low, high) in zip(self._rows, self._session.experiment.landscape.domain, strict=False):
            row.low.show_value(low)
            row.high.show_value(high)

    def in_words(self) -> str:
        """Return the domain in a few words."""
        pairs = self._session.experiment.landscape.domain[: len(self._rows)]
        written = [f"{brief_number(low)} … {brief_number(high)}" for low, high in pairs]
        return ", ".join(written[:1] if len(set(written)) == 1 else written)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the messages."""
        self._theme = theme
        for row in self._rows:
            row.message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        lower = QCoreApplication.translate("DomainForm", "Lower end of {name}")
        upper = QCoreApplication.translate("DomainForm", "Upper end of {name}")
        for row in self._rows:
            row.low.setAccessibleName(lower.format(name=row.name))
            row.high.setAccessibleName(upper.format(name=row.name))

    def _build(self, variables: tuple[str, ...]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._variables = variables
        if len(variables) > _MOST_ROWS:
            names = [f"{subscripted(variables[0])} … {subscripted(variables[-1])}"]
        else:
            names = [subscripted(name) for name in variables]
        self._rows = [self._row(index, name) for index, name in enumerate(names)]
        self._retranslate()

    def _row(self, index: int, name: str) -> _Row:
        label = QLabel(name, self)
        row = _Row(name, NumberField(self), NumberField(self), FieldMessage(self))
        row.message.apply_theme(self._theme)
        label.setBuddy(row.low)
        dash = QLabel("–", self)
        dash.setProperty("role", "secondary")
        for place, widget in enumerate((label, row.low, dash, row.high)):
            self._grid.addWidget(widget, 2 * index, place)
        self._grid.addWidget(row.message, 2 * index + 1, 0, 1, 4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for field in (row.low, row.high):
            field.entered.connect(self._commit)
            field.refused.connect(row.message.say)
            field.restored.connect(self._commit)
        return row

    def _commit(self) -> None:
        """Take all rows at once if every pair is in order; otherwise say what is wrong and change nothing."""
        domain = [pair for row in self._rows if (pair := row.checked()) is not None]
        if len(domain) < len(self._rows):
            return
        if len(self._rows) < len(self._variables):
            domain = domain * len(self._variables)
        experiment = self._session.experiment
        if tuple(domain) != experiment.landscape.domain:
            self._session.change(experiment.with_domain(tuple(domain)))


@dataclass(frozen=True)
class _Row:
    """The two fields of a variable and what is wrong with them."""

    name: str
    low: NumberField
    high: NumberField
    message: FieldMessage

    def checked(self) -> tuple[float, float] | None:
        """Return the two ends, or None and say why they cannot be used."""
        low, high = self.low.value(), self.high.value()
        if low is None or high is None:  # the field that is no number has said so itself
            return None
        sentence = ""
        try:
            check_interval(low, high)
        except InputError as error:
            sentence = in_words(error.message)
        for field in (self.low, self.high):
            field.mark_invalid(bool(sentence))
        self.message.say(sentence)
        return None if sentence else (low, high)
