"""What is done to the gradients of a run before its optimizer sees them: options that come and go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import RunChoice
from gdviz.engine.modifier import Modifier
from gdviz.session.changes.editing import set_option
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import broken_group, entry_of, in_order
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.naming import with_names
from gdviz.ui.controls.runs.hyperparameter_form import HyperparameterForm
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import tip, with_english
from gdviz.ui.wording.words import run_name, text_of


class OptionList(QWidget):
    """A block for every option in use, with its hyperparameters and a button that removes it; below, one that adds."""

    def __init__(self, session: Session, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._theme = LIGHT
        self._choice: RunChoice | None = None  # as it was when something was refused
        self._blocks: dict[str, OptionBlock] = {}
        self._add = IconButton("add", self, 14)
        self._add.setText(QCoreApplication.translate("OptionList", "Add an option"))
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = QMenu(self._add)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(lambda action: self._set(action.data(), True))
        self._add.setMenu(self._menu)
        self._message = FieldMessage(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._column)
        column.addWidget(self._add)
        column.addWidget(self._message)

    def redraw(self) -> None:
        """Show the options of the run."""
        choice = self._session.experiment.runs[self._index]
        options = self._session.catalog.options
        if choice != self._choice:
            self._message.say("")
        if choice.options != tuple(self._blocks):
            self._build(choice)
        for block in self._blocks.values():
            block.redraw()
        self._add.describe(
            QCoreApplication.translate("OptionList", "Add an option to {run}").format(run=run_name(choice))
        )
        self._add.setVisible(len(choice.options) < len(options))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._add.apply_theme(theme)
        self._message.apply_theme(theme)
        for block in self._blocks.values():
            block.apply_theme(theme)

    def _build(self, choice: RunChoice) -> None:
        """Keep the blocks of options that stay, so that nothing that is being typed is lost."""
        for gone in self._blocks.keys() - set(choice.options):
            block = self._blocks.pop(gone)
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        for option in choice.options:
            if option not in self._blocks:
                block = OptionBlock(self._session, self._index, self._session.catalog.options[option], self)
                block.apply_theme(self._theme)
                block.remove.clicked.connect(lambda _=False, option=option: self._set(option, False))
                self._blocks[option] = block
                self._column.addWidget(block)
        self._blocks = {option: self._blocks[option] for option in choice.options}

    def _fill(self) -> None:
        self._menu.clear()
        catalog, taken = self._session.catalog, self._session.experiment.runs[self._index].options
        entries = (entry_of(catalog, "options", key, one) for key, one in catalog.options.items() if key not in taken)
        for entry in (*in_order(entries), *broken_group(catalog, "options")[1]):
            action = self._menu.addAction(entry.text)
            action.setData(entry.identifier)
            action.setToolTip(tip(entry.tip))
            action.setEnabled(entry.is_usable)
        self._menu.setToolTipsVisible(True)

    def _set(self, option: str, on: bool) -> None:
        try:
            set_option(self._session, self._index, option, on)
        except InputError as error:
            self._choice = self._session.experiment.runs[self._index]
            self._message.say(with_names(self._session.catalog, error.message))


class OptionBlock(QWidget):
    """One option: its name, the button `remove`, its hyperparameters."""

    def __init__(self, session: Session, index: int, option: Modifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        run = run_name(session.experiment.runs[index])
        name = QLabel(text_of(option.name), self)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name.setToolTip(with_english(f"<p>{text_of(option.description)}</p><p>{option.preface.text}</p>"))
        self.remove = IconButton("close", self, 14)
        self.remove.setFixedSize(22, 20)
        sentence = QCoreApplication.translate("OptionList", "Remove from {run}: {option}")
        self.remove.describe(sentence.format(run=run, option=text_of(option.name)))
        self._form = HyperparameterForm(session, index, self)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._form)

    def redraw(self) -> None:
        """Show the values of the run."""
        self._form.redraw(self._option.hyperparameters, True)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self.remove.apply_theme(theme)
        self._form.apply_theme(theme)
