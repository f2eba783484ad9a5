"""How the loss of one sample and its derivative by the last sums are written, with the numbers, for each loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from gdviz.engine.data.sample_loss import BinaryCrossEntropy, CrossEntropy, SampleLoss, sigmoid, softmax
from gdviz.engine.landscape import Array

Terms: TypeAlias = tuple[tuple[str | Array, ...], ...]
Written: TypeAlias = tuple[str, str, Terms, Array]  # typeset, plain, terms in numbers, value


@dataclass(frozen=True, eq=False)
class LossWriting:
    """What comes after the last sums, and what comes back to them first."""

    forward: tuple[Written, ...]
    delta: Written


def loss_writing(loss: SampleLoss, scores: Array, targets: Array, layer: int) -> LossWriting:
    """Return it for the scores (K,) of one sample in the last layer, whose number is `layer`, and its targets (K,)."""
    value = loss.values(scores[None], targets[None])
    slopes = loss.slopes(scores[None], targets[None])[0]
    z, name = rf"z_{{{layer}}}", rf"\delta_{{{layer}}}"
    if isinstance(loss, BinaryCrossEntropy):
        share = sigmoid(scores)
        first: Written = (rf"p = \sigma\left({z}\right)", f"p = σ(z{layer})", (("σ(", scores, ")"),), share)
        terms = ("−", targets, "log", share), ("−", 1.0 - targets, "log", sigmoid(-scores))
        rule = r"\ell = -y \log p - (1 - y) \log(1 - p)"
        costs: Written = (rule, "ℓ = −y log p − (1 − y) log(1 − p)", terms, value)
        delta: Written = (rf"{name} = p - y", f"δ{layer} = p − y", ((share,), ("−", targets)), slopes)
        return LossWriting((first, costs), delta)
    if isinstance(loss, CrossEntropy):
        share = softmax(scores)
        right = share[int(np.argmax(targets))]
        rule = rf"p = \mathrm{{softmax}}\left({z}\right)"
        first = (rule, f"p = softmax(z{layer})", (("softmax", scores),), share)
        costs = (r"\ell = -\log p_y", "ℓ = −log p_y", (("−", "log", np.array(right)),), value)
        delta = (rf"{name} = p - y", f"δ{layer} = p − y", ((share,), ("−", targets)), slopes)
        return LossWriting((first, costs), delta)
    outputs = len(scores)
    if outputs == 1:
        squares: Terms = (("(", scores, "−", targets, ")²"),)
        costs = (rf"\ell = \left({z} - y\right)^2", f"ℓ = (z{layer} − y)²", squares, value)
        twice: Terms = (("2", "·", "(", scores, "−", targets, ")"),)
        delta = (rf"{name} = 2 \left({z} - y\right)", f"δ{layer} = 2 (z{layer} − y)", twice, slopes)
        return LossWriting((costs,), delta)
    squares = ((f"1/{outputs}", "‖", scores, "−", targets, "‖²"),)
    rule = rf"\ell = \frac{{1}}{{{outputs}}} \left\|{z} - y\right\|^2"
    twice = ((f"2/{outputs}", "·", "(", scores, "−", targets, ")"),)
    delta = (rf"{name} = \frac{{2}}{{{outputs}}} \left({z} - y\right)", f"δ{layer} = 2/K (z{layer} − y)", twice, slopes)
    return LossWriting(((rule, f"ℓ = ‖z{layer} − y‖²/K", squares, value),), delta)
