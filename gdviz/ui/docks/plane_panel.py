"""The panel of the plane: which slice of many variables the map shows, and what it hides of the selected run."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from gdviz.engine.plane_choice import FEWEST
from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.controls.landscape.plane_form import PlaneForm
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.plane_gap_view import PlaneGapView
from gdviz.ui.widgets.panel_page import PanelPage, note
from gdviz.ui.widgets.panel_widget import PanelWidget

_PAUSE = 0.1  # seconds between two pictures while steps are played


class PlanePanel(PanelWidget):
    """The choice above, the gap below it; of two variables or one, a sentence about what to do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._last = 0.0
        self._page, self._empty = PanelPage(self), note(self)
        self._form, self._gap = PlaneForm(session, self), PlaneGapView(session, self)
        for part in (self._empty, self._form, self._gap):
            self._page.column.addWidget(part)
        self._page.column.addStretch()
        self._later = QTimer(self, singleShot=True, interval=round(1000 * _PAUSE))
        self._later.timeout.connect(self.redraw)
        session.backgrounds.changed.connect(self._redraw_seen)
        self._retranslate()

    def redraw(self) -> None:
        """Show the plane and the gap as they are now; while steps are played a few times a second."""
        session = self._session
        is_wide = session.landscape.dimension >= FEWEST
        self._empty.setVisible(not is_wide)
        self._page.subject.setVisible(is_wide)
        self._form.setVisible(is_wide)
        self._gap.setVisible(is_wide and session.selected >= 0)  # without a run there is none
        if not is_wide:
            return
        if session.playback.playing and monotonic() - self._last < _PAUSE:
            if not self._later.isActive():
                self._later.start()
            return
        self._last = monotonic()
        self._page.say_subject(ball_of(session))
        self._form.redraw()
        self._gap.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._form.apply_theme(theme)
        self._gap.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _redraw_seen(self) -> None:
        if self.isVisible():
            self._later.start()

    def _retranslate(self) -> None:
        self._empty.setText(
            QCoreApplication.translate(
                "PlanePanel",
                "The map shows all variables of this landscape. Choose one of three or more to look at it on a plane: "
                "a network under “Made of data” in the list of landscapes, or a formula such as "
                "x1² + 2 x2² + 3 x3².",
            )
        )
        self.redraw()
