"""Samples that are written out in an experiment, where a person may add, move and delete them."""

from __future__ import annotations

import math

import numpy as np

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.problem_choice import PointsChoice
from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

MOST_NUMBERS = 10_000  # inputs and targets together: so many fit into a file
FARTHEST = 1e12  # of a number from 0


def points_of(dataset: Dataset) -> PointsChoice:
    """Return the samples of a dataset, written out. Raises InputError where they are too many for that."""
    _check_count(len(dataset), len(dataset.features))
    inputs = tuple(map(tuple, dataset.inputs.tolist()))
    return PointsChoice(dataset.features, dataset.target, inputs, tuple(dataset.targets.tolist()), dataset.classes)


def points_dataset(choice: PointsChoice) -> Dataset:
    """Return the samples as a dataset. Raises InputError for points that no model could be fitted to."""
    _check_names(choice)
    count, features = len(choice.inputs), len(choice.features)
    if not count:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "there is no point; a problem needs at least one")))
    _check_count(count, features)
    if len(choice.targets) != count:
        template = QT_TRANSLATE_NOOP("engine", "there are {inputs} points, but {targets} targets; each needs its own")
        raise InputError(Message(template, {"inputs": count, "targets": len(choice.targets)}))
    for number, (row, target) in enumerate(zip(choice.inputs, choice.targets, strict=True), 1):
        if len(row) != features:
            template = QT_TRANSLATE_NOOP("engine", "point {number} has {found} inputs; {count} are needed")
            raise InputError(Message(template, {"number": number, "found": len(row), "count": features}))
        if not all(math.isfinite(value) and abs(value) <= FARTHEST for value in (*row, target)):
            template = QT_TRANSLATE_NOOP("engine", "point {number}: every number must lie within ±{most:g}")
            raise InputError(Message(template, {"number": number, "most": FARTHEST}))
    if choice.classes:
        _check_classes(choice)
    return Dataset(
        choice.features, choice.target, np.array(choice.inputs, dtype=float), np.array(choice.targets), choice.classes
    )


def _check_count(count: int, features: int) -> None:
    most = MOST_NUMBERS // (features + 1)
    if count > most:
        template = QT_TRANSLATE_NOOP(
            "engine", "there are {count:,} points, and up to {most:,} can be edited one by one; choose fewer samples"
        )
        raise InputError(Message(template, {"count": count, "most": most}))


def _check_names(choice: PointsChoice) -> None:
    names = (*choice.features, choice.target)
    if not choice.features or len(set(names)) < len(names) or not all(map(str.strip, names)):
        template = QT_TRANSLATE_NOOP("engine", "every feature and the target need a name of their own")
        raise InputError(Message(template))


def _check_classes(choice: PointsChoice) -> None:
    if len(choice.classes) < 2 or len(set(choice.classes)) < len(choice.classes):
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "at least two classes with different names are needed")))
    known = set(map(float, range(len(choice.classes))))
    for number, target in enumerate(choice.targets, 1):
        if target not in known:
            template = QT_TRANSLATE_NOOP("engine", "point {number}: there is no class {target:g}")
            raise InputError(Message(template, {"number": number, "target": target}))
    for place, name in enumerate(choice.classes):
        if place not in choice.targets:
            template = QT_TRANSLATE_NOOP(
                "engine", "no point of the class “{name}” would be left; add another one of it first"
            )
            raise InputError(Message(template, {"name": name}))
