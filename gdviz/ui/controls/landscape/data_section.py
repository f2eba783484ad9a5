"""What a landscape made of data is made of: the data, the model, the scaling.

No form is made before it is needed: first those of the data, then those of the model, each in a turn of the event loop
of its own. All at once they would hold the window up.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.engine.data.problem_choice import NetworkChoice
from gdviz.session.session import Session
from gdviz.ui.controls.fields.fold import Fold
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gdviz.engine.data.problem_choice import ProblemChoice
    from gdviz.ui.controls.landscape.data_form import DataForm
    from gdviz.ui.controls.landscape.model_form import ModelForm
    from gdviz.ui.controls.landscape.network_form import NetworkForm
    from gdviz.ui.controls.landscape.scaling_form import ScalingForm


class DataSection(QWidget):
    """The forms of a problem, below each other; hidden where there is none. `file_wanted` asks for a CSV file.

    It carries the path of one whose columns are to be chosen again, "" for any. `grown`: there are more forms.
    """

    file_wanted = Signal(str)
    grown = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self._forms: tuple[DataForm | ScalingForm | ModelForm | NetworkForm, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4 * GRID)
        self.data_fold, self.model_fold = Fold("data", self), Fold("model", self)
        for fold in (self.data_fold, self.model_fold):
            fold.column.setSpacing(4 * GRID)
            self._column.addWidget(fold)
        self.hide()

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides which fields there are."""
        problem = self._session.experiment.landscape.problem
        hidden = len(getattr(None if problem is None else problem.model, "hidden", ()))
        return (
            ()
            if problem is None
            else (len(self._forms), type(problem.model), hidden, type(problem.data), getattr(problem.data, "id", ""))
        )

    @property
    def has_layers(self) -> bool:
        """Whether the model is one of layers, which takes much room to describe."""
        problem = self._session.experiment.landscape.problem
        return problem is not None and isinstance(problem.model, NetworkChoice)

    def redraw(self) -> None:
        """Show the problem of the experiment, where it is one."""
        problem = self._session.experiment.landscape.problem
        if problem is not None and not self._forms:
            self._later.start()
        for form in self._forms:
            if problem is not None:
                form.redraw()
        if problem is not None:
            self._name_folds(problem)
        self.setVisible(problem is not None)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for form in (self.data_fold, self.model_fold, *self._forms):
            form.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Show everything again in a new language, once the forms have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for form in self._forms:
                form.retranslate()

    def _name_folds(self, problem: ProblemChoice) -> None:
        """Say what is chosen where the fields are folded away."""
        from gdviz.engine.data.back_propagation import network_of
        from gdviz.session.changes.network_editing import sizes_of
        from gdviz.ui.wording.problem_names import data_name, model_name

        translate = QCoreApplication.translate
        self.data_fold.show_words(translate("DataForm", "Data"), data_name(self._session.catalog, problem.data))
        network, words = network_of(self._session.landscape), model_name(problem.model)
        if network is not None:
            sizes = [str(size) for size in sizes_of(network)]
            words += " " + "→".join(sizes if len(sizes) < 7 else [*sizes[:3], "…", *sizes[-2:]])
        self.model_fold.show_words(translate("ModelForm", "Model"), words)

    def _go_on(self) -> None:
        if self._forms:
            self._make_for_model()
        else:
            self._make_for_data()
            self._later.start()
        self.grown.emit()

    def _make_for_data(self) -> None:
        from gdviz.ui.controls.landscape.data_form import DataForm
        from gdviz.ui.controls.landscape.scaling_form import ScalingForm

        data = DataForm(self._session, self)
        data.file_wanted.connect(self.file_wanted)
        self._add(self.data_fold, data, ScalingForm(self._session, self))

    def _make_for_model(self) -> None:
        from gdviz.ui.controls.landscape.model_form import ModelForm
        from gdviz.ui.controls.landscape.network_form import NetworkForm

        self._add(self.model_fold, ModelForm(self._session, self), NetworkForm(self._session, self))

    def _add(self, fold: Fold, *forms: DataForm | ScalingForm | ModelForm | NetworkForm) -> None:
        self._forms = (*self._forms, *forms)
        for form in forms:
            form.apply_theme(self._theme)
            fold.column.addWidget(form)
