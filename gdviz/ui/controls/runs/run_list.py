"""The runs of the experiment, one card each, and the button that adds another."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.session.changes.editing import add_run
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choice_popup import ChoicePopup
from gdviz.ui.controls.fields.choices import IDENTIFIER, fill_model, optimizer_groups
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.controls.runs.run_card import RunCard
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton


class RunList(QWidget):
    """A card for every run. `card_selected` carries the card that has become the selected one, to be scrolled to."""

    card_selected = Signal(QWidget)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self._selected = -1
        self._cards: list[RunCard] = []
        self._heading = heading("", self)
        self._add = IconButton("add", self)
        self._optimizers = QStandardItemModel(self)  # one list for all cards
        self._popup: ChoicePopup | None = None
        self._expected = False  # a branch, whose card comes with the next redraw
        self._add.clicked.connect(self._offer)
        session.catalog_changed.connect(self._refill)
        session.branched.connect(self._expect)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._add.setFixedSize(26, 22)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addLayout(head)
        self._column.addWidget(self._hint)
        self._retranslate()

    @property
    def rows(self) -> tuple[HyperparameterRow, ...]:
        """The rows of the hyperparameters of all runs, from top to bottom."""
        return tuple(row for card in self._cards for row in card.rows)

    def redraw(self) -> None:
        """Have as many cards as there are runs, and every card show its run."""
        count = len(self._session.runs)
        if count != len(self._cards):
            self._set_count(count)
        self._hint.setVisible(count == 0)
        for card in self._cards:
            card.redraw()
        selected = self._session.selected
        if selected != self._selected:
            self._selected = selected
            if 0 <= selected < count:
                self.card_selected.emit(self._cards[selected])
        if self._expected:
            self._expected = False
            if 0 <= selected < count and self.isVisible():
                self._cards[selected].take_focus()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._add.apply_theme(theme)
        for card in self._cards:
            card.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _set_count(self, count: int) -> None:
        while len(self._cards) > count:
            card = self._cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < count:
            card = RunCard(self._session, len(self._cards), self._optimizers, self)
            card.apply_theme(self._theme)
            self._cards.append(card)
            self._column.addWidget(card)

    def _expect(self) -> None:
        self._expected = True

    def _refill(self) -> None:
        fill_model(self._optimizers, optimizer_groups(self._session.catalog))
        for card in self._cards:
            card.refill()
        self.redraw()

    def _retranslate(self) -> None:
        self._heading.setText(QCoreApplication.translate("RunList", "Runs"))
        self._add.describe(QCoreApplication.translate("RunList", "Add a run"))
        self._hint.setText(QCoreApplication.translate("RunList", "No run yet: add one with + and watch it descend."))
        fill_model(self._optimizers, optimizer_groups(self._session.catalog))

    def _offer(self) -> None:
        if self._popup is None:
            self._popup = ChoicePopup(self)
            self._popup.chosen.connect(self._choose)
        self._popup.open_under(self._add, self._optimizers)

    def _choose(self, row: int) -> None:
        add_run(self._session, self._optimizers.item(row).data(IDENTIFIER))
