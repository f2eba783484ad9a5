"""The seed of everything random; seen only where something is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.session.editing import set_seed
from gdviz.session.session import Session
from gdviz.ui.controls.field_message import FieldMessage
from gdviz.ui.controls.number_field import NumberField
from gdviz.ui.glossary import with_english
from gdviz.ui.icon_button import IconButton
from gdviz.ui.style import GRID, heading
from gdviz.ui.theme import Theme
from gdviz.ui.words import in_words

_EXACT = 10**15  # beyond 2**53 a field of ordinary numbers skips whole ones


class SeedForm(QWidget):
    """A field for the seed and a button for the next one: the same seed gives the same runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: tuple[object, ...] = ()
        self._heading = heading("", self)
        self._label = QLabel(self)
        self._field = NumberField(self, whole=True)
        self._field.setMaximumWidth(self._field.minimumWidth() + 8)
        self._next = IconButton("dice", self, 16)
        self._next.setFixedSize(26, 24)
        self._message = FieldMessage(self)
        self._label.setBuddy(self._field)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._next)
        row.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addWidget(self._message)
        self._field.entered.connect(self._enter)
        self._field.refused.connect(self._message.say)
        self._field.restored.connect(lambda: self._message.say(""))
        self._next.clicked.connect(lambda: self._enter((session.experiment.seed + 1) % _EXACT))
        self._retranslate()
        self.hide()

    def redraw(self) -> None:
        """Show the seed where it matters."""
        experiment, landscape = self._session.experiment, self._session.landscape
        if self._drawn and self._drawn[0] is experiment and self._drawn[1] is landscape:
            return
        self._drawn = (experiment, landscape)
        batches = any(choice.batch for choice in experiment.runs) and landscape.samples > 0
        self.setVisible(batches or any(run.optimizer.is_random for run in self._session.runs))
        self._field.show_value(float(experiment.seed))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._next.apply_theme(theme)
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(QCoreApplication.translate("SeedForm", "Chance"))
        self._label.setText(QCoreApplication.translate("SeedForm", "seed"))
        tip = QCoreApplication.translate("SeedForm", "The same seed gives the same random numbers")
        self._label.setToolTip(with_english(tip))
        self._field.setAccessibleName(QCoreApplication.translate("SeedForm", "Seed of everything random"))
        self._field.setAccessibleDescription(tip)
        self._next.describe(QCoreApplication.translate("SeedForm", "Other random numbers"))

    def _enter(self, value: float) -> None:
        if value != int(value) or value > _EXACT:
            sentence = QCoreApplication.translate("SeedForm", "A seed is a whole number of up to 15 figures.")
            self._refuse(sentence)
            return
        try:
            set_seed(self._session, int(value))
        except InputError as error:
            self._refuse(in_words(error.message))
            return
        self._message.say("")

    def _refuse(self, sentence: str) -> None:
        self._field.mark_invalid(True)
        self._message.say(sentence)
