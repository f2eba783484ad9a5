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
from gdviz.ui.controls.fields.disclosure import Disclosure
from gdviz.ui.controls.fields.focus_order import focus_in_reading_order
from gdviz.ui.controls.runs.batch_form import BatchForm
from gdviz.ui.controls.runs.parts_form import PartsForm
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.wording.words import run_name, text_of


class PartsSection(QWidget):
    """The batches, where there are data, and a disclosure of schedule and options.

    `toggled` tells that a person opened or closed it.
    """

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
        self._batches: BatchForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self._line)
        self._line.clicked.connect(self.toggled)

    def redraw(self, is_offered: bool, is_open: bool) -> None:
        """Show the line where it is offered or has something to tell, and the forms where it is open."""
        self._show_batches(is_offered)
        if is_open and self._form is None:
            self._form = PartsForm(self._session, self._index, self)
            self._form.apply_theme(self._theme)
            self._column.addWidget(self._form)
            focus_in_reading_order(self)
        if self._form is not None:
            self._form.setVisible(is_open)
            if is_open:
                self._form.redraw()
        used = parts_in_words(self._session, self._index, with_batch=not is_offered)
        takes_parts = is_offered and self._takes_parts()
        self._line.setVisible(bool(used) or takes_parts)
        self.setVisible(bool(used) or takes_parts or (is_offered and self._has_batches()))
        title = QCoreApplication.translate("PartsSection", "Schedule and options")
        self._line.show_words(title if is_open or not used else used, is_open)
        name = QCoreApplication.translate("PartsSection", "Schedule and options of {run}")
        self._line.describe(name.format(run=run_name(self._session.experiment.runs[self._index])))
        self._line.setAccessibleDescription(used)

    def _has_batches(self) -> bool:
        return self._session.landscape.samples > 0 or self._session.experiment.runs[self._index].batch > 0

    def _show_batches(self, is_offered: bool) -> None:
        shown = is_offered and self._has_batches()
        if shown and self._batches is None:
            self._batches = BatchForm(self._session, self._index, self)
            self._batches.apply_theme(self._theme)
            self._column.insertWidget(0, self._batches)
            focus_in_reading_order(self)
        if self._batches is not None:
            self._batches.setVisible(shown)
            if shown:
                self._batches.redraw()

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
        for form in (self._form, self._batches):
            if form is not None:
                form.hide()
                form.deleteLater()
        self._form = self._batches = None

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._line.apply_theme(theme)
        for form in (self._form, self._batches):
            if form is not None:
                form.apply_theme(theme)


def parts_in_words(session: Session, index: int, *, with_batch: bool = True) -> str:
    """Return what a run has besides its optimizer, in few words; "" where that is nothing."""
    choice, catalog = session.experiment.runs[index], session.catalog
    words = []
    if choice.schedule and not is_constant(catalog.schedules[choice.schedule]):
        words.append(text_of(catalog.schedules[choice.schedule].name))
    words += [text_of(catalog.options[option].name) for option in choice.options]
    if choice.batch and with_batch:
        words.append(QCoreApplication.translate("PartsSection", "batches of {count:,}").format(count=choice.batch))
    return " · ".join(words)


def _goes_with(optimizer: Optimizer, modifier: Modifier) -> bool:
    try:
        optimizer.modified([modifier])
    except InputError:
        return False
    return True
