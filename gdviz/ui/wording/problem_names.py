"""What a landscape is called: as its file says, else by the model and the data that it is made of."""

from __future__ import annotations

from pathlib import PurePath
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from gdviz.engine.data.problem_choice import (
    CsvChoice,
    DataChoice,
    DatasetChoice,
    LinearChoice,
    LogisticChoice,
    ModelChoice,
    NetworkChoice,
    PointsChoice,
    PolynomialChoice,
    ProblemChoice,
    SoftmaxChoice,
)
from gdviz.engine.experiment import LandscapeChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.ui.wording.words import text_of


def landscape_name(catalog: Catalog, choice: LandscapeChoice) -> str:
    """Return the name in the language of the window; of a typed formula the formula."""
    if choice.problem is None:
        landscape = catalog.landscapes.get(choice.id)
        return text_of(landscape.name) if landscape else choice.formula
    problem = catalog.problems.get(choice.id)
    return text_of(problem.name) if problem else problem_name(catalog, choice.problem)


def problem_name(catalog: Catalog, choice: ProblemChoice) -> str:
    """Return such as “Linear regression · Noisy line”."""
    name = f"{model_name(choice.model)} · {data_name(catalog, choice.data)}"
    if not choice.standardise:
        return name
    return QCoreApplication.translate("ProblemNames", "{name}, standardised").format(name=name)


def model_name(model: ModelChoice) -> str:
    """Return the name of the kind of model."""
    translate = QCoreApplication.translate
    match model:
        case LinearChoice():
            return translate("ProblemNames", "Linear regression")
        case PolynomialChoice(degree=degree):
            return translate("ProblemNames", "Polynomial of degree {degree}").format(degree=degree)
        case LogisticChoice():
            return translate("ProblemNames", "Logistic regression")
        case SoftmaxChoice():
            return translate("ProblemNames", "Softmax regression")
        case NetworkChoice():
            return translate("ProblemNames", "Network")
        case _:
            assert_never(model)


def data_name(catalog: Catalog, data: DataChoice) -> str:
    """Return what the data are called: a dataset by its name, a file by that of the file."""
    match data:
        case DatasetChoice(id=key):
            return text_of(catalog.datasets[key].name) if key in catalog.datasets else key
        case CsvChoice(path=path):
            return PurePath(path).name
        case PointsChoice(targets=targets):
            sentence = QCoreApplication.translate("ProblemNames", "{count:,} points of your own")
            return sentence.format(count=len(targets))
        case _:
            assert_never(data)
