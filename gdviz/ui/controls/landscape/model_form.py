"""Which model fits the data of a problem, and the choices that a model of one line has."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.chosen_problem import predicts_classes
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    LinearChoice,
    LogisticChoice,
    ModelChoice,
    NetworkChoice,
    PolynomialChoice,
    SoftmaxChoice,
)
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import Entry
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.taking import taken
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip, with_english

_MODELS: dict[str, type[ModelChoice]] = {
    "linear": LinearChoice,
    "polynomial": PolynomialChoice,
    "logistic": LogisticChoice,
    "softmax": SoftmaxChoice,
    "network": NetworkChoice,
}


class ModelForm(QWidget):
    """The picker of models, the degree of a polynomial, the bias of a line.

    A model that does not suit the data is refused in a sentence below; what a kind of model was set to comes back
    with it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._former: dict[str, ModelChoice] = {}  # by kind, as it was last
        self._picker = Picker(self)
        self._message = FieldMessage(self)
        self._bias = QCheckBox(self)
        self._degree_line = QWidget(self)
        self._degree_label = QLabel(self._degree_line)
        self._degree = NumberField(self._degree_line, 4, whole=True)
        self._degree.setMaximumWidth(self._degree.minimumWidth() + 8)
        self._degree_label.setBuddy(self._degree)
        self._degree_message = FieldMessage(self)
        row = QHBoxLayout(self._degree_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._degree_label, 1)
        row.addWidget(self._degree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (self._picker, self._message, self._bias, self._degree_line)
        for part in (*parts, self._degree_message):
            column.addWidget(part)
        self._picker.activated.connect(self._pick)
        self._bias.clicked.connect(lambda checked: self._message.say(self._take(LinearChoice(checked))))
        self._degree.entered.connect(self._enter_degree)
        self._degree_message.watch(self._degree)
        self.retranslate()

    def redraw(self) -> None:
        """Show the model of the experiment."""
        problem = self._session.experiment.landscape.problem
        if problem is None:
            return
        model = problem.model
        kind = _kind(model)
        if self._former.get(kind) != model:
            self._former[kind] = model
            self._message.say("")
        self._picker.show_entry(kind)
        self._bias.setVisible(isinstance(model, LinearChoice))
        if isinstance(model, LinearChoice):
            self._bias.setChecked(model.bias)
        self._degree_line.setVisible(isinstance(model, PolynomialChoice))
        if isinstance(model, PolynomialChoice):
            self._degree.show_value(float(model.degree))
        else:
            self._degree_message.say("")

    def retranslate(self) -> None:
        """Say everything again in a new language."""
        translate = QCoreApplication.translate
        self._picker.setAccessibleName(translate("ModelForm", "Model"))
        self._picker.setToolTip(tip(translate("ModelForm", "Choose what is fitted to the data")))
        self._bias.setText(translate("ModelForm", "with a bias b"))
        self._bias.setToolTip(with_english(translate("ModelForm", "Without it the line goes through the origin")))
        self._degree_label.setText(translate("ModelForm", "degree"))
        self._degree.setAccessibleName(translate("ModelForm", "Degree of the polynomial"))
        self._message.say("")
        names = {
            "linear": translate("ProblemNames", "Linear regression"),
            "polynomial": translate("ModelForm", "Polynomial regression"),
            "logistic": translate("ProblemNames", "Logistic regression"),
            "softmax": translate("ProblemNames", "Softmax regression"),
            "network": translate("ProblemNames", "Network"),
        }
        self._picker.fill([("", [Entry(kind, name) for kind, name in names.items()])])

    def apply_theme(self, theme: Theme) -> None:
        """Tint the messages."""
        self._message.apply_theme(theme)
        self._degree_message.apply_theme(theme)

    def _pick(self, index: int) -> None:
        kind = self._picker.itemData(index)
        problem = self._session.experiment.landscape.problem
        if problem is None or kind == _kind(problem.model):
            self._message.say("")
            return
        self._former[_kind(problem.model)] = problem.model
        sentence = self._take(self._fitting(self._former.get(kind, _MODELS[kind]())))
        self.redraw()
        self._message.say(sentence)

    def _fitting(self, model: ModelChoice) -> ModelChoice:
        """Return the model; a network with the loss that goes with what there is to predict."""
        landscape = self._session.landscape
        assert isinstance(landscape, Problem)
        if not isinstance(model, NetworkChoice) or predicts_classes(model) == bool(landscape.dataset.classes):
            return model
        return msgspec.structs.replace(model, loss="cross_entropy" if landscape.dataset.classes else "mse")

    def _enter_degree(self, value: float) -> None:
        sentence = QCoreApplication.translate("ModelForm", "A degree is a whole number.")
        if value == int(value):
            sentence = self._take(PolynomialChoice(int(value)))
        self._degree.mark_invalid(bool(sentence))
        self._degree_message.say(sentence)

    def _take(self, model: ModelChoice) -> str:
        """Take a model for the same data; return why it does not suit them, "" where it does."""
        return taken(self._session, model=model)


def _kind(model: ModelChoice) -> str:
    return next(kind for kind, one in _MODELS.items() if type(model) is one)
