"""Where the landscape is chosen or typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.files.problem_file import ProblemFile
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.message import Message
from gdviz.session.changes.editing import choose_formula, choose_landscape, use_problem
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import IDENTIFIER_OF_PROBLEM, Entry, landscape_groups
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.fold import Fold
from gdviz.ui.controls.fields.formula_field import FormulaField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.domain_form import DomainForm
from gdviz.ui.controls.landscape.landscape_parameter_form import LandscapeParameterForm
from gdviz.ui.formulas.formula_preview import FormulaPreview
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.problem_names import landscape_name
from gdviz.ui.wording.words import in_words, subscripted, text_of

_TYPED = "typed formula"  # the identifier of the entry that stands for no file


class LandscapeForm(QWidget):
    """The picker of landscapes, the formula as text and typeset, a sentence about it, its parameters and domain.

    A formula that cannot be read is explained under its field and marked in it; the last good landscape stays.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn_formula: str | None = None
        self._own = ""  # what a problem that is no file's is called
        self._picked = ""  # the identifier of the entry that is waited for
        self._error: FormulaError | None = None  # what is wrong with the typed formula
        self._heading = heading("", self)
        self._picker = Picker(self)
        self._field = FormulaField(self)
        self._message = FieldMessage(self)
        self._preview = FormulaPreview(self)
        self._description = QLabel(self)
        self._description.setProperty("role", "secondary")
        self._description.setWordWrap(True)
        self._description.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._description.hide()
        self._parameters = LandscapeParameterForm(session, self)
        self.domain_fold = Fold("domain", self)
        self._domain = DomainForm(session, self.domain_fold)
        self.domain_fold.column.addWidget(self._domain)
        self._heading.setBuddy(self._picker)
        self._lay_out()
        self._picker.activated.connect(self._pick)
        self._field.typed.connect(self._read)
        self._field.returnPressed.connect(self._leave)
        self._field.escaped.connect(self._give_up)
        session.catalog_changed.connect(self._refill)
        session.deriving.changed.connect(self._show_refusal)
        self._retranslate()

    def redraw(self) -> None:
        """Show the landscape of the experiment; a formula that is being typed is left alone."""
        choice, catalog = self._session.experiment.landscape, self._session.catalog
        known: LandscapeFile | ProblemFile | None = catalog.landscapes.get(choice.id)
        identifier = choice.id if known else _TYPED
        if choice.problem is not None:
            known = catalog.problems.get(choice.id)
            identifier = IDENTIFIER_OF_PROBLEM + (choice.id if known else "")
        self._name_own()
        if not self._session.deriving.waits:
            self._picked = ""
        self._picker.show_entry(self._picked or identifier)
        if choice.formula != self._drawn_formula or self._is_given_up():
            self._drawn_formula = choice.formula
            self._show_formula(choice.formula)
        sentence = text_of(known.description) if known else ""
        if sentence != self._description.text():
            self._description.setText(sentence)
            self._description.setVisible(bool(sentence))
        self._parameters.redraw()
        self._domain.redraw()
        self.domain_fold.show_words(QCoreApplication.translate("LandscapeForm", "Domain"), self._domain.in_words())

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._field, self._message, self._preview, self._parameters, self._domain, self.domain_fold):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addWidget(self._picker)
        column.addSpacing(GRID)
        column.addWidget(self._field)
        column.addWidget(self._message)
        column.addWidget(self._preview)
        column.addWidget(self._description)
        column.addWidget(self._parameters)
        column.addSpacing(2 * GRID)
        column.addWidget(self.domain_fold)

    def _retranslate(self) -> None:
        self._heading.setText(QCoreApplication.translate("LandscapeForm", "Landscape"))
        self._picker.setAccessibleName(QCoreApplication.translate("LandscapeForm", "Landscape"))
        self._picker.setToolTip(tip(QCoreApplication.translate("LandscapeForm", "Choose what is minimised")))
        self._field.setAccessibleName(QCoreApplication.translate("LandscapeForm", "Formula of the landscape"))
        words = QCoreApplication.translate("LandscapeForm", "What is minimised, as a formula such as x² + 3y²")
        self._field.setAccessibleDescription(words)
        self._field.setPlaceholderText(QCoreApplication.translate("LandscapeForm", "Type a formula, such as x² + 3y²"))
        self._fill()
        self._own = ""  # it is named again in the new language
        self._parameters.rebuild()
        self._explain(self._error)

    def _fill(self) -> None:
        typed = Entry(_TYPED, QCoreApplication.translate("LandscapeForm", "Typed formula …"))
        own = [Entry(IDENTIFIER_OF_PROBLEM, self._own)] if self._own else []
        self._picker.fill([("", [typed, *own]), *landscape_groups(self._session.catalog)])

    def _name_own(self) -> None:
        """Have an entry for a problem that is no file's, named after what it is made of."""
        choice = self._session.experiment.landscape
        known = choice.problem is None or choice.id in self._session.catalog.problems
        own = "" if known else landscape_name(self._session.catalog, choice)
        if own != self._own:
            self._own = own
            self._fill()

    def _refill(self) -> None:
        """Offer what another catalog has."""
        self._fill()
        self._parameters.rebuild()
        self.redraw()

    def _show_formula(self, formula: str) -> None:
        if not (self._field.hasFocus() and self._field.isModified()):
            self._field.show_formula(formula)
            self._explain(None)
        landscape = self._session.landscape
        names = ", ".join(map(subscripted, landscape.variables))
        self._preview.show_formula(landscape.latex, f"f({names}) = {formula}")

    def _is_given_up(self) -> bool:
        """Tell whether a typed formula, in which nothing is wrong, is neither the landscape nor waited for."""
        field, waits = self._field, self._session.deriving.waits
        left = field.isModified() and self._error is None and not field.hasFocus()
        return left and not waits and field.text() != self._session.experiment.landscape.formula

    def _pick(self, index: int) -> None:
        identifier = self._picker.itemData(index)
        if identifier == IDENTIFIER_OF_PROBLEM:  # it is there already
            return
        if identifier == _TYPED:
            self._field.setFocus()
            self._field.selectAll()
            self.redraw()
            return
        self._field.setModified(False)
        self._drawn_formula = None
        refusal = self._taken(identifier)
        self._picked = identifier
        self.redraw()
        self._message.say("" if refusal is None else in_words(refusal))

    def _taken(self, identifier: str) -> Message | None:
        """Take an entry of the catalog; return why it cannot be used, or None."""
        try:
            if identifier.startswith(IDENTIFIER_OF_PROBLEM):
                use_problem(self._session, identifier.removeprefix(IDENTIFIER_OF_PROBLEM))
            else:
                choose_landscape(self._session, identifier)
        except FileError as error:  # the data that it names have changed
            return error.mistake.message
        except InputError as error:
            return error.message
        return None

    def _read(self, text: str) -> None:
        self._picked = ""
        self._explain(choose_formula(self._session, text))

    def _show_refusal(self) -> None:
        """Say why a formula that was waited for could not be taken."""
        refusal = self._session.deriving.refusal
        if refusal is not None:
            self._explain(refusal)

    def _leave(self) -> None:
        """Give the keys back to the window once the formula is taken: Space plays it."""
        if self._error is None:
            self._field.clearFocus()

    def _give_up(self) -> None:
        """Bring back the formula of the experiment and leave the field."""
        self._session.deriving.give_up()
        self._field.setModified(False)
        self._field.clearFocus()
        self._show_formula(self._session.experiment.landscape.formula)

    def _explain(self, error: FormulaError | None) -> None:
        """Say what is wrong with the typed formula and mark where; None: nothing is."""
        self._error = error
        if error is None:
            self._field.clear_error()
            self._message.say("")
            return
        self._field.mark_error(error.column, error.length)
        sentence = QCoreApplication.translate("LandscapeForm", "Column {column}: {message}.")
        self._message.say(sentence.format(column=error.column, message=in_words(error.message)))
