"""The left edge of the window: everything that describes the experiment, in one column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.controls.fields.focus_order import focus_in_reading_order
from gdviz.ui.controls.landscape.data_section import DataSection
from gdviz.ui.controls.landscape.landscape_form import LandscapeForm
from gdviz.ui.controls.runs.run_list import RunList
from gdviz.ui.controls.seed_form import SeedForm
from gdviz.ui.controls.start_form import StartForm
from gdviz.ui.controls.stop_form import StopForm
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme

_WIDTH = 280
_SHORT, _SHORT_FOR_LAYERS = 860, 1160  # pixels; in a higher dock everything is open at first


class ParameterDock(QWidget):
    """Landscape, data, start, runs, when they stop, and the seed; 280 pixels wide, scrolls only up and down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_WIDTH)
        self._session = session
        self._folded: tuple[bool, bool] | None = None  # domain and start, and the model
        self._shape: tuple[object, ...] = ()  # what decides which fields there are
        self._landscape = LandscapeForm(session, self)
        self.data = DataSection(session, self)
        self._start = StartForm(session, self)
        self._runs = RunList(session, self)
        self._stop = StopForm(session, self)
        self._seed = SeedForm(session, self)
        self._forms = (self._landscape, self.data, self._start, self._runs, self._stop, self._seed)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that nothing reflows
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self._area.setWidget(self._contents())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._fold()
        self._runs.card_selected.connect(self._scroll_to)
        self.data.grown.connect(self.redraw)

    def redraw(self) -> None:
        """Show the experiment."""
        for form in self._forms:
            form.redraw()
        self._fold()
        experiment = self._session.experiment
        landscape = self._session.landscape
        runs = ((run.optimizer, run.edits, run.schedule, run.options) for run in experiment.runs)
        shape = (landscape.variables, tuple(landscape.parameters), self.data.shape, *runs, *self._runs.rows)
        if shape != self._shape:
            self._shape = shape
            focus_in_reading_order(self)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for form in self._forms:
            form.apply_theme(theme)

    def sizeHint(self) -> QSize:
        """As wide as it needs to be."""
        return QSize(_WIDTH, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the dock is short, fold away what would push the runs out of sight."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        problem = self._session.experiment.landscape.problem
        folds = problem is not None and self.height() < _SHORT
        folds_model = problem is not None and self.height() < (_SHORT_FOR_LAYERS if self.data.has_layers else _SHORT)
        if (folds, folds_model) != self._folded:
            self._folded = folds, folds_model
            self._landscape.domain_fold.close_where_short(folds)
            self._start.fold.close_where_short(folds)
            self.data.data_fold.close_where_short(False)
            self.data.model_fold.close_where_short(folds_model)

    def _contents(self) -> QWidget:
        contents = QWidget(self)
        contents.setProperty("role", "panel")
        column = QVBoxLayout(contents)
        column.setContentsMargins(3 * GRID, 3 * GRID, GRID, 3 * GRID)
        column.setSpacing(4 * GRID)
        for form in self._forms:
            column.addWidget(form)
        column.addStretch(1)
        return contents

    def _scroll_to(self, card: QWidget) -> None:
        """Bring a newly selected card into sight, after it has opened."""
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 2 * GRID))
