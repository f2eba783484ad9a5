"""The panel that shows how the landscape bends at the ball, and what learning rate that allows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from gdviz.engine.judging.curvature import is_quick
from gdviz.engine.judging.extremes import Extremes
from gdviz.session.curvatures import Curvatures
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, ball_of, curvature_of, is_bending_awaited
from gdviz.ui.rate_gauges import RateGauges
from gdviz.ui.sameness import same
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.curvature_words import extremes_of, figures_in_words, limit_in_words, shape_in_words
from gdviz.ui.widgets.panel_page import PanelPage, note
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import paragraph


class CurvaturePanel(PanelWidget):
    """λmin, λmax, κ in numbers and in words; while it is seen, the map shows their ellipse around the ball."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._gauges = RateGauges(session, self)
        self._gauges.changed.connect(self._show_gauge)
        self._many = Curvatures(session)
        self._many.changed.connect(self.redraw)
        self._shown: tuple[object, ...] = ()
        self._page = PanelPage(self)
        self._values = {name: QLabel(self) for name in ("λmin", "λmax", "κ")}
        self._shape, self._limit, self._legend = note(self), note(self), note(self)
        self._legend.setProperty("role", "secondary")
        grid = QGridLayout()
        grid.setSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._values.items()):
            value.setFont(tabular(value.font()))
            value.setAccessibleName(name)
            grid.addWidget(QLabel(name, self), row, 0)
            grid.addWidget(value, row, 1)
        self._page.column.addLayout(grid)
        for part in (self._shape, self._limit, self._legend):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._retranslate()

    def redraw(self) -> None:
        """Show the ball as it is now."""
        session = self._session
        self._gauges.follow({session.selected} if session.selected >= 0 else set())
        ball = ball_of(session)
        place = None if ball is None else (ball.name, ball.step, *ball.position.tolist())
        is_awaited = ball is not None and self._is_awaited(ball)
        shown = (session.landscape, session.ground.key, is_awaited, session.playback.playing, place or ())
        if same(shown, self._shown):
            return
        self._shown = shown
        self._page.say_subject(ball)
        extremes = None if ball is None or is_awaited else self._extremes(ball)
        for label, text in zip(self._values.values(), figures_in_words(extremes), strict=True):
            label.setText(text)
        words = "" if ball is None else shape_in_words(extremes, session.landscape.dimension)
        self._shape.setText(self._waiting_words() if is_awaited else words)
        self._legend.setVisible(session.landscape.dimension > 1 and is_quick(session.landscape))
        self._show_gauge()

    def apply_theme(self, theme: Theme) -> None:
        """Labels take their colours from the style sheet."""

    def showEvent(self, event: QShowEvent) -> None:
        """Have the ellipse drawn on the map."""
        super().showEvent(event)
        self._session.dial.show(curvature=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have it taken away again."""
        super().hideEvent(event)
        self._session.dial.show(curvature=False)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._values["λmin"].setToolTip(tip(translate("CurvaturePanel", "the least curvature: along the valley")))
        self._values["λmax"].setToolTip(tip(translate("CurvaturePanel", "the largest curvature: across the valley")))
        self._values["κ"].setToolTip(tip(translate("CurvaturePanel", "the condition number λmax / λmin, of a bowl")))
        self._legend.setText(
            paragraph(
                [
                    translate(
                        "CurvaturePanel", "On the map: a level of the quadratic model, always drawn at one size."
                    ),
                    translate("CurvaturePanel", "It is short where the landscape is stiff."),
                    translate("CurvaturePanel", "Solid: above the ball; dashed: below it."),
                ]
            )
        )
        self._shown = ()
        self.redraw()

    def _is_awaited(self, ball: Ball) -> bool:
        if not is_quick(self._session.landscape):
            return not self._many.known_at(ball.run, ball.step)
        return is_bending_awaited(self._session)

    def _extremes(self, ball: Ball) -> Extremes | None:
        """Return λmin and λmax at a ball where they are not awaited."""
        if not is_quick(self._session.landscape):
            return self._many.extremes
        return extremes_of(curvature_of(self._session, ball))

    def _waiting_words(self) -> str:
        session, translate = self._session, QCoreApplication.translate
        if is_quick(session.landscape):
            return translate("CurvaturePanel", "The second derivatives are being made …")
        if session.playback.playing:
            words = translate("CurvaturePanel", "{count} variables: their curvatures are told when it rests.")
        else:
            words = translate("CurvaturePanel", "{count} variables: λmin and λmax are being looked for …")
        return words.format(count=session.landscape.dimension)

    def _show_gauge(self) -> None:
        session = self._session
        ball = ball_of(session)
        gauge = self._gauges.gauge(session.selected)
        is_awaited = ball is not None and self._is_awaited(ball)
        if ball is None or (is_awaited and gauge is None):
            self._limit.setText("")
            return
        self._limit.setText(limit_in_words(ball.run, None if is_awaited else self._extremes(ball), gauge))
