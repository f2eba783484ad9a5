"""What is said about the data: of one point its numbers, of all of them what the selected run makes of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.data.predictions import accuracy, decision
from gdviz.engine.data.problem import Problem
from gdviz.ui.at_ball import Ball
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.views.data.axes import Axes
from gdviz.ui.wording.axis_names import in_percent
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import paragraph

_MOST_FEATURES = 6  # that a label lists


def point_in_words(problem: Problem, ball: Ball | None, index: int, *, in_batch: bool) -> tuple[str, ...]:
    """Return the lines of the label of a point: number, inputs, target, prediction, residual, loss, share."""
    translate, dataset = QCoreApplication.translate, problem.dataset
    title = translate("DataPanel", "sample {number} of {count}").format(number=index + 1, count=len(dataset))
    lines = [title + (translate("DataPanel", ", in the coming batch") if in_batch else "")]
    for name, value in list(zip(dataset.features, dataset.inputs[index].tolist(), strict=True))[:_MOST_FEATURES]:
        lines.append(f"{name} = {brief_number(value)}")
    target = target_in_words(dataset, float(dataset.targets[index]))
    lines.append(translate("DataPanel", "target {name} = {value}").format(name=dataset.target, value=target))
    if ball is None:
        return tuple(lines)
    lines += _model_in_words(problem, ball.position, index)
    losses = problem.sample_losses(ball.position)
    loss, total = float(losses[index]), float(losses.sum())
    lines.append(translate("DataPanel", "its loss {value}").format(value=format_number(loss)))
    if np.isfinite(total) and total > 0.0:
        lines.append(translate("DataPanel", "{share} of the sum").format(share=in_percent(loss / total, 1)))
    return tuple(lines)


def _model_in_words(problem: Problem, position: Floats, index: int) -> list[str]:
    translate, dataset = QCoreApplication.translate, problem.dataset
    inputs = dataset.inputs[index : index + 1]
    predicted = problem.prediction(position, inputs)[0]
    if problem.sample_loss.is_squares and problem.outputs == 1:
        value = float(predicted[0])
        residual = value - float(dataset.targets[index])
        return [
            translate("DataPanel", "prediction {value}").format(value=format_number(value)),
            translate("DataPanel", "residual {value}").format(value=format_number(residual)),
        ]
    place = float(decision(problem, position, inputs)[0])
    if not np.isfinite(place):
        return [translate("DataPanel", "no prediction: the numbers are not finite")]
    chosen = int(place)
    share = float(predicted[chosen]) if problem.outputs > 1 else float(predicted[0] if chosen else 1.0 - predicted[0])
    line = translate("DataPanel", "prediction {name}, p = {share}")
    right = dataset.targets[index] == chosen
    verdict = translate("DataPanel", "right") if right else translate("DataPanel", "wrong")
    return [line.format(name=dataset.classes[chosen], share=format_number(share, 4)) + f" · {verdict}"]


def target_in_words(dataset: Dataset, target: float) -> str:
    """Return a target as it reads: a number, or the name of a class."""
    return dataset.classes[int(target)] if dataset.classes else brief_number(target)


def data_in_words(problem: Problem, ball: Ball | None, batch: Sequence[int]) -> str:
    """Return one line about all points: how many, the mean loss of the selected run, its accuracy, its batch."""
    translate = QCoreApplication.translate
    words = (
        translate("DataPanel", "{count:,} samples") if problem.samples != 1 else translate("DataPanel", "one sample")
    )
    parts = [words.format(count=problem.samples)]
    if ball is not None:
        loss = format_number(float(problem.loss(ball.position)))
        parts.append(translate("DataPanel", "mean loss {value}").format(value=loss))
        share = accuracy(problem, ball.position)
        if share is not None:
            right = round(share * problem.samples)
            words = translate("DataPanel", "accuracy {share} ({right:,} right)")
            parts.append(words.format(share=in_percent(share), right=right))
    if batch:
        words = translate("DataPanel", "[ ]: the coming batch, {count:,} samples")
        if len(batch) == 1:
            words = translate("DataPanel", "[ ]: the coming batch, one sample")
        parts.append(words.format(count=len(batch)))
    return " · ".join(parts)


def notes_of(problem: Problem, axes: Axes, most: int) -> str:
    """Return what the picture leaves out, and that there are many lowest points; "" where nothing is to be said."""
    translate, dataset = QCoreApplication.translate, problem.dataset
    notes: list[str] = []
    if len(dataset.features) > len(axes.features):
        others = [name for place, name in enumerate(dataset.features) if place not in axes.features]
        names = ", ".join(others[:4]) + (" …" if len(others) > 4 else "")
        notes.append(translate("DataPanel", "The model is drawn with {names} at the mean.").format(names=names))
        if axes.up is None:
            notes.append(translate("DataPanel", "Residuals end at its answer to each point itself."))
    if dataset.scaling is not None:
        notes.append(
            translate("DataPanel", "The model sees standardised features; what is drawn is in the units of the data.")
        )
    if len(dataset) > most:
        notes.append(
            translate("DataPanel", "Residuals, losses and batches are drawn of the first {most:,} points.").format(
                most=most
            )
        )
    if problem.model.is_linear and problem.sample_loss.is_squares and problem.outputs == 1 and not problem.minima:
        notes.append(
            translate(
                "DataPanel",
                "The inputs do not determine every weight: there is a valley of lowest points, not one. "
                "Add points with other inputs.",
            )
        )
    return paragraph(notes)
