"""The panel of the data: the points beside what the runs make of them, changed by hand while the landscape follows.

Weight space and data space are linked: a run's place on the map is a line here, and so is a place that is pointed at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtGui import QHideEvent, QStandardItemModel
from PySide6.QtWidgets import QMenu, QSizePolicy

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.problem import Problem
from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.message import Message
from gdviz.session.changes.editing import use_problem
from gdviz.session.changes.point_editing import add_point, delete_point, move_point, problem_in
from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.controls.fields.choice_popup import ChoicePopup
from gdviz.ui.controls.fields.choices import IDENTIFIER, IDENTIFIER_OF_PROBLEM, fill_model, landscape_groups
from gdviz.ui.controls.landscape.point_form import PointForm
from gdviz.ui.docks.data_bar import DataBar
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.data.axes import axes_of, moved
from gdviz.ui.views.data.picture import MOST_DRAWN, batch_of
from gdviz.ui.views.data.view import DataView
from gdviz.ui.views.data.words import data_in_words, notes_of
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import PanelPage, note
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.words import in_words

_LEAST_HEIGHT = 220
_PAUSE = 0.1  # seconds between two settings of words and numbers while steps are played


class DataPanel(PanelWidget):
    """Without data, a button that offers problems; with them the plot, its tools, and the numbers of a point."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._page = PanelPage(self)
        self._empty = note(self)
        self._choose = IconButton("", self)
        self._choose.setProperty("role", "remedy")
        self._choose.clicked.connect(self._offer_problems)
        self._problems = QStandardItemModel(self)
        self._popup: ChoicePopup | None = None
        self._last = 0.0
        self._later = QTimer(self, singleShot=True, interval=round(1000 * _PAUSE))
        self._later.timeout.connect(self.redraw)
        self._view, self._bar, self._form = DataView(session), DataBar(session, self), PointForm(self)
        self._view.setMinimumHeight(_LEAST_HEIGHT)
        self._view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._summary, self._notes = note(self), note(self)
        self._notes.setProperty("role", "secondary")
        self._parts = (self._bar, self._view, self._summary, self._form, self._notes)
        for widget in (self._empty, self._choose, *self._parts):
            self._page.column.addWidget(widget, 1 if widget is self._view else 0)
        self._page.column.addStretch()
        self._view.pointing.chosen.connect(lambda _: self.redraw())
        self._view.pointing.chosen.connect(lambda index: session.network.set(sample=index if index >= 0 else None))
        self._view.pointing.move_wanted.connect(self._move)
        self._view.pointing.add_wanted.connect(self._add)
        self._view.pointing.delete_wanted.connect(self._delete)
        self._view.pointing.menu_wanted.connect(self._open_menu)
        self._view.pointing.left.connect(self.redraw)
        self._bar.add.toggled.connect(self._set_adding)
        self._bar.delete.clicked.connect(lambda: self._delete(self._view.pointing.selected))
        self._form.entered.connect(self._take_numbers)
        session.data.changed.connect(self._redraw_seen)
        self._retranslate()

    def redraw(self) -> None:
        """Show the data and the runs as they are now."""
        problem, ball = problem_in(self._session), ball_of(self._session)
        for part in self._parts:
            if part is not self._notes:
                part.setVisible(problem is not None)
        self._empty.setVisible(problem is None)
        if problem is not None:
            self._choose.clearFocus()  # keys are commands again, and not those of the next button
        self._choose.setVisible(problem is None)
        self._page.subject.setVisible(problem is not None)
        if problem is None:
            self._notes.hide()
            return
        if self._view.pointing.selected >= problem.samples:
            self._view.pointing.choose(-1)
        self._view.redraw(problem)
        if self._session.playback.playing and monotonic() - self._last < _PAUSE:
            if not self._later.isActive():
                self._later.start()
            return
        self._last = monotonic()
        self._page.say_subject(ball)
        self._bar.redraw(problem.dataset, selected=self._view.pointing.selected >= 0)
        self._form.show_point(problem.dataset, self._view.pointing.selected)
        sentence = data_in_words(problem, ball, batch_of(self._session))
        self._summary.setText(sentence)
        notes = notes_of(problem, axes_of(problem.dataset, self._session.data.look), MOST_DRAWN)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._view.describe(QCoreApplication.translate("DataPanel", "Data and model"), sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._view.setMinimumHeight(round(_LEAST_HEIGHT * theme.scale))
        for part in (self._bar, self._view, self._form, self._choose):
            part.apply_theme(theme)

    def hideEvent(self, event: QHideEvent) -> None:
        """Add nothing unseen, and say nothing."""
        self._later.stop()
        super().hideEvent(event)
        self._bar.add.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._empty.setText(
            translate(
                "DataPanel",
                "This landscape is a formula, without data. Choose a problem made of data to see its points here.",
            )
        )
        words = translate("DataPanel", "Choose a problem …")
        self._choose.setText(words)
        self._choose.describe(words)
        self.redraw()

    def _redraw_seen(self) -> None:
        if self.isVisible():
            self.redraw()

    def _set_adding(self, adds: bool) -> None:
        self._view.pointing.adds = adds

    @property
    def _problem(self) -> Problem:
        problem = problem_in(self._session)
        assert problem is not None, "without data nothing is offered that needs them"
        return problem

    def _placed(self, index: int, place: tuple[float, float]) -> tuple[tuple[float, ...], float]:
        """Return inputs and target of a point at a place: those of point `index`, -1 for a new one."""
        dataset: Dataset = self._problem.dataset
        axes = axes_of(dataset, self._session.data.look)
        if index >= 0:
            inputs, target = dataset.inputs[index].tolist(), float(dataset.targets[index])
        else:
            inputs, target = dataset.inputs.mean(axis=0).tolist(), self._bar.new_class
        return moved(dataset, axes, inputs, target, place)

    def _move(self, index: int, x: float, y: float) -> None:
        self._try(lambda: move_point(self._session, index, *self._placed(index, (x, y))))

    def _add(self, x: float, y: float) -> None:
        count = self._problem.samples
        self._try(lambda: add_point(self._session, *self._placed(-1, (x, y))))
        if self._problem.samples > count:
            self._view.pointing.choose(count)

    def _delete(self, index: int) -> None:
        if index < 0:
            return
        count = self._problem.samples
        self._try(lambda: delete_point(self._session, index))
        if self._problem.samples < count:
            self._view.pointing.choose(min(index, count - 2))

    def _take_numbers(self) -> None:
        index, values = self._view.pointing.selected, self._form.values()
        if index < 0 or values is None:
            return
        inputs, target = self._problem.dataset.inputs[index].tolist(), values[1]
        inputs[: len(values[0])] = values[0]
        self._try(lambda: move_point(self._session, index, inputs, target))

    def _try(self, change: Callable[[], object]) -> None:
        """Make a change of the points; say in a sentence why it cannot be."""
        refusal: Message | None = None
        try:
            change()
        except InputError as error:
            refusal = error.message
        except FileError as error:
            refusal = error.mistake.message
        if refusal is not None:
            self.redraw()  # what was typed or dragged is not what is there
        self._form.say("" if refusal is None else in_words(refusal))

    def _open_menu(self, index: int, x: float, y: float, where: QPoint) -> None:
        translate, menu = QCoreApplication.translate, QMenu(self)
        classes = self._problem.dataset.classes
        if index >= 0:
            self._view.pointing.choose(index)
            self.redraw()
            menu.addAction(translate("DataPanel", "Delete the point"), partial(self._delete, index))
            for place, name in enumerate(classes):
                words = translate("DataPanel", "Class {name}").format(name=name)
                menu.addAction(words, partial(self._give_class, index, float(place)))
        else:
            menu.addAction(translate("DataPanel", "Add a point here"), partial(self._add, x, y))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _give_class(self, index: int, place: float) -> None:
        inputs = self._problem.dataset.inputs[index].tolist()
        self._try(lambda: move_point(self._session, index, inputs, place))

    def _offer_problems(self) -> None:
        entries = [
            entry
            for _, group in landscape_groups(self._session.catalog)
            for entry in group
            if entry.identifier.startswith(IDENTIFIER_OF_PROBLEM)
        ]
        fill_model(self._problems, [("", entries)])
        if self._popup is None:
            self._popup = ChoicePopup(self)
            self._popup.chosen.connect(self._take_problem)
        self._popup.open_under(self._choose, self._problems)

    def _take_problem(self, row: int) -> None:
        identifier = str(self._problems.item(row).data(IDENTIFIER)).removeprefix(IDENTIFIER_OF_PROBLEM)
        self._try(lambda: use_problem(self._session, identifier))
