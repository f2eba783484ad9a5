"""How much the smoothed curves of the loss plot are smoothed: a bar in its corner, seen while there are any."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.fields.value_scale import TICKS
from gdviz.ui.menus.corner_frame import corner_frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.wording.glossary import with_english

_USUAL = 0.9
_LONGEST = 3.0  # the slider goes up to a memory of 10³ steps: β = 0.999


class SmoothingBar(QWidget):
    """A slider and a field for β; the slider is even in the logarithm of 1 / (1 − β), how many steps are averaged."""

    def __init__(self, loss: LossView) -> None:
        super().__init__(loss)
        self._loss = loss
        self.last = _USUAL  # to come back to
        row, self._message = corner_frame(self)
        self._label = QLabel("β", self)
        self._slider = Slider(self)
        self._slider.setRange(0, TICKS)
        self._slider.setFixedWidth(90)
        self._field = NumberField(self, figures=6)
        self._field.setMaximumWidth(self._field.minimumWidth())
        self._label.setBuddy(self._field)
        for part in (self._label, self._slider, self._field):
            row.addWidget(part)
        self._slider.moved.connect(lambda tick: self._take(_factor(tick)))
        self._field.entered.connect(self._take)
        self._field.refused.connect(self._say)
        self._field.restored.connect(lambda: self._say(""))
        loss.looking.changed.connect(self._show)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._slider.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        """Say what it is in the language of the window."""
        translate = QCoreApplication.translate
        name = translate("SmoothingBar", "Smoothing factor β")
        tip = translate(
            "SmoothingBar",
            "Exponential moving average: s ← β s + (1 − β) f, from 0, divided by 1 − βⁿ, so that early steps are not "
            "drawn too low. About 1 / (1 − β) steps are averaged; the raw curve stays beside it, fainter.",
        )
        for part in (self._slider, self._field):
            part.setAccessibleName(name)
            part.setAccessibleDescription(tip)
            part.setToolTip(with_english(f"<p>{tip}</p>"))

    def _show(self) -> None:
        factor = self._loss.looking.look.smoothing
        self.setVisible(factor > 0.0)
        if factor > 0.0:
            self.last = factor
            self._slider.show_tick(_tick(factor))
            self._field.show_value(factor)
            self._field.mark_invalid(False)
            self._say("")

    def _say(self, sentence: str) -> None:
        """Say it under the field, and keep the right edge where it is."""
        right = self.geometry().right()
        self._message.say(sentence)
        self.adjustSize()
        self.move(right + 1 - self.width(), self.y())

    def _take(self, factor: float) -> None:
        if not 0.0 < factor < 1.0:
            self._field.mark_invalid(True)
            self._say(QCoreApplication.translate("SmoothingBar", "β lies above 0 and below 1, such as 0.9."))
            return
        self._say("")
        self._loss.looking.set(smoothing=factor)


def _factor(tick: int) -> float:
    """Return β of a tick, from 0.5 on, with as many nines as tell it from its neighbours."""
    decades = math.log10(2.0) + (_LONGEST - math.log10(2.0)) * tick / TICKS
    return round(1.0 - math.pow(10.0, -decades), 4)


def _tick(factor: float) -> int:
    share = (-math.log10(1.0 - factor) - math.log10(2.0)) / (_LONGEST - math.log10(2.0))
    return round(TICKS * min(max(share, 0.0), 1.0))
