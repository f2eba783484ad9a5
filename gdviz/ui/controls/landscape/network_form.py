"""The layers of a network: how many, how wide, what their units do, and how their weights are drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.back_propagation import network_of
from gdviz.engine.data.problem_choice import NetworkChoice
from gdviz.engine.data.problems.activations import ACTIVATIONS
from gdviz.engine.data.problems.network import MOST_WEIGHTS
from gdviz.session.changes.network_editing import change_network, network_choice, sizes_of, with_layer
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.naming import reason_of
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.seed_field import SeedField
from gdviz.ui.controls.landscape.layer_rows import LayerRows
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import with_english

_CHOICES = ("activation", "loss", "initialisation")


class NetworkForm(QWidget):
    """Seen where the model is a network. What does not fit is refused in a sentence below, and nothing is lost."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._message, self._count = FieldMessage(self), QLabel(self)
        self._count.setProperty("role", "secondary")
        self._count.setWordWrap(True)
        self._layers = LayerRows(self)
        self._layers.wanted.connect(lambda network: self._take(lambda: network))
        self._layers.refused.connect(self._message.say)
        self._add = IconButton("add", self, 16)
        self._add.clicked.connect(lambda: self._change(with_layer))
        self._hidden = QLabel(self)
        self._labels = {name: QLabel(self) for name in (*_CHOICES, "seed")}
        self._pickers = {name: Picker(self) for name in _CHOICES}
        self._seed = SeedField(self._shown_seed, self._message, self)
        self._lay_out()
        for name, picker in self._pickers.items():
            picker.activated.connect(partial(self._pick, name))
        self._seed.entered.connect(self._enter_seed)
        self.retranslate()
        self.hide()

    def redraw(self) -> None:
        """Show the network of the experiment."""
        network, problem = network_choice(self._session), network_of(self._session.landscape)
        self.setVisible(network is not None and problem is not None)
        if network is None or problem is None:
            return
        if network is not self._layers.network:
            self._message.say("")
        self._layers.show_network(network)
        for name, picker in self._pickers.items():
            picker.show_entry(getattr(network, name))
        self._seed.redraw()
        sizes = sizes_of(problem)
        shown = [str(size) for size in sizes]
        chain = " → ".join(shown if len(shown) < 10 else [*shown[:4], "…", *shown[-2:]])
        sentence = QCoreApplication.translate("NetworkForm", "{sizes}: {count:,} weights, of at most {most:,}")
        self._count.setText(sentence.format(sizes=chain, count=problem.dimension, most=MOST_WEIGHTS))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the buttons and the message."""
        for part in (self._message, self._add, self._seed, self._layers):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        self._hidden.setText(translate("NetworkForm", "hidden layers"))
        self._add.describe(translate("NetworkForm", "Add a hidden layer"))
        names = {
            "activation": translate("NetworkForm", "activation"),
            "loss": translate("NetworkForm", "loss"),
            "initialisation": translate("NetworkForm", "first weights"),
            "seed": translate("NetworkForm", "drawn with seed"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        for name, picker in self._pickers.items():
            picker.setAccessibleName(translate("NetworkForm", "Network: {name}").format(name=names[name]))
        name, other = (
            translate("NetworkForm", "Seed of the first weights"),
            translate("NetworkForm", "Draw other first weights"),
        )
        self._seed.describe(self._labels["seed"], name, other)
        tip = translate("NetworkForm", "How the weights are drawn at random that a descent begins with")
        self._labels["initialisation"].setToolTip(with_english(tip))
        self._fill()
        self._layers.retranslate()
        self.redraw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._hidden, 1)
        head.addWidget(self._add)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(_CHOICES):
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(self._pickers[name], row, 1)
            self._labels[name].setBuddy(self._pickers[name])
        seed = QHBoxLayout()
        seed.setSpacing(GRID)
        seed.addWidget(self._labels["seed"], 1)
        seed.addWidget(self._seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._layers)
        column.addLayout(grid)
        column.addLayout(seed)
        column.addWidget(self._count)
        column.addWidget(self._message)

    def _fill(self) -> None:
        translate = QCoreApplication.translate
        words = {
            "mse": translate("NetworkForm", "Mean squared error"),
            "cross_entropy": translate("NetworkForm", "Cross-entropy"),
            "xavier": translate("NetworkForm", "Xavier"),
            "he": translate("NetworkForm", "He"),
            "too_small": translate("NetworkForm", "Too small: Xavier ÷ 100"),
            "too_large": translate("NetworkForm", "Too large: Xavier × 10"),
        }
        entries = {
            "activation": [Entry(name, activation.word) for name, activation in ACTIVATIONS.items()],
            "loss": [Entry(name, words[name]) for name in ("mse", "cross_entropy")],
            "initialisation": [Entry(name, words[name]) for name in ("xavier", "he", "too_small", "too_large")],
        }
        for name, picker in self._pickers.items():
            picker.fill([("", entries[name])])

    def _pick(self, name: str, index: int) -> None:
        chosen = self._pickers[name].itemData(index)
        self._change(lambda network: msgspec.structs.replace(network, **{name: chosen}))

    def _shown_seed(self) -> int:
        network = network_choice(self._session)
        return 0 if network is None else network.seed

    def _enter_seed(self, seed: int) -> None:
        self._change(lambda network: msgspec.structs.replace(network, seed=seed))

    def _change(self, changed: Callable[[NetworkChoice], NetworkChoice]) -> None:
        network = network_choice(self._session)
        if network is not None:
            self._take(lambda: changed(network))

    def _take(self, made: Callable[[], NetworkChoice]) -> None:
        """Take another network, or say why it cannot be had."""

        def take() -> str:
            change_network(self._session, made())
            return ""

        sentence = reason_of(take)
        self.redraw()
        self._message.say(sentence)
        self._layers.mark_invalid(bool(sentence))
