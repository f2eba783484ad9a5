"""What the gradients of a network's layers say: whether they vanish on the way back, or explode."""

from __future__ import annotations

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

UNEQUAL = 100.0  # times: from there on a layer hardly learns beside another
LONG = 100.0  # of a gradient: one of that length, with a step longer than the weights, has exploded
ALIKE = 10.0  # times: up to there the gradients of layers are alike


def layers_in_words(gradients: Array, updates: Array) -> Message:
    """Return a sentence about the lengths of the layers' gradients (L,), the first layer first.

    `updates` (L,) are the lengths of the layers' next updates, as shares of their weights; NaN where there is none.
    """
    if not np.isfinite(gradients).all():
        return Message(QT_TRANSLATE_NOOP("engine", "exploded: the gradient is no number any more"))
    strong, weak = int(np.argmax(gradients)), int(np.argmin(gradients))
    values: dict[str, object] = {"strong": strong + 1, "weak": weak + 1, "norm": float(gradients[strong])}
    if gradients[strong] == 0.0:
        return Message(QT_TRANSLATE_NOOP("engine", "no layer gets a gradient: nothing is learned any more"))
    if gradients[strong] > LONG and not updates[strong] <= 1.0:
        return _exploding(values, float(updates[strong]))
    if gradients[weak] == 0.0:
        template = QT_TRANSLATE_NOOP("engine", "layer {weak} gets no gradient at all: its weights stand still")
        return Message(template, values)
    ratio = float(gradients[strong] / gradients[weak])
    values["ratio"] = ratio
    return _differing(values, ratio, first=weak < strong)


def _exploding(values: dict[str, object], changed: float) -> Message:
    """Return the sentence about a layer whose step is longer than its weights; `changed` is NaN before that step."""
    if np.isnan(changed):
        return Message(
            QT_TRANSLATE_NOOP("engine", "exploding: the gradient of layer {strong} is {norm:.2g} long"), values
        )
    template = QT_TRANSLATE_NOOP(
        "engine",
        "exploding: the gradient of layer {strong} is {norm:.2g} long, and one step changes its weights by "
        "{changed:.2g} × their length",
    )
    return Message(template, values | {"changed": changed})


def _differing(values: dict[str, object], ratio: float, *, first: bool) -> Message:
    """Return the sentence about layers whose gradients differ `ratio` times; `first`: the short one is in front."""
    if ratio < UNEQUAL:
        if ratio < ALIKE:
            template = QT_TRANSLATE_NOOP(
                "engine", "the gradients of all layers are alike: they differ by {ratio:.2g} × at most"
            )
        else:
            template = QT_TRANSLATE_NOOP(
                "engine", "the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}"
            )
        return Message(template, values)
    if first:
        template = QT_TRANSLATE_NOOP(
            "engine", "vanishing: the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}; "
            "it hardly learns",
        )  # fmt: skip
    else:
        template = QT_TRANSLATE_NOOP(
            "engine", "the gradient of layer {weak} is {ratio:.2g} × smaller than that of layer {strong}; "
            "it hardly learns",
        )  # fmt: skip
    return Message(template, values)
