"""The plane of the map as a choice: two variables, random directions, or those in which a run moved most."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Landscape
from gdviz.engine.message import Message
from gdviz.engine.plane_choice import FEWEST, ComponentsPlane, RandomPlane
from gdviz.session.changes.plane_editing import (
    Through,
    ball_on,
    fit_area,
    is_quick,
    is_stale,
    seeking,
    show_plane,
    show_random,
    show_variables,
    start_of,
)
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.seed_field import SeedField
from gdviz.ui.controls.fields.segments import Segments
from gdviz.ui.controls.landscape.plane_words import plane_in_words, row_names, segment_words
from gdviz.ui.sameness import same
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.wording.words import in_words, subscripted

_VARIABLES, _RANDOM, _COMPONENTS = range(3)
_START, _BALL = range(2)
_WHOLE, _CURSOR = range(2)


class PlaneForm(QWidget):
    """Every choice acts at once; one that cannot be made says why, and the plane stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = session.backgrounds.another()
        self._drawn: tuple[object, ...] = ()
        self._variables: tuple[str, ...] = ()
        self._until = _WHOLE
        self._refused: tuple[int, ...] = ()  # the run and its step of which a plane could not be had
        self._kind, self._through, self._span = Segments(3, self), Segments(2, self), Segments(2, self)
        self._first, self._second = Picker(self), Picker(self)
        self._message, self._sentence = FieldMessage(self), note(self)
        self._seed = SeedField(self._shown_seed, self._message, self)
        self._refresh, self._fit = (self._button("reset"), self._button("home"))
        self._labels = [QLabel(self) for _ in range(4)]
        self._rows = list(self._lay())
        self._kind.chosen.connect(self._choose_kind)
        self._through.chosen.connect(self._choose_through)
        self._span.chosen.connect(self._choose_span)
        self._first.activated.connect(lambda _: self._choose_variables())
        self._second.activated.connect(lambda _: self._choose_variables())
        self._seed.entered.connect(self._enter_seed)
        self._refresh.clicked.connect(lambda: self._seek(self._through_now()))
        self._fit.clicked.connect(lambda: self._try(lambda: fit_area(session)))
        self._retranslate()

    def redraw(self) -> None:
        """Show the plane of the experiment, and whether its run has moved on; too few variables have none to choose."""
        session = self._session
        if session.landscape.dimension < FEWEST:
            return
        if self._refused not in ((), (session.selected, session.cursor)):
            self._refused = ()
            self._message.say("")
        choice, ground = session.ground.choice, session.ground
        stale = isinstance(choice, ComponentsPlane) and is_stale(session, choice, self._last_wanted())
        drawn = (session.experiment.landscape, session.landscape, session.selected, stale, self._background.busy)
        if same(drawn, self._drawn):
            return
        self._drawn = drawn
        if session.landscape.variables != self._variables:
            self._variables = session.landscape.variables
            entries = [Entry(str(index), subscripted(name), name) for index, name in enumerate(self._variables)]
            self._first.fill([("", entries)])
            self._second.fill([("", entries)])
            self._message.say("")
        kind = self._kind_now()
        self._kind.show_chosen(kind)
        self._through.show_chosen(_BALL if choice is not None and choice.run else _START)
        self._span.show_chosen(self._until)
        if len(ground.variables) == 2:
            self._first.show_entry(str(ground.variables[0]))
            self._second.show_entry(str(ground.variables[1]))
        if isinstance(choice, RandomPlane):
            self._seed.redraw()
        for number, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(number == kind)
        self._refresh.setVisible(stale)
        self._fit.setVisible(choice is not None)
        self._sentence.setText(plane_in_words(session, stale=stale, busy=self._background.busy))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._seed, self._refresh, self._fit, self._message):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, icon_name: str) -> IconButton:
        button = IconButton(icon_name, self, 16)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _lay(self) -> Iterator[tuple[QWidget, ...]]:
        """Lay the parts out; yield those that belong to each kind of plane."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._kind)
        pairs, seeds, spans, through = self._labels
        grid = QGridLayout()
        grid.setSpacing(GRID)
        both = QHBoxLayout()
        both.setSpacing(GRID)
        both.addWidget(self._first)
        both.addWidget(self._second)
        for number, label in enumerate((pairs, seeds, spans, through)):
            grid.addWidget(label, number, 0)
        grid.addLayout(both, 0, 1)
        grid.addWidget(self._seed, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._span, 2, 1)
        grid.addWidget(self._through, 3, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self._message)
        column.addWidget(self._sentence)
        buttons = QHBoxLayout()
        buttons.addWidget(self._refresh)
        buttons.addWidget(self._fit)
        buttons.addStretch()
        column.addLayout(buttons)
        yield pairs, self._first, self._second
        yield seeds, self._seed
        yield spans, self._span

    def _kind_now(self) -> int:
        choice = self._session.ground.choice
        if isinstance(choice, RandomPlane):
            return _RANDOM
        return _COMPONENTS if isinstance(choice, ComponentsPlane) else _VARIABLES

    def _through_now(self) -> int:
        choice = self._session.ground.choice
        return _BALL if choice is not None and choice.run else _START

    def _point(self, through: int) -> Through:
        return ball_on(self._session) if through == _BALL else start_of(self._session)

    def _shown_seed(self) -> int:
        choice = self._session.ground.choice
        return choice.seed if isinstance(choice, RandomPlane) else 0

    def _last_wanted(self) -> int:
        return self._session.longest if self._until == _WHOLE else self._session.cursor

    def _choose_kind(self, kind: int) -> None:
        if kind == self._kind_now():
            return
        if kind == _VARIABLES:
            shown = self._session.experiment.landscape.shown or (0, 1)
            self._try(lambda: show_variables(self._session, shown[0], shown[1], start_of(self._session)))
        elif kind == _RANDOM:
            self._try(lambda: show_random(self._session, 0, self._point(self._through_now())))
        else:
            self._seek(_BALL)

    def _choose_through(self, through: int) -> None:
        kind = self._kind_now()
        if kind == _COMPONENTS:
            self._seek(through)
        elif kind == _RANDOM:
            self._try(lambda: show_random(self._session, self._shown_seed(), self._point(through)))
        else:
            self._choose_variables(through)

    def _choose_span(self, span: int) -> None:
        self._until = span
        self._seek(self._through_now())

    def _choose_variables(self, through: int | None = None) -> None:
        at = self._through_now() if through is None else through
        pair = [int(str(picker.currentData())) for picker in (self._first, self._second)]
        self._try(lambda: show_variables(self._session, pair[0], pair[1], self._point(at)))

    def _enter_seed(self, seed: int) -> None:
        self._try(lambda: show_random(self._session, seed, self._point(self._through_now())))

    def _seek(self, through: int) -> None:
        """Find the main directions of the selected run, aside where that takes long, and show them."""
        session = self._session

        def begin() -> None:
            find = seeking(session, self._last_wanted(), from_start=through == _START)
            if is_quick(session):
                show_plane(session, find())
                return
            of = session.landscape
            self._background.start(_found(find), lambda found: self._take(found, of))

        self._try(begin)

    def _take(self, found: ComponentsPlane | Message, of: Landscape) -> None:
        if of is not self._session.landscape:
            return  # another landscape has come while it was sought
        if isinstance(found, Message):
            self._refused = (self._session.selected, self._session.cursor)
            self._message.say(in_words(found))
        else:
            self._try(lambda: show_plane(self._session, found))
        self._drawn = ()
        self.redraw()

    def _try(self, change: Callable[[], object]) -> None:
        """Make a change; say in a sentence why it cannot be, and show again what is there."""
        self._background.cancel()
        sentence = ""
        try:
            change()
        except InputError as error:
            sentence = in_words(error.message)
        self._refused = (self._session.selected, self._session.cursor) if sentence else ()
        self._message.say(sentence)
        self._drawn = ()
        self.redraw()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        for segments, texts in zip((self._kind, self._through, self._span), segment_words(), strict=True):
            segments.show_words(texts)
        for label, name in zip(self._labels, row_names(), strict=True):
            label.setText(name)
        self._kind.name(translate("PlaneForm", "Directions of the plane"))
        self._through.name(translate("PlaneForm", "Point of the plane"))
        self._span.name(translate("PlaneForm", "Steps whose directions are sought"))
        self._first.setAccessibleName(translate("PlaneForm", "Variable to the right"))
        self._second.setAccessibleName(translate("PlaneForm", "Variable upwards"))
        other = translate("PlaneForm", "Other random directions")
        self._seed.describe(self._labels[1], translate("PlaneForm", "Seed of the directions"), other)
        words = translate("PlaneForm", "Refresh")
        self._refresh.setText(words)
        self._refresh.describe(translate("PlaneForm", "Find the main directions again, of the steps there are now"))
        words = translate("PlaneForm", "Fit to the run")
        self._fit.setText(words)
        self._fit.describe(translate("PlaneForm", "Show as much of the plane as the run covers now"))
        self._drawn = ()
        self.redraw()


def _found(find: Callable[[], ComponentsPlane]) -> Iterator[tuple[float, ComponentsPlane | Message]]:
    try:
        yield 1.0, find()
    except InputError as error:
        yield 1.0, error.message
