"""The buttons in the upper right corner of the loss plot: what is drawn, over what, and on which scale it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from gdviz.ui.drawing.chips import small_font
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.look import LossLook, LossLooking
from gdviz.ui.widgets.icon_button import IconButton

_EDGE, _GAP, _TOP = 14, 4, 8  # pixels


class LossButtons:
    """Three switches and a picker."""

    def __init__(self, parent: QWidget) -> None:
        self.log = IconButton("log-scale", parent, 16)
        self.evaluations = IconButton("evaluations", parent, 16)
        self.time = IconButton("time", parent, 16)
        self.quantity = IconButton("", parent, 16)
        self.below: QWidget | None = None  # a bar that stands below the row
        self._row = (self.log, self.evaluations, self.time, self.quantity)  # from the right
        for button in self._row[:3]:
            button.setCheckable(True)
        self.log.setChecked(True)
        self.quantity.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        slanted = self.quantity.font()
        slanted.setItalic(True)  # as at the axis; upright, some fonts put the hat of m̂ into the line above
        self.quantity.setFont(slanted)
        self.quantity.hide()  # until there is something to choose from

    def connect(self, looking: LossLooking) -> None:
        """Let the switches change how the losses are looked at, and be on as it is."""
        self.log.clicked.connect(lambda checked: looking.set(scale="log" if checked else "linear"))
        self.evaluations.clicked.connect(lambda checked: looking.set(unit="evaluations" if checked else "steps"))
        self.time.clicked.connect(lambda checked: looking.set(unit="time" if checked else "steps"))
        looking.changed.connect(lambda: self._check(looking.look))

    def place(self, width: int) -> None:
        """Stand at the right end of a plot of this width."""
        right = width - _EDGE
        for button in self._row:
            if button.isHidden():
                continue
            button.adjustSize()
            button.move(right - button.sizeHint().width(), _TOP)
            right -= button.sizeHint().width() + _GAP
        if self.below is not None:
            self.below.adjustSize()
            self.below.move(width - _EDGE - self.below.width(), _TOP + self.log.sizeHint().height() + _GAP)

    def offer(self, quantities: QMenu, below: QWidget) -> None:
        """Have quantities to choose from, and a bar below the row."""
        self.quantity.setMenu(quantities)
        self.quantity.show()
        self.below = below

    def hide(self) -> None:
        """Be gone: for films and pictures."""
        for button in self._row:
            button.hide()
        if self.below is not None:
            self.below.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for button in self._row:
            button.apply_theme(theme)

    def retranslate(self) -> None:
        """Say what they do."""
        translate = QCoreApplication.translate
        self.log.describe(translate("LossView", "Logarithmic scale"), "L")
        self.evaluations.describe(translate("LossView", "Over evaluations instead of steps"), "X")
        self.time.describe(translate("LossView", "Over time instead of steps: measured on this machine"), "Shift+X")
        self.quantity.describe(translate("LossView", "What is drawn: the loss, or another quantity"), "Q")

    def _check(self, look: LossLook) -> None:
        self.log.setChecked(look.scale == "log")
        self.evaluations.setChecked(look.unit == "evaluations")
        self.time.setChecked(look.unit == "time")


def unit_label(parent: QWidget) -> QLabel:
    """Return the label of what is counted along the axis: before its numbers, where no curve and no cursor gets."""
    label = QLabel(parent)
    label.setProperty("role", "secondary")
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def place_unit(label: QLabel, font: QFont, right: float, bottom: int) -> None:
    """Stand with the lower right corner there, in small letters."""
    label.setFont(small_font(font))
    label.adjustSize()
    label.move(max(int(right - label.width()), 2), bottom - label.height())
