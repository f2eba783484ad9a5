"""The main window: where the views and controls lie, and how a change in the session reaches them once a frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from gdviz.engine.message import Message
from gdviz.session.session import Session
from gdviz.ui.arranging.arrangement import first_size, remember, restore
from gdviz.ui.arranging.centre import Centre
from gdviz.ui.arranging.layouts import LAYOUTS, Layouts
from gdviz.ui.arranging.presentation import Presentation
from gdviz.ui.arranging.shown_views import ShownViews
from gdviz.ui.arranging.stage import Stage
from gdviz.ui.clock import Clock
from gdviz.ui.commands.actions import WINDOW_COMMANDS, make_action
from gdviz.ui.commands.edit_actions import EditActions
from gdviz.ui.commands.session_commands import session_acts
from gdviz.ui.controls.parameter_dock import ParameterDock
from gdviz.ui.controls.transport_bar import TransportBar
from gdviz.ui.docks.panels import Panels
from gdviz.ui.filing.files import Files
from gdviz.ui.filing.showing import Parts
from gdviz.ui.menus.fan_bar import FanBar
from gdviz.ui.menus.loss_commands import LossCommands
from gdviz.ui.menus.menu_bar import Menus
from gdviz.ui.menus.outlets import Outlets
from gdviz.ui.menus.tool_bar import ToolBar
from gdviz.ui.strips.verdict_strip import VerdictStrip
from gdviz.ui.taking_turns import Redrawn, TakingTurns
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.themes.icons import application_icon
from gdviz.ui.themes.theme import Theme
from gdviz.ui.true_angles import TrueAngles
from gdviz.ui.verdict_watch import VerdictWatch
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.surface.view import SurfaceView
from gdviz.ui.warm_up import WarmUp
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.glossary import Glossary
from gdviz.ui.wording.summaries import Summaries


class Window(QMainWindow):
    """Dock, tool bar, views, transport, read-out. Holds no numbers: the session does."""

    def __init__(self, session: Session, appearance: Appearance, settings: QSettings) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self._settings = settings
        self._clock = Clock(session, self)
        self._redraw_timer = QTimer(self, singleShot=True, interval=0)
        self._redraw_timer.timeout.connect(self._redraw)
        self.warm_up = WarmUp(self)
        self._painted = False
        self._make_parts()
        self._shown_views = ShownViews(session, self._contour, self._surface, self._redraw_soon)
        self._loss_commands = LossCommands(self, session, self._loss)
        self._verdict_watch = VerdictWatch(session, self)
        self._notices: list[PanelWidget] = []
        self._panels = Panels(self, session, self._redraw_soon)
        self._turns = TakingTurns(self, self._seen)
        self._edits = EditActions(self, session)
        self._commands = self._make_actions() | dict(self._edits.actions) | dict(self._panels.actions)
        self.setWindowIcon(application_icon())
        self._lay_out()
        self._make_chrome()
        for place in (self, *self.findChildren(QDockWidget)):  # a dock may float
            Glossary(place)
        self._summaries = Summaries(session, self._contour, self._surface, self._loss)
        self._connect()
        self.show_notice(self._edits.notice)
        self._layouts = Layouts(self, self._splitters, self._commands)
        restore(settings, self, self._splitters, self._commands)
        self._true_angles = TrueAngles(
            session,
            self._commands["equal_scales"],
            [self._commands[name] for name in ("gradient", "curvature", "microscope", "arrows")],
            lambda equal, asked: self._contour.set_scales(equal=equal, meant=asked),
        )
        self._commands["show_dock"].setChecked(self._dock.isVisibleTo(self))
        self._apply_theme(appearance.theme)
        self._retranslate()
        self._redraw(self._parts)
        self._contour.setFocus()  # no button: Space plays from the first moment

    def show_notice(self, notice: PanelWidget) -> None:
        """Show a strip over the views, until it hides itself."""
        self._notices.append(notice)
        notice.apply_theme(self._appearance.theme)
        self._centre.put_above(notice)

    def offer_last_session(self, go_on: Callable[[], Message | None]) -> None:
        """Offer in the menu to go on where gdviz was closed; `go_on` does it, or returns why not."""
        self._menus.offer_last_session(go_on, self._edits.notice)

    def command(self, name: str) -> QAction:
        """Return the action of a command by its name. Raises KeyError."""
        return self._commands[name]

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first frame is on the screen, begin what could wait for it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.warm_up.start)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for what is not saved; remember the arrangement."""
        if not (self.outlets.may_close() and self.files.may_close()):
            event.ignore()
            return
        self.outlets.stop()
        self._presentation.leave()
        self._session.playback.pause()
        self._verdict_watch.stop()
        self._true_angles.forget()
        remember(self._settings, self, self._splitters, self._commands)
        self._panels.leave()
        super().closeEvent(event)

    def _make_parts(self) -> None:
        """Make what is seen in the middle of the window, around it and beside it."""
        session = self._session
        self._contour, self._surface, self._loss = ContourView(session), SurfaceView(session), LossView(session)
        self._readout, self._verdict = ReadoutView(session), VerdictStrip(session)
        self._transport, self._parameters = TransportBar(session), ParameterDock(session)
        self._parts = (  # in the order in which they are drawn: what may take longest is last
            self._contour, self._loss, self._readout, self._verdict, self._transport, self._parameters, self._surface,
        )  # fmt: skip

    def _lay_out(self) -> None:
        bars = (self._verdict, self._transport, self._readout)
        self._centre = Centre(self, (self._contour, self._surface), self._loss, bars)
        self._splitters = self._centre.splitters
        self.setCentralWidget(self._centre)
        self._dock = QDockWidget(self)
        self._dock.setObjectName("parameters")
        self._dock.setTitleBarWidget(QWidget())
        self._dock.setWidget(self._parameters)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._dock)
        self.resize(first_size(self.screen().availableGeometry().size()))

    def _make_chrome(self) -> None:
        """Make what surrounds the views and looks at them from outside: files, films, menus, the presentation."""
        session, appearance, settings = self._session, self._appearance, self._settings
        stage = Stage(self, self._commands, self._splitters, self._panels)
        self._commands |= stage.actions
        views = self._contour, self._surface, self._loss
        seen = Parts(self, self._commands, self._splitters, *views, lambda: self._redraw(views))
        self.files = Files(seen, session, settings, self.show_notice, lambda: self._presentation.leave())
        self.outlets = Outlets(seen, session, appearance, settings, self.files, self._edits.notice)
        self._commands |= {**self.files.actions, **self.outlets.actions}
        self._menus = Menus(self, session, self._commands, appearance, self.files.recent_menu, self.files.examples_menu)
        self._tool_bar = ToolBar(self, session, self._commands | self._menus.own, appearance)
        self.addToolBar(self._tool_bar)
        self._presentation = Presentation(
            self, appearance, self._commands, list(self._splitters.values()), stage, [self._transport]
        )

    def _make_actions(self) -> dict[str, QAction]:
        acts: dict[str, Callable[[], object]] = {
            "substep_forward": lambda: self._through_update(self._session.microscope.forward),
            "substep_back": lambda: self._through_update(self._session.microscope.back),
            "show_dock": lambda: self._dock.setVisible(self._commands["show_dock"].isChecked()),
            "show_loss": lambda: self._loss.setVisible(self._commands["show_loss"].isChecked()),
            "show_verdict": lambda: self._verdict.setVisible(self._commands["show_verdict"].isChecked()),
            "equal_scales": lambda: None,  # TrueAngles listens
            "present": lambda: self._presentation.toggle(),
            "full_screen": self._toggle_full_screen,
            "layout_reset": lambda: self._layouts.reset(),
        }
        acts |= session_acts(self._session, lambda name: self._commands[name].isChecked())
        acts |= self._shown_views.acts | self._loss_commands.acts
        acts |= {name: partial(lambda chosen: self._layouts.choose(chosen), name) for name in LAYOUTS}
        actions = {command.name: make_action(command, self, acts[command.name]) for command in WINDOW_COMMANDS}
        for name in ("step_forward", "step_back", "substep_forward", "substep_back", "faster", "slower"):
            actions[name].setAutoRepeat(True)
        for name in ("show_both", "show_dock", "show_loss", "show_verdict", "log_loss", "glide"):
            actions[name].setChecked(True)
        self.addActions(list(actions.values()))
        return actions

    def _connect(self) -> None:
        session = self._session
        self._fan_bar = FanBar(session, self._contour, self._commands)
        self._loss_commands.connect(self._commands, self._menus.scales)
        for signal in (
            session.experiment_changed, session.landscape_changed, session.advanced, session.cursor_moved,
            session.glided, session.selection_changed, session.looks_changed, session.playback_changed,
            session.history_changed, session.judged, session.dial.changed, session.pointer.pointed,
            session.timing.changed, session.goal.changed, session.maps.changed, session.deriving.changed,
        ):  # fmt: skip
            signal.connect(self._redraw_soon)
        for view in (self._contour, self._surface):
            view.hovered.connect(self._readout.show_hover)
            view.hovered.connect(self._session.data.try_out)
        self._shown_views.connect(self._commands)
        self._parameters.data.file_wanted.connect(self.files.choose_data)
        self._verdict.dismissed.connect(self._commands["show_verdict"].trigger)
        self._dock.visibilityChanged.connect(lambda shown: self._commands["show_dock"].setChecked(shown))
        self._appearance.theme_changed.connect(self._apply_theme)
        self.warm_up.done.connect(self._session.prepare)
        self.warm_up.done.connect(self._appearance.prepare_chinese)

    def _through_update(self, go: Callable[[], object]) -> None:
        if not self._session.microscope.opened:
            self._commands["microscope"].trigger()
        go()

    def _redraw_soon(self) -> None:
        self._redraw_timer.start()

    def _seen(self) -> list[Redrawn]:
        return [*(part for part in self._parts if part.isVisibleTo(self)), *self._panels.seen()]

    def _redraw(self, at_once: Sequence[Redrawn] = ()) -> None:
        self._shown_views.fit()
        self._turns.redraw(at_once)
        self._tool_bar.redraw()
        self._loss_commands.redraw()
        self._tool_bar.show_live(self.outlets.is_live)
        self._edits.redraw()
        self.files.redraw()
        self._fan_bar.redraw()
        self._commands["arrows"].setChecked(self._session.microscope.always)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._commands["full_screen"].setChecked(self.isFullScreen())

    def _apply_theme(self, theme: Theme) -> None:
        for part in self._parts:
            part.apply_theme(theme)
        self._panels.apply_theme(theme)
        self._loss_commands.apply_theme(theme)
        for notice in self._notices:
            notice.apply_theme(theme)
        self._tool_bar.apply_theme(theme)
        self._edits.apply_theme(theme)
        self._fan_bar.apply_theme(theme)
        self._redraw_soon()

    def _retranslate(self) -> None:
        self.files.retranslate()
        self._dock.setWindowTitle(self.tr("Parameters"))
        self._menus.retranslate()
        self._loss_commands.retranslate()
        self._fan_bar.retranslate()
        self._panels.retranslate()
        self._tool_bar.retranslate()
        self._edits.retranslate()
        self._summaries.write_soon()
        self._redraw_soon()
