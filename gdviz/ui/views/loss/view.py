"""The losses of all runs over their steps, with the cursor as a line that can be dragged."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gdviz.session.files.view_choice import LossRange
from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Axis, Plot
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.axis import Along
from gdviz.ui.views.loss.buttons import LossButtons, place_unit, unit_label
from gdviz.ui.views.loss.curves import LossCurves
from gdviz.ui.views.loss.look import LossLooking
from gdviz.ui.views.loss.marks import only_marks
from gdviz.ui.views.loss.names import symbol_in
from gdviz.ui.views.loss.picture import LossPicture
from gdviz.ui.views.loss.pointing import LossPointing
from gdviz.ui.views.loss.range import padded, settled
from gdviz.ui.views.loss.state import state_of


class LossView(QWidget):
    """Draws the session, as `looking` says."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.looking = LossLooking(self)
        self._session = session
        self._curves = LossCurves(session)
        self._picture = LossPicture(session, self._curves)
        self._plot = Plot(self._paint, Axis("left", "f", space=64), Axis("bottom", space=22))
        self._plot.box.setMouseEnabled(x=True, y=False)
        self._plot.pans_upwards = False
        self._plot.left.powers = True
        self._shown: tuple[object, ...] = ()
        self._heights: tuple[float, float] = (0.0, 1.0)
        self._more = QTimer(self, singleShot=True, interval=0)  # for what one frame has no time to look at
        self._more.timeout.connect(self.redraw)
        self._waits = False  # for all that there is to know
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._buttons = LossButtons(self._plot)
        self._buttons.connect(self.looking)
        self._unit = unit_label(self._plot)
        self._pointing = LossPointing(session, self._curves, self._picture, self._plot)
        self._plot.home_wanted.connect(self._show_all)
        self.looking.changed.connect(self._follow_look)
        self._retranslate()

    def offer(self, quantities: QMenu, below: QWidget) -> None:
        """Let a quantity be chosen in the corner of the plot, and show a bar below the buttons while it is visible."""
        below.setParent(self._plot)
        self._buttons.offer(quantities, below)
        self._buttons.place(self.width())

    def redraw(self) -> None:
        """Show the session as it is now."""
        self._take_paces()
        shown = state_of(self._session)
        if same(shown, self._shown):
            return
        self._shown = shown
        self._heights = settled(self._heights, self._curves.follow(whole=self._waits))
        runs = [self._curves.of(index).run for index in self._curves.order()]
        if not self._curves.is_whole:
            self._shown = ()
            self._more.start()
        wanted = self._curves.along.reach(runs, self._session.horizon, self._curves.reach)
        if wanted != self._curves.reach:
            self._curves.reach = wanted
            self._show_all()
        self._show()

    def pose(self) -> None:
        """Show the picture alone, without buttons: for films and pictures."""
        self._buttons.hide()
        self._waits = True

    def shown_range(self) -> LossRange:
        """Return what is seen."""
        return LossRange(self._plot.frame.x, self._heights)

    def show_range(self, wanted: LossRange | None) -> None:
        """Show a part of the plot, or with None all of it."""
        self.redraw()  # hidden, nobody has asked yet up to where the plot goes
        self._heights = padded(self._curves.follow()) if wanted is None else wanted.height
        self._show_all()
        if wanted is not None:
            self._plot.show_range(wanted.across, wanted.height)
        self._show()
        self._plot.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._picture.theme = theme
        self._plot.apply_theme(theme)
        self._picture.font = self._plot.lettering()
        self._buttons.apply_theme(theme)
        self._buttons.place(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        self._buttons.place(self.width())  # the names stand left of them
        place_unit(self._unit, self.font(), self._plot.left.width() - 12, self.height() - 4)

    def _follow_look(self) -> None:
        look, before = self.looking.look, self._curves.look
        self._curves.look, self._picture.hover = look, None
        self._plot.left.powers = look.scale == "log"
        self._name_quantity()
        if look.unit != before.unit:
            self._curves.along = Along(look.unit)
            self._curves.reach, self._shown = 0.0, ()
            self._retranslate()
            self.redraw()
        if msgspec.structs.replace(look, unit=before.unit) != before:
            self._heights = padded(self._curves.follow())
            self._plot.left.picture = None
            self._show()

    def _take_paces(self) -> None:
        """Know how long steps take, where that is asked for."""
        timing, session = self._session.timing, self._session
        if self.looking.look.unit != "time" or not session.ready:
            return
        timing.finish() if self._waits else timing.ask()
        known = {run: pace.seconds * 1e3 for run in session.runs if (pace := timing.of(run)) is not None}
        if known != self._curves.along.paces:
            self._curves.along = Along("time", known)
            self._shown = ()

    def _retranslate(self) -> None:
        self._buttons.retranslate()
        self._plot.setAccessibleName(self.tr("Losses of all runs"))
        names = {"steps": self.tr("step"), "evaluations": self.tr("evals"), "time": self.tr("ms")}
        self._unit.setText(names[self.looking.look.unit])
        self._name_quantity()
        place_unit(self._unit, self.font(), self._plot.left.width() - 12, self.height() - 4)
        self._plot.refresh()

    def _name_quantity(self) -> None:
        look = self.looking.look
        name = symbol_in(self._session, look.quantity, above_lowest=look.above_lowest)
        self._plot.left.set_name(name)
        self._buttons.quantity.setText(name)
        self._buttons.place(self.width())

    def _show(self) -> None:
        fixed = only_marks(self._curves)
        if fixed != self._plot.left.fixed:
            self._plot.left.fixed, self._plot.left.picture = fixed, None
            self._plot.left.update()
        frame = self._plot.frame
        if frame.y != self._heights:
            self._plot.show_range(frame.x, self._heights)
            frame = self._plot.frame
        self._plot.refresh(self._picture.changes(frame, self._plot.ratio))

    def _show_all(self) -> None:
        end = self._curves.reach
        self._plot.box.setLimits(
            xMin=-0.02 * end,
            xMax=1.02 * end,
            minXRange=0.01 * end if self.looking.look.unit == "time" else min(2.0, end),
        )
        self._plot.show_range((-0.01 * end, 1.01 * end), self._heights)

    def _paint(self, painter: QPainter) -> None:
        frame = self._plot.frame
        bottom, left = self._plot.bottom, self._plot.left
        self._picture.ticks = bottom.places(*frame.x, frame.width), left.places(*frame.y, frame.height)
        self._picture.paint(painter, frame, self._plot.ratio)
