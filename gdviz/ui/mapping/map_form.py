"""Which map of many runs is wanted: what it shows, how far its runs go, how fine it is, how much it covers."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviz.session.many.map_choice import FEWEST_CELLS, MOST_CELLS, MOST_MAP_STEPS, MapChoice, MapKind
from gdviz.session.many.map_subject import usual_steps, usual_tolerance
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.segments import Segments
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.mapping.axis_form import AxisForm
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import with_english

KINDS: tuple[MapKind, ...] = ("none", "basins", "steps", "rates")
_USUAL = -1.0  # what a field that is left empty means


class MapForm(QWidget):
    """Fields that act at once; a mistake is said under them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = Segments(len(KINDS), self)
        self._steps = NumberField(self, blank=_USUAL, whole=True)
        self._tolerance = NumberField(self, blank=_USUAL)
        self._size = NumberField(self, whole=True)
        self._opacity = Slider(self)
        self._opacity.show_range(0, 100)
        self._labels = [QLabel(self) for _ in range(4)]
        self._message = FieldMessage(self)
        self._axes = [AxisForm(session, number, self) for number in (0, 1)]
        self._lay_out()
        self._kind.chosen.connect(lambda index: self._change(kind=KINDS[index]))
        self._steps.entered.connect(self._take_steps)
        self._tolerance.entered.connect(self._take_tolerance)
        self._size.entered.connect(self._take_size)
        self._opacity.moved.connect(lambda tick: self._change(opacity=tick / 100.0))
        for field in (self._steps, self._tolerance, self._size):
            self._message.watch(field)
        for axis in self._axes:
            axis.chosen.connect(self._choose)
        self.retranslate()

    def redraw(self) -> None:
        """Show what is wanted now."""
        choice, session = self._session.maps.choice, self._session
        self._kind.show_chosen(KINDS.index(choice.kind))
        on_map = choice.kind in ("basins", "steps")
        shown = choice.kind != "none", choice.kind == "steps", choice.kind != "none", on_map
        for label, field, is_shown in zip(self._labels, self._fields(), shown, strict=True):
            label.setVisible(is_shown)
            field.setVisible(is_shown)
        self._steps.show_value(float(usual_steps(session) if choice.steps is None else choice.steps))
        tolerance = usual_tolerance(session, choice) if choice.tolerance is None else choice.tolerance
        self._tolerance.show_value(tolerance)
        self._size.show_value(float(choice.size))
        self._opacity.show_tick(round(100 * choice.opacity))
        for axis in self._axes:
            axis.setVisible(choice.kind == "rates")
            if choice.kind == "rates":
                axis.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._message.apply_theme(theme)
        self._opacity.apply_theme(theme)
        for axis in self._axes:
            axis.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        translate = QCoreApplication.translate
        kinds = (
            (translate("MapForm", "None"), translate("MapForm", "No map of many runs")),
            (translate("MapForm", "Basins"), translate("MapForm", "Which minimum every start leads to")),
            (translate("MapForm", "Steps"), translate("MapForm", "How many steps every start needs to converge")),
            (translate("MapForm", "Rates"), translate("MapForm", "What every choice of hyperparameters comes to")),
        )
        self._kind.show_words([(text, with_english(tip)) for text, tip in kinds])
        self._kind.name(translate("MapForm", "Map"))
        words = (
            (translate("MapForm", "Steps"), translate("MapForm", "How far runs go; empty: as here, at most 500")),
            (
                translate("MapForm", "Tolerance"),
                translate("MapForm", "A run has converged where gradient and step are below it; empty: as usual"),
            ),
            (translate("MapForm", "Cells"), translate("MapForm", "How many cells along each axis")),
            (translate("MapForm", "Opacity"), translate("MapForm", "How much the map covers the landscape")),
        )
        for label, field, (text, tip) in zip(self._labels, self._fields(), words, strict=True):
            label.setText(text)
            for part in (label, field):
                part.setToolTip(with_english(tip))
            field.setAccessibleName(translate("MapForm", "Map: {field}").format(field=text))
        for axis in self._axes:
            axis.retranslate()

    def _fields(self) -> tuple[QWidget, ...]:
        return self._steps, self._tolerance, self._size, self._opacity

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, (label, field) in enumerate(zip(self._labels, self._fields(), strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._kind)
        for axis in self._axes:
            column.addWidget(axis)
        column.addLayout(grid)
        column.addWidget(self._message)

    def _take_steps(self, value: float) -> None:
        if value == _USUAL:
            self._change(steps=None)
        elif value == int(value) and 1 <= value <= MOST_MAP_STEPS:
            self._change(steps=int(value))
        else:
            words = QCoreApplication.translate("MapForm", "Write a whole number of steps from 1 to {most:,}.")
            self._message.refuse(self._steps, words.format(most=MOST_MAP_STEPS))

    def _take_tolerance(self, value: float) -> None:
        if value == _USUAL:
            self._change(tolerance=None)
        elif value >= 0.0:
            self._change(tolerance=value)
        else:
            words = QCoreApplication.translate("MapForm", "Write a tolerance that is not negative, such as 1e-4.")
            self._message.refuse(self._tolerance, words)

    def _take_size(self, value: float) -> None:
        if value == int(value) and FEWEST_CELLS <= value <= MOST_CELLS:
            self._change(size=int(value))
        else:
            words = QCoreApplication.translate("MapForm", "Write a whole number of cells from {fewest} to {most}.")
            self._message.refuse(self._size, words.format(fewest=FEWEST_CELLS, most=MOST_CELLS))

    def _change(self, **fields: object) -> None:
        changed: MapChoice = msgspec.structs.replace(self._session.maps.choice, **fields)
        self._choose(changed)

    def _choose(self, choice: MapChoice) -> None:
        self._message.say("")
        self._session.maps.choose(choice)
        self.redraw()
