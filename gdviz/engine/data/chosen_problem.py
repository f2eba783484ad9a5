"""The problem that an experiment chooses: data are read or drawn, the model is made to fit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import numpy as np

from gdviz.engine.data.dataset import Dataset, standardised
from gdviz.engine.data.model import Model
from gdviz.engine.data.points import points_dataset
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    CsvChoice,
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
from gdviz.engine.data.problems.linear_regression import linear_regression
from gdviz.engine.data.problems.logistic_regression import logistic_regression
from gdviz.engine.data.problems.network import Network
from gdviz.engine.data.problems.polynomial_regression import polynomial_regression
from gdviz.engine.data.problems.softmax_regression import softmax_regression
from gdviz.engine.data.sample_loss import BinaryCrossEntropy, CrossEntropy, SampleLoss, SquaredError
from gdviz.engine.errors import InputError
from gdviz.engine.files.csv_file import holds_words, read_csv
from gdviz.engine.files.csv_table import Header
from gdviz.engine.files.dataset_file import DatasetFile
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from gdviz.engine.files.catalog import Catalog


def problem_of(catalog: Catalog, choice: ProblemChoice, folder: Path | None = None) -> Problem:
    """Return the chosen problem; a relative path of a CSV file starts at `folder`, or the current one.

    Its start is `problem.model.start`. Raises InputError for a choice that does not fit, FileError for a CSV file.
    """
    dataset = dataset_of(catalog, choice, folder)
    model, loss, outputs = model_of(choice.model, len(dataset.features), len(dataset.classes))
    return Problem(model, loss, dataset, outputs)


def dataset_of(catalog: Catalog, choice: ProblemChoice, folder: Path | None = None) -> Dataset:
    """Return the chosen data, standardised if that is chosen. Raises InputError or FileError."""
    match choice.data:
        case DatasetChoice(parameters=parameters, seed=seed):
            dataset = _file_of(catalog.datasets, choice.data).dataset(parameters, seed)
        case CsvChoice():
            dataset = _csv(choice.data, choice.model, folder)
        case PointsChoice():
            dataset = points_dataset(choice.data)
        case _:
            assert_never(choice.data)
    return standardised(dataset) if choice.standardise else dataset


def data_shape(datasets: Mapping[str, DatasetFile], choice: ProblemChoice) -> tuple[int, int]:
    """Return how many features and classes (0: a number) the data have; drawn data are not drawn for that.

    Raises InputError for an unknown dataset or a parameter out of range, FileError for a CSV file.
    """
    if isinstance(choice.data, CsvChoice):
        dataset = _csv(choice.data, choice.model, None)
        return len(dataset.features), len(dataset.classes)
    if isinstance(choice.data, PointsChoice):
        points_dataset(choice.data)
        return len(choice.data.features), len(choice.data.classes)
    file = _file_of(datasets, choice.data)
    file.checked(choice.data.parameters)
    return len(file.features), len(file.classes)


def _file_of(datasets: Mapping[str, DatasetFile], choice: DatasetChoice) -> DatasetFile:
    if choice.id not in datasets:
        template = QT_TRANSLATE_NOOP("engine", "there is no dataset “{name}”; there are {known}")
        raise InputError(Message(template, {"name": choice.id, "known": ", ".join(sorted(datasets))}))
    return datasets[choice.id]


def _csv(choice: CsvChoice, model: ModelChoice, folder: Path | None) -> Dataset:
    path = (folder or Path()) / Path(choice.path).expanduser()
    return read_csv(path, choice.features, choice.target, predicts_classes(model), choice.header)


def predicts_classes(choice: ModelChoice) -> bool:
    """Tell whether the model needs a target that is a class."""
    match choice:
        case LogisticChoice() | SoftmaxChoice():
            return True
        case NetworkChoice(loss=loss):
            return loss == "cross_entropy"
        case LinearChoice() | PolynomialChoice():
            return False
        case _:
            assert_never(choice)


def model_of(choice: ModelChoice, features: int, classes: int) -> tuple[Model, SampleLoss, int]:
    """Return the model for data of so many features and classes (0: a number), its loss, and how many scores it has.

    Raises InputError where model and data do not fit each other.
    """
    if predicts_classes(choice) and not classes:
        template = QT_TRANSLATE_NOOP("engine", "this model predicts classes, but the target is a number")
        raise InputError(Message(template))
    if isinstance(choice, LinearChoice | PolynomialChoice) and classes > 2:
        template = QT_TRANSLATE_NOOP("engine", "this model predicts a number, not {count} classes; use softmax")
        raise InputError(Message(template, {"count": classes}))
    match choice:
        case LinearChoice(bias=bias):
            return linear_regression(features, bias), SquaredError(), 1
        case PolynomialChoice(degree=degree):
            return polynomial_regression(features, degree), SquaredError(), 1
        case LogisticChoice():
            if classes != 2:
                template = QT_TRANSLATE_NOOP(
                    "engine", "logistic regression tells two classes apart, not {count}; use softmax"
                )
                raise InputError(Message(template, {"count": classes}))
            return logistic_regression(features), BinaryCrossEntropy(), 1
        case SoftmaxChoice():
            return softmax_regression(features, classes), CrossEntropy(), classes
        case NetworkChoice(hidden=hidden, activation=activation, loss=name, initialisation=kind, seed=seed):
            # Two classes need one score: that of the second.
            outputs = classes if classes > 2 else 1
            loss: SampleLoss = SquaredError()
            if name == "cross_entropy":
                loss = CrossEntropy() if outputs > 1 else BinaryCrossEntropy()
            return Network((features, *hidden, outputs), activation, kind, seed), loss, outputs
        case _:
            assert_never(choice)


def choice_for_csv(
    path: str, features: tuple[str, ...] = (), target: str = "", header: Header = "auto"
) -> ProblemChoice:
    """Return a first problem for a CSV file: linear regression, or a classification where the target holds words.

    Raises FileError for a file that cannot be used.
    """
    data = CsvChoice(path, features, target, header)
    place = Path(path).expanduser()
    if not holds_words(place, target, header):
        return ProblemChoice(LinearChoice(), data)
    classes = read_csv(place, features, target, True, header).classes
    return ProblemChoice(LogisticChoice() if len(classes) == 2 else SoftmaxChoice(), data)


def domain_around(problem: Problem, start: Sequence[float] | Array) -> tuple[tuple[float, float], ...]:
    """Return an interval for each of the P weights, of one width, that holds `start` (P,) and a known minimum."""
    begin = np.asarray(start, dtype=np.float64)
    end = np.array(problem.minima[0]) if problem.minima else begin
    middle = 0.5 * (begin + end)
    reach = max(2.0, 1.5 * float(np.abs(begin - middle).max()))
    return tuple((value - reach, value + reach) for value in middle.tolist())
