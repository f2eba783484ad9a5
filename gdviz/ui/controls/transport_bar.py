"""Time: play and step, a scrubber over all steps, and the pace."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gdviz.session.deriving import LONG
from gdviz.session.playback import FASTEST, SLOWEST
from gdviz.session.session import Session
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.fields.value_scale import TICKS, tick_of, value_of
from gdviz.ui.themes.style import GRID, mark, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import tip

_WAITING_MS = round(1000 * LONG)


class TransportBar(QWidget):
    """One row of buttons and sliders. The keys in its tooltips belong to actions of the window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._is_playing: bool | None = None
        self._restart = IconButton("restart", self, 20)
        self._back = IconButton("step-back", self, 20)
        self._play = IconButton("play", self, 24)
        self._forward = IconButton("step-forward", self, 20)
        self._to_end = IconButton("to-end", self, 20)
        self._play.setProperty("role", "accent")
        self._scrubber = Slider(self)
        self._scrubber.setPageStep(10)
        self._scrubber.setProperty("role", "accent")
        self._step_label, self._total = QLabel(self), QLabel(self)
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._show_label)
        self._step = NumberField(self, figures=3, whole=True)
        self._speed_label, self._unit = QLabel(self), QLabel(self)
        self._speed = Slider(self)
        self._speed.setObjectName("speed")
        self._speed.setRange(0, TICKS)
        self._speed.setPageStep(TICKS // 20)
        self._rate = NumberField(self, figures=4)
        # What goes without saying, from the first to go where the bar is narrow.
        self._spare: tuple[QWidget, ...] = (self._speed_label, self._speed, self._unit, self._step_label)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._connect()
        self._retranslate()

    def redraw(self) -> None:
        """Show the cursor, how far there is to go, and the pace."""
        session = self._session
        total = session.horizon
        self._scrubber.show_range(0, total)
        self._scrubber.show_tick(session.cursor)
        self._step.show_value(float(session.cursor))
        text = f"/ {total}"
        if text != self._total.text():
            self._total.setText(text)
            self._step.setFixedWidth(self._step.fontMetrics().horizontalAdvance("0" * max(len(text) - 2, 3)) + 16)
            self._fit()
        self._speed.show_tick(tick_of(session.playback.speed, SLOWEST, FASTEST, "log"))
        self._rate.show_value(session.playback.speed)
        self._show_label()
        if session.playback.is_going != self._is_playing:
            self._is_playing = session.playback.is_going
            self._play.show_icon("pause" if self._is_playing else "play")
            self._describe_play()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for button in (self._restart, self._back, self._play, self._forward, self._to_end):
            button.apply_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the bar is without what it can spare."""
        return QSize(self._needed() - sum(map(self._room_of, self._spare)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fit(self) -> None:
        over = self._needed() - self.width()
        for part in self._spare:
            part.setVisible(over <= 0)
            over -= self._room_of(part)

    def _needed(self) -> int:
        """Return how wide the bar is at least with everything on it."""
        hidden = sum(self._room_of(part) for part in self._spare if part.isHidden())
        return self._row.minimumSize().width() + hidden

    def _room_of(self, part: QWidget) -> int:
        """Return how much of the row a part takes."""
        return max(part.minimumWidth(), part.minimumSizeHint().width()) + self._row.spacing()

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(GRID)
        for button in (self._restart, self._back, self._play, self._forward, self._to_end):
            side = 36 if button is self._play else 32
            button.setFixedSize(side, side)
            row.addWidget(button)
        row.addSpacing(2 * GRID)
        row.addWidget(self._scrubber, 1)
        row.addSpacing(2 * GRID)
        self._step.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._total.setFont(tabular(self._total.font()))
        self._total.setMinimumWidth(self._total.fontMetrics().horizontalAdvance("/ 1000"))
        for field in (self._step, self._rate):
            mark(field, "role", "bare")
            field.setFixedWidth(field.minimumWidth())
        for label in (self._step_label, self._total, self._speed_label, self._unit):
            label.setProperty("role", "secondary")
        row.addWidget(self._step_label)
        where = QHBoxLayout()
        where.setSpacing(0)
        where.addWidget(self._step)
        where.addWidget(self._total)
        row.addLayout(where)
        row.addSpacing(3 * GRID)
        row.addWidget(self._speed_label)
        self._speed.setFixedWidth(96)
        self._rate.setAlignment(Qt.AlignmentFlag.AlignRight)
        for part in (self._speed, self._rate, self._unit):
            row.addWidget(part)

    def _connect(self) -> None:
        session, playback = self._session, self._session.playback
        self._restart.clicked.connect(lambda: playback.restart())
        self._back.clicked.connect(lambda: playback.step_back())
        self._play.clicked.connect(lambda: playback.toggle())
        self._forward.clicked.connect(lambda: playback.step_forward())
        self._to_end.clicked.connect(lambda: playback.run_to_end())
        session.deriving.changed.connect(self._show_label)
        session.deriving.changed.connect(lambda: self._waiting.start(_WAITING_MS) if session.deriving.busy else None)
        self._scrubber.moved.connect(lambda tick: session.seek(tick))
        self._speed.moved.connect(lambda tick: playback.set_speed(value_of(tick, SLOWEST, FASTEST, "log")))
        self._step.entered.connect(self._go_to)
        self._rate.entered.connect(lambda speed: playback.set_speed(speed))
        for button in (self._back, self._forward):
            button.setAutoRepeat(True)
        for field in (self._step, self._rate):
            field.refused.connect(lambda _, field=field: field.restore())

    def _retranslate(self) -> None:
        self._restart.describe(QCoreApplication.translate("TransportBar", "Back to the start"), "Home")
        self._back.describe(QCoreApplication.translate("TransportBar", "One step back"), "←")
        self._forward.describe(QCoreApplication.translate("TransportBar", "One step"), "→")
        self._to_end.describe(QCoreApplication.translate("TransportBar", "Run to the end"), "End")
        self._describe_play()
        self._scrubber.setAccessibleName(QCoreApplication.translate("TransportBar", "Step that is looked at"))
        self._scrubber.setToolTip(tip(QCoreApplication.translate("TransportBar", "Drag through all steps")))
        self._show_label()
        self._step.setAccessibleName(QCoreApplication.translate("TransportBar", "Go to step"))
        self._step_label.setBuddy(self._step)
        self._speed_label.setText(QCoreApplication.translate("TransportBar", "speed"))
        self._speed_label.setBuddy(self._rate)
        self._unit.setText(QCoreApplication.translate("TransportBar", "steps/s"))
        for part in (self._speed, self._rate):
            part.setAccessibleName(QCoreApplication.translate("TransportBar", "Speed in steps per second"))
        self._speed.setToolTip(tip(self._speed.accessibleName()))
        self._rate.setToolTip(tip(self._rate.accessibleName()))
        self._fit()

    def _show_label(self) -> None:
        text = QCoreApplication.translate("TransportBar", "step")
        if self._session.making.lasts:
            text = QCoreApplication.translate("TransportBar", "computing step")
        elif self._session.deriving.lasts:
            text = QCoreApplication.translate("TransportBar", "deriving the formula")
            if self._session.deriving.opens:
                text = QCoreApplication.translate("TransportBar", "reading the file")
        if text != self._step_label.text():
            self._step_label.setText(text)
            self._fit()

    def _describe_play(self) -> None:
        pause = QCoreApplication.translate("TransportBar", "Pause")
        play = QCoreApplication.translate("TransportBar", "Play")
        space = QKeySequence("Space").toString(QKeySequence.SequenceFormat.NativeText)
        self._play.describe(pause if self._is_playing else play, space)

    def _go_to(self, step: float) -> None:
        self._session.seek(max(int(step), 0))
        self._step.show_value(float(self._session.cursor))
