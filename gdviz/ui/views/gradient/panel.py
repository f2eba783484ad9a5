"""The panel that shows why a step goes along the negative gradient: derivatives, slices, and the dial."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QHideEvent, QShowEvent

from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.gradient.formulas import GradientFormulas
from gdviz.ui.views.gradient.slices import GradientSlices
from gdviz.ui.views.gradient.turning import GradientTurning
from gdviz.ui.widgets.panel_page import PanelPage, worded_button
from gdviz.ui.widgets.panel_widget import PanelWidget


class GradientPanel(PanelWidget):
    """Shows the gradient at the ball of the selected run; while it is seen, so are displacement and tangent plane."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stood: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._page = PanelPage(self)
        self._formulas = GradientFormulas(session, self)
        self._slices = GradientSlices(session, self)
        self._turning = GradientTurning(session, self)
        self._plane = worded_button("surface", self)
        self._plane.setChecked(session.dial.pointing.shows_plane)
        self._plane.toggled.connect(lambda chosen: session.dial.show(plane=chosen))
        for part in (self._formulas, self._slices, self._turning, self._plane):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._retranslate()

    def redraw(self) -> None:
        """Show the ball as it is now: all of it where the ball moved, the dial alone where only that turned."""
        session = self._session
        ball = ball_of(session)
        place = None if ball is None else (ball.name, ball.step, ball.style.colour, *ball.position.tolist())
        stood = (session.landscape, session.ground.area, session.ground.key, place or ())
        moved = not same(stood, self._stood)
        if moved:
            self._stood = stood
            self._page.say_subject(ball)
            for part in (self._formulas, self._slices, self._turning):
                part.setVisible(ball is not None)
            self._plane.setVisible(ball is not None and session.landscape.dimension > 1)
        shown = (session.dial.pointing,)
        if ball is None or (not moved and same(shown, self._shown)):
            return
        self._shown = shown
        if moved:
            self._formulas.show_ball(ball)
            self._slices.show_ball(ball)
        self._turning.show_ball(ball)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._formulas, self._slices, self._turning, self._plane):
            part.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the displacement drawn on the map."""
        super().showEvent(event)
        self._session.dial.show(displacement=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have it taken away again, and let nothing turn unseen."""
        super().hideEvent(event)
        self._turning.stop()
        self._session.dial.show(displacement=False)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = QCoreApplication.translate("GradientPanel", "Tangent plane on the surface")
        self._plane.setText(words)
        self._plane.describe(words)
        self._turning.retranslate()
        self._stood = ()
        self.redraw()
