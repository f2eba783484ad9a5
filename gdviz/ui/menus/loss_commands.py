"""What the loss plot draws, and over what: the commands, and the menu of quantities that its corner offers too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from gdviz.engine.quantity import LOSS, Quantity, readable_terms
from gdviz.session.session import Session
from gdviz.ui.commands.actions import COMMAND_TEXT
from gdviz.ui.menus.smoothing_bar import SmoothingBar
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.loss.axis import Unit
from gdviz.ui.views.loss.names import NAMES, name_of, symbol_of
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import text_of

_COMPONENTS = 8  # of a vector that are offered; of a network's weights the length says enough
_UNITS: dict[Unit, str] = {"evaluations": "loss_evaluations", "time": "loss_time"}


class LossCommands:
    """Connects the loss plot with the commands of the window."""

    def __init__(self, window: QMainWindow, session: Session, loss: LossView) -> None:
        self._window = window
        self._session = session
        self._loss = loss
        self.menu = QMenu(window)
        self._offered: tuple[object, ...] = ()
        self._rows: list[tuple[Quantity, bool, QAction]] = []
        self._actions: Mapping[str, QAction] = {}
        self._bar = SmoothingBar(loss)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by name."""
        looking, is_on = self._loss.looking, self._is_on
        return {
            "log_loss": lambda: looking.set(scale="log" if is_on("log_loss") else "linear"),
            "loss_above_lowest": lambda: self._choose(LOSS, above_lowest=is_on("loss_above_lowest")),
            "loss_evaluations": lambda: looking.set(unit="evaluations" if is_on("loss_evaluations") else "steps"),
            "loss_time": lambda: looking.set(unit="time" if is_on("loss_time") else "steps"),
            "smooth_loss": lambda: looking.set(smoothing=self._bar.last if is_on("smooth_loss") else 0.0),
            "next_quantity": partial(self._go, 1),
            "previous_quantity": partial(self._go, -1),
        }

    def connect(self, actions: Mapping[str, QAction], scales: QMenu) -> None:
        """Keep the commands as the plot is, and put the quantities into the menu of scales."""
        self._actions = actions
        self._loss.looking.changed.connect(self._tick)
        self._session.goal.raced.connect(self._show_evaluations)
        scales.addSeparator()
        scales.addMenu(self.menu)
        self._loss.offer(self.menu, self._bar)

    def _show_evaluations(self) -> None:
        self._loss.looking.set(unit="evaluations")

    def retranslate(self) -> None:
        """Say the menu in the language of the window."""
        self._offered = ()
        self._bar.retranslate()
        self.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._bar.apply_theme(theme)

    def redraw(self) -> None:
        """Offer what the runs have; cheap when nothing has changed."""
        session = self._session
        if not session.ready and self._offered:
            return
        terms: dict[str, int] = {}
        words: dict[str, dict[str, None]] = {}  # what the runs call them: each says what its optimizer does
        for run in session.runs if session.ready else ():
            known = {term.name: term for term in run.terms}
            for name in readable_terms(run):
                terms[name] = known[name].width(session.landscape.dimension)
                words.setdefault(name, {})[text_of(known[name].description)] = None
        offered = (
            QCoreApplication.translate("Menus", "&Quantity in the loss plot"),
            session.landscape.variables,
            terms,
            words,
        )
        if offered == self._offered:
            return
        self._offered = offered
        self.menu.setTitle(offered[0])
        self.menu.clear()
        self._rows = []
        for kind in NAMES:
            self._add(self.menu, Quantity(kind))
            if kind == "loss":
                self._add(self.menu, LOSS, above_lowest=True)
        if terms:
            self.menu.addSeparator()
        for name, width in terms.items():
            self._add(self.menu, Quantity("term", name), vector=width > 1, words="; ".join(filter(None, words[name])))
            if 1 < width <= _COMPONENTS:
                for component in range(1, width + 1):
                    self._add(self.menu, Quantity("term", name, component))
        self._tick()

    def _add(
        self, menu: QMenu, quantity: Quantity, *, above_lowest: bool = False, vector: bool = True, words: str = ""
    ) -> None:
        symbol = symbol_of(quantity, self._session.landscape.variables, above_lowest=above_lowest, vector=vector)
        words = "" if above_lowest else name_of(quantity) or words
        text = "  ".join(filter(None, (symbol, words))).replace("&", "&&")
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setToolTip(tip(text))  # in Chinese it names the terms in English
        english = f"{symbol}  {NAMES[quantity.kind]}" if quantity.kind in NAMES and not above_lowest else symbol
        action.setProperty(COMMAND_TEXT, english)
        action.triggered.connect(lambda: self._choose(quantity, above_lowest=above_lowest))
        self._rows.append((quantity, above_lowest, action))

    def _choose(self, quantity: Quantity, *, above_lowest: bool = False) -> None:
        changed = {"above_lowest": above_lowest} if quantity == LOSS else {}
        self._loss.looking.set(quantity=quantity, **changed)
        self._tick()

    def _go(self, way: int) -> None:
        """Draw the next or previous of the quantities."""
        shown = [index for index, row in enumerate(self._rows) if row[2].isChecked()]
        quantity, above_lowest, _ = self._rows[((shown[0] if shown else 0) + way) % len(self._rows)]
        self._choose(quantity, above_lowest=above_lowest)

    def _tick(self) -> None:
        look = self._loss.looking.look
        for quantity, above_lowest, action in self._rows:
            is_loss = quantity == LOSS
            action.setChecked(quantity == look.quantity and (not is_loss or above_lowest == look.above_lowest))
        if self._actions:
            self._actions["log_loss"].setChecked(look.scale == "log")
            self._actions["loss_above_lowest"].setChecked(look.above_lowest and look.quantity == LOSS)
            self._actions["smooth_loss"].setChecked(look.smoothing > 0.0)
            for unit, name in _UNITS.items():
                self._actions[name].setChecked(unit == look.unit)

    def _is_on(self, name: str) -> bool:
        return self._actions[name].isChecked()
