"""Which stretch of a slice is looked at: all that matters, or nearer, where the step is tiny beside the valley."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.engine.landscape import Landscape
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton

_STEP = 2.0  # of the width, for one press of a button
_ABOUT = 0.5  # the buttons zoom about the middle of the step
_NARROWEST, _WIDEST = 1e-6, 1e8

Span = tuple[float, float]  # of α, in steps


class SliceZoom(QWidget):
    """Buttons for nearer, farther and whole; `changed` tells that another stretch is wanted.

    A stretch that was chosen stays while the cursor moves, so that step after step is seen at one scale; it is left
    with the landscape or the run that it was chosen for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole: Span = (0.0, 1.0)
        self._chosen: Span | None = None
        self._subject: tuple[Landscape | None, int] = (None, -1)
        self._less, self._more, self._all = (IconButton(name, self, 16) for name in ("", "", "home"))
        self._less.setText("−")
        self._more.setText("+")
        self._less.clicked.connect(lambda: self.zoom(_ABOUT, _STEP))
        self._more.clicked.connect(self._approach)
        self._all.clicked.connect(self.reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for button in (self._less, self._more, self._all):
            row.addWidget(button)

    def keep_to(self, landscape: Landscape, run: int) -> None:
        """Show the whole if the slice is one of another landscape or of another run (its index) than before."""
        before, self._subject = self._subject, (landscape, run)
        if before[0] is not landscape or before[1] != run:
            self._chosen = None

    def span(self, whole: Span) -> Span:
        """Return the stretch to show of a slice of which `whole` is all that matters."""
        self._whole = whole
        self._all.setEnabled(self._chosen is not None)
        return self._chosen or whole

    def zoom(self, about: float, factor: float) -> None:
        """Show a stretch `factor` times as wide, in which α = `about` stays where it is."""
        low, high = self._chosen or self._whole
        if _NARROWEST <= (high - low) * factor <= _WIDEST:
            self._show((about + (low - about) * factor, about + (high - about) * factor))

    def move_by(self, by: float) -> None:
        """Show what lies `by` steps farther on."""
        low, high = self._chosen or self._whole
        self._show((low + by, high + by))

    def reset(self) -> None:
        """Show the whole again."""
        self._show(None)

    def apply_theme(self, theme: Theme) -> None:
        """Tint the buttons."""
        for button in (self._less, self._more, self._all):
            button.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        wheel = translate("SliceZoom", "mouse wheel")
        self._less.describe(translate("SliceZoom", "Farther from the step"), wheel)
        self._more.describe(translate("SliceZoom", "Closer to the step"), wheel)
        self._all.describe(translate("SliceZoom", "The whole slice again"))

    def _approach(self) -> None:
        """Show a narrower stretch that has the step nearer to its middle."""
        low, high = self._chosen or self._whole
        off = 0.5 * (0.5 * (low + high) - _ABOUT) / _STEP  # half of what is left of it
        half = 0.5 * (high - low) / _STEP
        if 2.0 * half >= _NARROWEST:
            self._show((_ABOUT + off - half, _ABOUT + off + half))

    def _show(self, chosen: Span | None) -> None:
        self._chosen = chosen
        self.changed.emit()
