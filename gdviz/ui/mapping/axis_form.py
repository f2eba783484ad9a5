"""Which hyperparameter a map of rates goes through, from where to where, and on which scale."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.many.rates import check_axis
from gdviz.engine.message import Message
from gdviz.session.many.map_choice import MapChoice, RangeChoice, Scale
from gdviz.session.many.map_subject import axis_names, axis_of, sweepable
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.segments import Segments
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words, text_of

_SCALES: tuple[Scale, ...] = ("linear", "log")
_NONE = ""


class AxisForm(QWidget):
    """A hyperparameter, its two ends and lin/log; `chosen` carries the whole choice with these."""

    chosen = Signal(object)

    def __init__(self, session: Session, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._number = number  # 0: across, 1: up
        self._names: tuple[str, ...] = ()
        self._label = QLabel(self)
        self._picker = Picker(self)
        self._low, self._high = NumberField(self, blank=float("inf")), NumberField(self, blank=float("inf"))
        self._scale = Segments(2, self)
        self._message = FieldMessage(self)
        self._lay_out()
        self._picker.activated.connect(lambda _: self._pick(str(self._picker.currentData())))
        self._scale.chosen.connect(lambda index: self._take(scale=_SCALES[index]))
        self._low.entered.connect(lambda value: self._take(low=value))
        self._high.entered.connect(lambda value: self._take(high=value))
        for field in (self._low, self._high):
            self._message.watch(field)
        self.retranslate()

    def redraw(self) -> None:
        """Show the axis of the map that is wanted."""
        session, choice = self._session, self._session.maps.choice
        if session.selected < 0:
            return
        optimizer = session.runs[session.selected].optimizer
        try:
            names = axis_names(optimizer, choice)
        except InputError:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        offered = [name for name in sweepable(optimizer) if self._number == 0 or name != names[0]]
        entries = [
            Entry(name, optimizer.hyperparameters[name].symbol, text_of(optimizer.hyperparameters[name].description))
            for name in offered
        ]
        if self._number:
            entries.append(Entry(_NONE, QCoreApplication.translate("MapForm", "none")))
        if tuple(entry.text for entry in entries) != self._names:
            self._names = tuple(entry.text for entry in entries)
            self._picker.fill([("", entries)])
        own = names[self._number] if self._number < len(names) else None
        self._picker.show_entry(own or _NONE)
        for part in (self._low, self._high, self._scale):
            part.setVisible(own is not None)
        if own is not None:
            axis = axis_of(optimizer, own, choice)
            self._low.show_value(axis.low)
            self._high.show_value(axis.high)
            self._scale.show_chosen(_SCALES.index(axis.scale))

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        translate = QCoreApplication.translate
        words = (translate("MapForm", "Across"), translate("MapForm", "Upwards"))[self._number]
        self._label.setText(words)
        self._picker.setAccessibleName(words)
        ends = translate("MapForm", "{axis}: from"), translate("MapForm", "{axis}: to")
        tip = translate("MapForm", "An end of the values; left empty it is that of the slider")
        for field, name in zip((self._low, self._high), ends, strict=True):
            field.setAccessibleName(name.format(axis=words))
            field.setToolTip(with_english(tip))
        linear = translate("MapForm", "lin"), translate("MapForm", "Equal distances between the values")
        logarithmic = translate("MapForm", "log"), translate("MapForm", "Equal ratios between the values")
        self._scale.show_words([(text, with_english(tip)) for text, tip in (linear, logarithmic)])
        self._scale.name(words)
        self._names = ()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def _lay_out(self) -> None:
        self._label.setBuddy(self._picker)
        ends = QHBoxLayout()
        ends.setSpacing(GRID)
        ends.addWidget(self._low, 2)
        ends.addWidget(self._high, 2)
        ends.addWidget(self._scale, 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._picker, 0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(grid)
        column.addLayout(ends)
        column.addWidget(self._message)

    def _pick(self, name: str) -> None:
        self._message.say("")
        field = "up" if self._number else "across"
        self.chosen.emit(msgspec.structs.replace(self._session.maps.choice, **{field: name}))

    def _take(self, low: float | None = None, high: float | None = None, scale: Scale | None = None) -> None:
        """Go from another end to another one, where that is possible; else say why not."""
        choice = self._session.maps.choice
        optimizer = self._session.runs[self._session.selected].optimizer
        name = axis_names(optimizer, choice)[self._number]
        entry, axis = optimizer.hyperparameters[name], axis_of(optimizer, name, choice)
        least, most = entry.range
        low = axis.low if low is None else least if low == float("inf") else low
        high = axis.high if high is None else most if high == float("inf") else high
        wanted = RangeChoice(low, high, scale or axis.scale)
        changed: MapChoice = msgspec.structs.replace(choice, ranges={**choice.ranges, name: wanted})
        try:
            check_axis(optimizer, axis_of(optimizer, name, changed))
        except InputError as error:
            message = error.message
            self._message.say(in_words(Message(message.template, {**message.values, "name": entry.symbol})))
            self.redraw()
            return
        self._message.say("")
        self.chosen.emit(changed)
