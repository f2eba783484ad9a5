"""The losses of all runs over their steps, with the cursor as a line that can be dragged."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gdviz.session.session import Session
from gdviz.ui.chips import small_font
from gdviz.ui.icon_button import IconButton
from gdviz.ui.numbers import format_number
from gdviz.ui.plotting import Axis, Plot
from gdviz.ui.sameness import same
from gdviz.ui.theme import Theme
from gdviz.ui.views.loss_picture import LossPicture
from gdviz.ui.views.loss_range import padded, settled

Scale = Literal["linear", "log"]
_NEAR = 14.0  # pixels within which pointing means one curve


class LossView(QWidget):
    """Draws the session; `scale_changed` says "linear" or "log"."""

    scale_changed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picture = LossPicture(session)
        self._plot = Plot(self._paint, Axis("left", "f", space=58), Axis("bottom", space=22))
        self._plot.box.setMouseEnabled(x=True, y=False)
        self._plot.pans_upwards = False
        self._plot.left.powers = True
        self._shown: tuple[object, ...] = ()
        self._heights: tuple[float, float] = (0.0, 1.0)
        self._steps = 0.0  # up to which step the whole plot goes
        self._wanted: int | None = None
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._seek)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._button = IconButton("log-scale", self._plot, 16)
        self._button.setCheckable(True)
        self._button.setChecked(True)
        self._unit = QLabel(self._plot)  # before the numbers of the steps: no curve and no cursor gets there
        self._unit.setProperty("role", "secondary")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._button.clicked.connect(lambda checked: self.set_scale("log" if checked else "linear"))
        self._plot.pressed.connect(self._press)
        self._plot.dragged.connect(self._drag)
        self._plot.released.connect(self._seek)
        self._plot.pointed.connect(self._point)
        self._plot.home_wanted.connect(self._show_all_steps)
        self._retranslate()

    @property
    def scale(self) -> Scale:
        """How heights are drawn."""
        return "log" if self._picture.log else "linear"

    def set_scale(self, scale: Scale) -> None:
        """Draw heights on this scale."""
        if scale == self.scale:
            return
        self._picture.log = self._plot.left.powers = scale == "log"
        self._button.setChecked(scale == "log")
        self._heights = padded(self._picture.follow())
        self._plot.left.picture = None
        self._show()
        self.scale_changed.emit(scale)

    def redraw(self) -> None:
        """Show the session as it is now."""
        shown = self._state()
        if same(shown, self._shown):
            return
        self._shown = shown
        self._heights = settled(self._heights, self._picture.follow())
        steps = float(self._session.horizon)
        if steps != self._steps:
            self._steps = steps
            self._show_all_steps()
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._picture.theme = theme
        self._picture.font = self.font()
        self._plot.apply_theme(theme)
        self._button.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        self._button.move(self.width() - self._button.sizeHint().width() - 14, 8)  # the names stand left of it
        self._place_unit()

    def _retranslate(self) -> None:
        self._button.describe(self.tr("Logarithmic scale"), "L")
        self._plot.setAccessibleName(self.tr("Losses of all runs"))
        self._unit.setText(self.tr("step"))
        self._place_unit()
        self._plot.refresh()

    def _place_unit(self) -> None:
        self._unit.setFont(small_font(self.font()))
        self._unit.adjustSize()
        right = self._plot.left.width() - 12
        self._unit.move(int(right - self._unit.width()), self.height() - self._unit.height() - 4)

    def _state(self) -> tuple[object, ...]:
        session = self._session
        paths: list[object] = []
        if session.ready:
            paths = [part for run in session.runs for part in (run.trajectory, run.length)]
        names = [run.name for run in session.experiment.runs]
        return (session.horizon, session.cursor, session.selected, session.looks, names, *paths)

    def _show(self) -> None:
        frame = self._plot.frame
        if frame.y != self._heights:
            self._plot.show_range(frame.x, self._heights)
            frame = self._plot.frame
        self._plot.refresh(self._picture.changes(frame, self.devicePixelRatioF()))

    def _show_all_steps(self) -> None:
        steps = self._steps
        self._plot.box.setLimits(xMin=-0.02 * steps, xMax=1.02 * steps, minXRange=min(2.0, steps))
        self._plot.show_range((-0.01 * steps, 1.01 * steps), self._heights)

    def _paint(self, painter: QPainter) -> None:
        frame = self._plot.frame
        bottom, left = self._plot.bottom, self._plot.left
        self._picture.ticks = bottom.places(*frame.x, frame.width), left.places(*frame.y, frame.height)
        self._picture.paint(painter, frame, self.devicePixelRatioF())

    def _press(self, at: QPointF) -> None:
        for index, box in self._picture.names:
            if box.contains(at):
                self._session.select(index)
                return
        self._picture.hover = None
        self._drag(at)

    def _drag(self, at: QPointF) -> None:
        step, _ = self._plot.frame.to_plane(at.x(), at.y())
        self._wanted = round(min(max(step, 0.0), self._steps))
        self._due.start()  # several moves of the mouse in one frame are one change

    def _seek(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._session.seek(wanted)

    def _point(self, at: QPointF | None) -> None:
        hover = None if at is None else self._what_is_at(at)
        if hover != self._picture.hover:
            self._picture.hover = hover
            self._plot.refresh()
        if at is not None:
            frame = self._plot.frame
            near = abs(frame.pixel(self._session.cursor, 0.0)[0] - at.x()) < 6
            on_name = any(box.contains(at) for _, box in self._picture.names)
            shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
            self._plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_name else shape)

    def _what_is_at(self, at: QPointF) -> tuple[int, QPointF, list[str], str] | None:
        """Return step, place, words and colour of the label for what is under the mouse."""
        frame = self._plot.frame
        step = round(frame.to_plane(at.x(), at.y())[0])
        picture, runs = self._picture, self._session.experiment.runs
        found = [
            (index, place)
            for index in picture.order()
            if 0 <= step <= picture.curve(index).last and (place := picture.place(frame, index, step)) is not None
        ]
        if not found:
            return None
        nearest, place = min(found, key=lambda entry: abs(entry[1].y() - at.y()))
        if abs(place.y() - at.y()) <= _NEAR:
            title = self.tr("{name}, step {step}").format(name=runs[nearest].name, step=step)
            loss = format_number(picture.curve(nearest).value(step))
            return step, place, [title, f"f = {loss}"], picture.style(nearest).colour
        lines = [self.tr("step {step}").format(step=step)]
        lines += [
            f"{runs[index].name}  {format_number(picture.curve(index).value(step))}" for index, _ in sorted(found)[:8]
        ]
        return step, at, lines, ""
