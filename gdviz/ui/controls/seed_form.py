"""The seed of everything random; seen only where something is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.session.changes.editing import set_seed
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.seed_field import SeedField
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme


class SeedForm(QWidget):
    """A field for the seed and a button for the next one: the same seed gives the same runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: tuple[object, ...] = ()
        self._heading = heading("", self)
        self._label = QLabel(self)
        self._message = FieldMessage(self)
        self._seed = SeedField(lambda: session.experiment.seed, self._message, self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addWidget(self._message)
        self._seed.entered.connect(self._enter)
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
        self._seed.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._seed.apply_theme(theme)
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._heading.setText(translate("SeedForm", "Chance"))
        self._label.setText(translate("SeedForm", "seed"))
        name, other = translate("SeedForm", "Seed of everything random"), translate("SeedForm", "Other random numbers")
        self._seed.describe(self._label, name, other)

    def _enter(self, seed: int) -> None:
        self._message.say("")
        set_seed(self._session, seed)
