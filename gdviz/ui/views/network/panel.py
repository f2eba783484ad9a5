"""The panel that shows the network of the selected run at the cursor: its layers, its passes, its gradients."""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from gdviz.engine.data.back_propagation import network_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import NetworkChoice
from gdviz.session.changes.editing import use_problem
from gdviz.session.layer_history import LayerHistory
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, ball_of
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.network.chain import NetworkChain
from gdviz.ui.views.network.colours import signs
from gdviz.ui.views.network.curves import NetworkCurves
from gdviz.ui.views.network.diagram import NetworkDiagram
from gdviz.ui.views.network.sample import NetworkSample
from gdviz.ui.views.network.state import NetworkState
from gdviz.ui.widgets.panel_page import PanelPage, note, worded_button
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import text_of

_PAUSE = 0.1  # seconds between two pictures while steps are played, at least
_SHARE = 10.0  # times as long as a picture takes: so that playing stays smooth with a large network
_TOGETHER = "\u2060"  # no line is broken here
_SLICE = 0.006  # seconds of computing at a time


class NetworkPanel(PanelWidget):
    """A picture of the layers, the curves of their gradients, and the passes stage by stage."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme: Theme | None = None
        self._shown: tuple[object, ...] = ()
        self._last = self._seconds = 0.0  # when the last picture was begun, and how long it took
        self._state: NetworkState | None = None
        self._history: LayerHistory | None = None
        self._page = PanelPage(self)
        self._page.subject.setWordWrap(True)
        self._help, self._legend, self._reading = note(self), QLabel(self), note(self)
        self._choose = QPushButton(self)
        self._choose.setMenu(QMenu(self._choose))
        self._choose.menu().aboutToShow.connect(self._offer)
        self._legend.setProperty("role", "secondary")
        self._legend.setWordWrap(True)
        self._sample = NetworkSample(session, self)
        self._diagram = NetworkDiagram(self)
        self._diagram.picked.connect(lambda _: self._tell_picked())
        self._maps = worded_button("contour", self)
        self._maps.toggled.connect(lambda chosen: session.network.set(maps=chosen))
        self._curves, self._chain = NetworkCurves(session, self), NetworkChain(session, self)
        self._seen = QTimer(self, singleShot=True, interval=0)
        self._seen.timeout.connect(lambda: self._page.ensureWidgetVisible(self._chain, 0, 0))
        self._chain.gone.connect(self._seen.start)
        self._parts: tuple[QWidget, ...] = (
            self._sample, self._curves.verdict, self._diagram, self._reading, self._legend, self._maps,
            self._chain, self._curves,
        )  # fmt: skip
        for part in (self._help, self._choose, *self._parts):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._later = QTimer(self, singleShot=True, interval=round(1000 * _PAUSE))
        self._later.timeout.connect(self.redraw)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self.redraw)
        session.network.changed.connect(self._again)
        self._retranslate()

    def redraw(self) -> None:
        """Show the network as it is now; while steps are played a few times a second."""
        session = self._session
        ball, problem = ball_of(session), network_of(session.landscape)
        if problem is None or ball is None:
            self._show_help(problem is None)
            return
        if self._history is None or self._history.run is not ball.run:
            self._history = LayerHistory(ball.run, problem.model.layers)
        place = (
            problem,
            ball.run,
            ball.name,
            ball.style.colour,
            ball.step,
            session.network.look,
            session.pointer.place or (),
        )
        shown = (*place, len(self._history.steps), self._history.is_complete)
        if self._history.is_complete and same(shown, self._shown):
            return
        pause = max(_PAUSE, _SHARE * (self._seconds + self._diagram.seconds))
        begun = monotonic()
        if begun - self._last < pause and session.playback.playing:
            if not self._later.isActive():
                self._later.start(round(1000 * pause))
            return
        self._history.advance(_SLICE)
        if not self._history.is_complete:
            self._more.start()
            if begun - self._last < pause and same(place, self._shown[: len(place)]):
                return  # the curves grow a few times a second, not with every slice
        self._shown, self._last = (*place, len(self._history.steps), self._history.is_complete), monotonic()
        self._show(self._state_of(problem, ball))
        self._seconds = monotonic() - begun

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for part in (self._sample, self._diagram, self._maps, self._curves, self._chain):
            part.apply_theme(theme)
        self._again()

    def sizeHint(self) -> QSize:
        """A column beside the pictures."""
        return QSize(360, 520)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _state_of(self, problem: Problem, ball: Ball) -> NetworkState:
        """Return the numbers of a step, the ones that are known where it is still the same step."""
        wanted, known = self._session.network.look.sample, self._state
        sample = wanted if wanted is not None and wanted < problem.samples else None
        place = (problem, ball.run, ball.step, sample)
        if known is None or not same((known.problem, known.ball.run, known.ball.step, known.sample), place):
            self._state = known = NetworkState(problem, ball, sample)
        return known

    def _show(self, state: NetworkState) -> None:
        self._help.hide()
        self._choose.clearFocus()  # keys are commands again, and not those of the next button
        self._choose.hide()
        self._page.say_subject(state.ball)
        self._page.subject.show()
        sizes = " → ".join(map(str, state.sizes)) if len(state.sizes) < 9 else self._deep(state.sizes)
        count = QCoreApplication.translate("NetworkPanel", "{count:,} weights").format(count=state.problem.dimension)
        self._page.subject.setText(f"{self._page.subject.text()} · {sizes} · {count}")
        look = self._session.network.look
        flat = len(state.problem.dataset.features) == 2
        for part in self._parts:
            if part is not self._reading:
                part.setVisible(part is not self._maps or flat)
        self._maps.setChecked(look.maps)
        self._sample.show_count(state.problem.samples, state.sample)
        self._chain.show_state(state)
        self._diagram.show_state(state, self._chain.stage, look.maps and flat)
        self._curves.show_state(state, self._history)
        self._tell_scales()
        self._tell_picked()

    def _show_help(self, no_network: bool) -> None:
        self._state, self._history, self._shown = None, None, ()
        for part in self._parts:
            part.hide()
        self._help.setVisible(no_network)
        self._choose.setVisible(no_network)
        self._page.say_subject(None)
        self._page.subject.setVisible(not no_network)

    def _deep(self, sizes: tuple[int, ...]) -> str:
        shown = [str(size) for size in sizes]
        return " → ".join([*shown[:3], "…", *shown[-2:]])

    def _tell_scales(self) -> None:
        weight, unit = self._diagram.scales
        above, below = signs(self._theme) if self._theme is not None else ("", "")
        has_lines, has_cells = self._diagram.kinds
        words = QCoreApplication.translate(
            "NetworkPanel",
            "{plus} above 0, {minus} below 0 · thickest line: |w| = {weight} · full colour: |a| = {unit}",
        )
        if has_cells and not has_lines:
            words = QCoreApplication.translate(
                "NetworkPanel", "{plus} above 0, {minus} below 0 · full colour: |w| = {weight}, |a| = {unit}"
            )
        elif has_cells:
            words = QCoreApplication.translate(
                "NetworkPanel",
                "{plus} above 0, {minus} below 0 · thickest line, full colour: |w| = {weight}, |a| = {unit}",
            )
        plus, minus = f'<span style="color:{above}">■</span>', f'<span style="color:{below}">■</span>'
        text = words.format(plus=plus, minus=minus, weight=brief_number(weight), unit=brief_number(unit))
        if self._diagram.shows_maps:
            own = QCoreApplication.translate("NetworkPanel", "each map: full colour at its own greatest |a|")
            text = f"{text} · {own}"
        text = (
            text.replace(" = ", "\u00a0=\u00a0")
            .replace("|w|", _TOGETHER.join("|w|"))
            .replace("|a|", _TOGETHER.join("|a|"))
        )
        text = text.replace("|\u00a0", f"|{_TOGETHER}\u00a0")
        if text != self._legend.text():
            self._legend.setText(text)

    def _tell_picked(self) -> None:
        part = self._diagram.chosen
        lines = [] if part is None or self._state is None else self._state.words(part)
        self._reading.setText(" · ".join(lines).replace(" = ", "\u00a0=\u00a0"))
        self._reading.setVisible(bool(lines))
        told = lines or [self._page.subject.text(), self._diagram.hint]
        self._diagram.setAccessibleDescription(" · ".join(told))

    def _offer(self) -> None:
        """List the networks of the catalog."""
        menu, catalog = self._choose.menu(), self._session.catalog
        menu.clear()
        for key, one in sorted(catalog.problems.items(), key=lambda pair: text_of(pair[1].name)):
            if isinstance(one.choice.model, NetworkChoice):
                menu.addAction(text_of(one.name), partial(use_problem, self._session, key))

    def _again(self) -> None:
        self._shown = ()
        if self.isVisible():
            self.redraw()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._help.setText(
            translate(
                "NetworkPanel",
                "This landscape has no layers. Choose a network here, or under “Made of data” in the list of "
                "landscapes, or one of the examples in the File menu.",
            )
        )
        self._choose.setText(translate("NetworkPanel", "Choose a network"))
        self._choose.setAccessibleName(translate("NetworkPanel", "Choose a network"))
        self._choose.setToolTip(tip(translate("NetworkPanel", "The networks among the problems")))
        words = translate("NetworkPanel", "Units as maps of the inputs")
        self._maps.setText(words)
        self._maps.describe(translate("NetworkPanel", "What each unit answers over the plane of the two inputs"))
        for part in (self._sample, self._curves, self._chain):
            part.retranslate()
        self._diagram.describe()
        self._shown = ()
        self.redraw()
