"""The update microscope: the equations of the selected run, with the numbers of the update at the cursor.

Numbers follow the cursor; while steps are played they are set a few times a second, so that playing stays smooth.
"""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gdviz.engine.substeps import Line
from gdviz.session.session import Session
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.updating.arrows import style_of
from gdviz.ui.updating.line_row import LineRow, RowState
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.words import run_name

_WIDTH = 320
_NARROWEST, _WIDEST = 240, 360  # in a window of 1280 the read-out leaves no more
_ANY_WIDTH = (1 << 24) - 1  # what Qt means by no limit
_PAUSE = 0.1  # seconds between two settings of the numbers while steps are played


class MicroscopePanel(PanelWidget):
    """Lines, buttons to go through them, and a switch for arrows while playing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme = LIGHT
        self._shown: tuple[object, ...] = ()
        self._last = 0.0
        self._rows: list[LineRow] = []
        self._title, self._note = QLabel(), QLabel()
        self._note.setWordWrap(True)
        self._note.setProperty("role", "secondary")
        self._note.setContentsMargins(12, 8, 12, 8)
        self._back, self._forward = IconButton("step-back", self, 16), IconButton("step-forward", self, 16)
        self._all, self._always = IconButton("lines", self, 16), IconButton("arrows", self, 16)
        self._always.setCheckable(True)
        self._buttons = (self._back, self._forward, self._all, self._always)
        self._later = QTimer(self, singleShot=True, interval=round(1000 * _PAUSE))
        self._later.timeout.connect(self.redraw)
        self._lay_out()
        microscope = session.microscope
        self._back.clicked.connect(microscope.back)
        self._forward.clicked.connect(microscope.forward)
        self._all.clicked.connect(partial(microscope.look_at, None))
        self._always.clicked.connect(lambda: microscope.set_always(self._always.isChecked()))
        self._retranslate()

    def redraw(self) -> None:
        """Show the update at the cursor."""
        session = self._session
        microscope = session.microscope
        if not session.ready:
            return
        at = (microscope.run, microscope.step, microscope.ended, microscope.line)
        state = (*at, microscope.always, session.selected, session.looks)
        if same(state, self._shown):
            return
        if session.playback.playing and monotonic() - self._last < _PAUSE:
            if not self._later.isActive():
                self._later.start()
            return
        self._shown, self._last = state, monotonic()
        self._always.setChecked(microscope.always)
        self._all.setEnabled(microscope.line is not None)
        lines = microscope.lines
        self._show_title(lines)
        self._show_rows(lines)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours; enlarged for an audience, it may be as wide as it is given."""
        self._theme = theme
        self.setMaximumWidth(_WIDEST if theme.scale == 1.0 else _ANY_WIDTH)
        for button in self._buttons:
            button.apply_theme(theme)
        for row in self._rows:
            row.apply_theme(theme)

    def sizeHint(self) -> QSize:
        """A column beside the pictures."""
        return QSize(_WIDTH, 480)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on arrows are drawn at rest."""
        super().showEvent(event)
        self._session.microscope.open(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """No arrows without the panel, unless they are wanted always."""
        super().hideEvent(event)
        self._session.microscope.open(False)

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.addWidget(self._title, 1)
        for button in self._buttons:
            bar.addWidget(button)
        held = QWidget()
        held.setProperty("role", "panel")
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(held)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self._note)
        whole.addWidget(self._scroll, 1)

    def _retranslate(self) -> None:
        self._back.describe(self.tr("One line back"), "Shift+←")
        self._forward.describe(self.tr("Next line of the update"), "Shift+→")
        self._all.describe(self.tr("The whole update at once"))
        self._always.describe(self.tr("Arrows also while playing"), "A")
        self._shown = ()
        self.redraw()

    def _show_title(self, lines: tuple[Line, ...]) -> None:
        session, step = self._session, self._session.microscope.step
        run = session.microscope.run
        if run is None:
            self._title.setText("")
            self._say(self.tr("Add a run to see how it makes its steps."))
            return
        name = run_name(session.experiment.runs[session.selected])
        self._title.setText(self.tr("{name}: {step} → {next}").format(name=name, step=step, next=step + 1))
        self._say("")
        if not lines:
            self._title.setText(self.tr("{name}: step {step}").format(name=name, step=step))
            self._say(self.tr("The run ended where it began: there is no update."))
        elif session.microscope.ended:
            self._say(self.tr("The run has ended: this is its last update."))

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _show_rows(self, lines: tuple[Line, ...]) -> None:
        while len(self._rows) < len(lines):
            row = LineRow()
            row.apply_theme(self._theme)
            row.chosen.connect(partial(self._session.microscope.look_at, len(self._rows)))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        microscope = self._session.microscope
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(lines))
            if index < len(lines):
                active = microscope.line is not None and index == microscope.reached - 1
                row.show_line(lines[index], style_of(lines, index), RowState(active, index < microscope.reached))
                if active:
                    self._scroll.ensureWidgetVisible(row, 0, 8)
