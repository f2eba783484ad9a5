"""One hyperparameter: its symbol, a slider that acts while it is dragged, and the number as text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from gdviz.engine.errors import InputError
from gdviz.engine.judging.rate_gauge import RateGauge
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.run import Edit
from gdviz.session.many.rate_strips import Strip
from gdviz.ui.controls.fields.edit_notes import EditNotes
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.rate_strip import RateStrip
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.fields.slider_limit import SliderLimit
from gdviz.ui.controls.fields.value_scale import TICKS, tick_of, value_of
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words, text_of


class HyperparameterRow(QWidget):
    """A slider and a field for one hyperparameter; `chosen` carries a value that a person chose.

    The text is the truth: the slider never rounds what was typed. A number beyond the slider's range is accepted;
    the handle then rests at the end.
    """

    chosen = Signal(float)

    def __init__(self, hyperparameter: Hyperparameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hyperparameter = hyperparameter
        self._facts = ("", "")  # what the hyperparameter is, and its default and range
        self._gauge: RateGauge | None = None
        self._strip: RateStrip | None = None
        self._theme = LIGHT
        self._giver: QWidget | None = None  # who had the focus before it was taken
        self._symbol = QLabel(hyperparameter.symbol, self)
        font = QFont(self._symbol.font())
        font.setItalic(True)
        self._symbol.setFont(font)
        self._symbol.setMinimumWidth(20)
        self._slider = Slider(self)
        self._slider.setRange(0, TICKS)
        self._slider.setPageStep(TICKS // 20)
        self._field = NumberField(self, figures=8)
        self._field.setMaximumWidth(self._field.minimumWidth())
        self._symbol.setBuddy(self._field)
        self._reset = IconButton("reset", self, 14)
        self._reset.setFixedSize(22, 22)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.hide()
        self._message = FieldMessage(self)
        self.notes = EditNotes(hyperparameter.symbol, self)
        self._lay_out()
        self._describe()
        self._slider.moved.connect(self._slide)
        self._field.entered.connect(self._enter)
        self._field.returnPressed.connect(self._give_back)
        self._message.watch(self._field)
        self._reset.clicked.connect(lambda: self._enter(hyperparameter.default))

    def show_owner(self, owner: str) -> None:
        """Say whose number it is; the name of a branch follows what is changed of it."""
        template = QCoreApplication.translate("HyperparameterRow", "{name} of {run}")
        name = template.format(name=self._hyperparameter.name, run=owner)
        if name != self._field.accessibleName():
            self._slider.setAccessibleName(name)
            self._field.setAccessibleName(name)

    def take_focus(self) -> None:
        """Let the number be typed over; Return gives the focus back, so that the keys of the window work on."""
        self._giver = QApplication.focusWidget()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.rest()

    def _give_back(self) -> None:
        giver, self._giver = self._giver, None
        if giver is not None and isValid(giver) and giver.isVisible() and self._field.hasFocus():
            giver.setFocus()

    def show_value(self, value: float, edits: list[Edit]) -> None:
        """Show the value in force and what was changed during the run."""
        low, high = self._hyperparameter.range
        self._slider.show_tick(tick_of(value, low, high, self._hyperparameter.scale))
        self._field.show_value(value)
        self._reset.setVisible(value != self._hyperparameter.default)
        self.notes.show_edits(edits)

    def show_gauge(self, gauge: RateGauge | None) -> None:
        """Mark the limit of a learning rate on the slider, and say how the value stands to it; None marks nothing."""
        if gauge == self._gauge:
            return
        self._gauge = gauge
        if gauge is None:
            self._slider.show_limit(None)
        else:
            low, high = self._hyperparameter.range
            tick = tick_of(gauge.limit, low, high, self._hyperparameter.scale)
            template = QCoreApplication.translate("HyperparameterRow", "limit {value}")
            words = ("▲ " if gauge.is_beyond else "") + template.format(value=brief_number(gauge.limit, 3))
            self._slider.show_limit(SliderLimit(tick, words, gauge.is_beyond))
        self._say_facts()

    def show_strip(self, shown: bool, strip: Strip | None) -> None:
        """Show what every value on the slider would come to; one that is not known yet is the last one, faint."""
        if self._strip is None and not shown:
            return
        if self._strip is None:
            self._strip = RateStrip(self)
            self._strip.apply_theme(self._theme)
            self._strip.chosen.connect(self._enter)
            self._row.addWidget(self._strip, 1, 1)
        self._strip.setVisible(shown)
        self._strip.show_strip(strip, self._slider.inset())

    def apply_theme(self, theme: Theme) -> None:
        """Tint what is drawn."""
        self._theme = theme
        if self._strip is not None:
            self._strip.apply_theme(theme)
        for part in (self._slider, self._reset, self._message, self.notes):
            part.apply_theme(theme)

    def _lay_out(self) -> None:
        row = QGridLayout()
        row.setHorizontalSpacing(GRID)
        row.setVerticalSpacing(0)
        for place, part in enumerate((self._symbol, self._slider, self._reset, self._field)):
            row.addWidget(part, 0, place)
        row.setColumnStretch(1, 1)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._message)
        column.addWidget(self.notes)

    def _describe(self) -> None:
        one = self._hyperparameter
        low, high = one.range
        described = text_of(one.description) or one.name
        facts = QCoreApplication.translate("HyperparameterRow", "{name}: default {default}, slider {low} to {high}")
        facts = facts.format(
            name=one.name, default=brief_number(one.default), low=brief_number(low), high=brief_number(high)
        )
        self._facts = (described, facts)
        self._say_facts()
        reset = QCoreApplication.translate("HyperparameterRow", "Back to the default, {default}")
        self._reset.describe(reset.format(default=brief_number(one.default)))
        self._symbol.setTextFormat(Qt.TextFormat.PlainText)

    def _say_facts(self) -> None:
        """Say what the hyperparameter is, its default and range, and how it stands to its limit."""
        described, *facts = self._facts
        if self._gauge is not None:
            facts.append(in_words(self._gauge.message()))
        paragraphs = "".join(f"<p>{text}</p>" for text in (described, *facts))  # rich text, so that Qt breaks its lines
        tip = with_english(paragraphs)
        self._symbol.setToolTip(tip)
        self._slider.setToolTip(tip)
        for widget in (self._slider, self._field):
            widget.setAccessibleDescription(". ".join((described, *facts)))

    def _slide(self, tick: int) -> None:
        low, high = self._hyperparameter.range
        value = value_of(tick, low, high, self._hyperparameter.scale)
        self._enter(float(round(value)) if self._hyperparameter.is_whole else value)

    def refuse(self, sentence: str) -> None:
        """Say under the field why its value cannot be used."""
        self._message.refuse(self._field, sentence)

    def _enter(self, value: float) -> None:
        try:
            self._hyperparameter.checked(value)
        except InputError as error:
            self.refuse(in_words(error.message))
            return
        self._message.say("")
        self.chosen.emit(value)
