"""The last line of a run's card: closed, it tells in words what the run has besides its optimizer; opened, it edits it.

Nothing under it is made before it is first opened, so that the cards of a first screen cost nothing more.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.modifier import Modifier
from gdviz.engine.optimizer import Optimizer
from gdviz.session.schedule import is_constant
from gdviz.session.session import Session
from gdviz.ui.controls.disclosure import Disclosure
from gdviz.ui.controls.focus_order import focus_in_reading_order
from gdviz.ui.controls.parts_form import PartsForm
from gdviz.ui.style import GRID
from gdviz.ui.theme import LIGHT, Theme
from gdviz.ui.words import text_of


class PartsSection(QWidget):
    """A disclosure of schedule, options and batches. `toggled` tells that a person opened or closed it."""

    toggled = Signal(bool)

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._theme = LIGHT
        self._asked: Optimizer | None = None  # the optimizer that was last asked what it goes with
        self._answer = False
        self._line = Disclosure(self)
        self._form: PartsForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self._line)
        self._line.clicked.connect(self.toggled)

    def redraw(self, is_offered: bool, is_open: bool) -> None:
        """Show the line where it is offered or has something to tell, and the forms where it is open."""
        if is_open and self._form is None:
            self._form = PartsForm(self._session, self._index, self)
            self._form.apply_theme(self._theme)
            self._column.addWidget(self._form)
            focus_in_reading_order(self)
        if self._form is not None:
            self._form.setVisible(is_open)
            if is_open:
                self._form.redraw()
        used = parts_in_words(self._session, self._index)
        self.setVisible(bool(used) or (is_offered and self._takes_parts()))
        title = QCoreApplication.translate("PartsSection", "Schedule and options")
        self._line.show_words(title if is_open or not used else used, is_open)
        name = QCoreApplication.translate("PartsSection", "Schedule and options of {run}")
        self._line.describe(name.format(run=self._session.experiment.runs[self._index].name))
        self._line.setAccessibleDescription(used)

    def _takes_parts(self) -> bool:
        """Return whether the optimizer goes with any schedule or option at all."""
        catalog = self._session.catalog
        optimizer = catalog.optimizers[self._session.experiment.runs[self._index].optimizer]
        if optimizer is not self._asked:
            self._asked = optimizer
            self._answer = any(
                _goes_with(optimizer, one) for one in (*catalog.options.values(), *catalog.schedules.values())
            )
        return self._answer

    def rebuild(self) -> None:
        """Make the forms again at the next redraw, in another language for example."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._line.apply_theme(theme)
        if self._form is not None:
            self._form.apply_theme(theme)


def parts_in_words(session: Session, index: int) -> str:
    """Return what a run has besides its optimizer, in few words; "" where that is nothing."""
    choice, catalog = session.experiment.runs[index], session.catalog
    words = []
    if choice.schedule and not is_constant(catalog.schedules[choice.schedule]):
        words.append(text_of(catalog.schedules[choice.schedule].name))
    words += [text_of(catalog.options[option].name) for option in choice.options]
    if choice.batch:
        words.append(QCoreApplication.translate("PartsSection", "batches of {count:,}").format(count=choice.batch))
    return " · ".join(words)


def _goes_with(optimizer: Optimizer, modifier: Modifier) -> bool:
    try:
        optimizer.modified([modifier])
    except InputError:
        return False
    return True
