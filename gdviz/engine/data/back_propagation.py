"""The forward and the backward pass of a network as stages with their formulas and numbers, in the order of the work.

For one sample every stage holds the numbers that its formula is made of. For the mean over the data it holds the
result alone: a mean of products is not the product of the means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from gdviz.engine.data.loss_stages import LossWriting, loss_writing
from gdviz.engine.data.model import LayerPass
from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problems.network import Network
from gdviz.engine.landscape import Array

Kind = Literal["sum", "activation", "loss", "output_delta", "delta", "gradient", "bias_gradient"]
Token: TypeAlias = str | Array  # a sign, or a number (), a column (n,), a matrix (n, m)


@dataclass(frozen=True, eq=False)
class Stage:
    """What is computed in one layer (from 1): a rule typeset and in plain text, its terms in numbers, its value."""

    kind: Kind
    layer: int
    rule: str
    plain: str
    terms: tuple[tuple[Token, ...], ...]
    value: Array

    @property
    def is_forward(self) -> bool:
        return self.kind in ("sum", "activation", "loss")


def network_of(landscape: object) -> Problem | None:
    """Return the landscape where it is the loss of a network, else None."""
    if isinstance(landscape, Problem) and isinstance(landscape.model, Network):
        return landscape
    return None


def passes_of(problem: Problem, position: Array, sample: int | None) -> tuple[LayerPass, ...]:
    """Return what every layer does with one sample, by its index, or with all of them."""
    return (problem if sample is None else problem.part(np.array([sample]))).passes(position)


def stages_of(problem: Problem, position: Array, sample: int | None = None) -> tuple[Stage, ...]:
    """Return the stages at `position` (P,) from the first sum to the gradient of the first layer.

    Of the mean over the data where no sample is named. Raises TypeError for a model that is no network.
    """
    if not isinstance(problem.model, Network):
        raise TypeError(problem.model)
    passes = passes_of(problem, position, sample)
    with np.errstate(all="ignore"):
        if sample is None:
            return tuple(_means(problem, problem.model, position, passes))
        targets = problem.dataset.target_table(problem.outputs)[sample]
        writing = loss_writing(problem.sample_loss, passes[-1].sums[0], targets, len(passes))
        return tuple([*_forward(problem.model, passes, writing), *_backward(problem.model, passes, writing)])


def _forward(network: Network, passes: Sequence[LayerPass], writing: LossWriting) -> Iterator[Stage]:
    for number, layer in enumerate(passes, start=1):
        before = _input(number)
        terms = (layer.weights, "·", layer.inputs[0]), ("+", layer.biases)
        rule, plain = rf"z_{{{number}}} = W_{{{number}}} {before} + b_{{{number}}}", _plain_sum(number)
        yield Stage("sum", number, rule, plain, terms, layer.sums[0])
        if number < len(passes):
            word, latex = network.activation.word, network.activation.latex
            rule = rf"a_{{{number}}} = {latex}\left(z_{{{number}}}\right)"
            used = ((word, "(", layer.sums[0], ")"),)
            yield Stage("activation", number, rule, f"a{number} = {word}(z{number})", used, layer.activations[0])
    for written in writing.forward:
        yield Stage("loss", len(passes), *written)


def _backward(network: Network, passes: Sequence[LayerPass], writing: LossWriting) -> Iterator[Stage]:
    yield Stage("output_delta", len(passes), *writing.delta)
    for number in range(len(passes), 0, -1):
        layer = passes[number - 1]
        if number < len(passes):
            after, latex, word = passes[number], network.activation.latex, network.activation.word
            name, slope = rf"\delta_{{{number}}}", rf"{latex}'\left(z_{{{number}}}\right)"
            rule = rf"{name} = \left(W_{{{number + 1}}}^T \delta_{{{number + 1}}}\right) \odot {slope}"
            plain = f"δ{number} = (W{number + 1}ᵀ δ{number + 1}) ⊙ {word}'(z{number})"
            terms = (after.weights.T, "·", after.deltas[0]), ("⊙", layer.slopes[0])
            yield Stage("delta", number, rule, plain, terms, layer.deltas[0])
        yield from _gradients(number, layer)


def _gradients(number: int, layer: LayerPass) -> Iterator[Stage]:
    loss, delta = r"\partial \ell", rf"\delta_{{{number}}}"
    rule = rf"\frac{{{loss}}}{{\partial W_{{{number}}}}} = {delta} {_input(number)}^T"
    plain = f"∂ℓ/∂W{number} = δ{number} {_plain_input(number)}ᵀ"
    terms = ((layer.deltas[0], "·", layer.inputs),)
    yield Stage("gradient", number, rule, plain, terms, layer.weight_gradient)
    rule = rf"\frac{{{loss}}}{{\partial b_{{{number}}}}} = {delta}"
    yield Stage("bias_gradient", number, rule, f"∂ℓ/∂b{number} = δ{number}", (), layer.bias_gradient)


def _means(problem: Problem, network: Network, position: Array, passes: Sequence[LayerPass]) -> Iterator[Stage]:
    last, mean = len(passes), r"\frac{1}{N} \sum_i"
    for number, layer in enumerate(passes, start=1):
        name = rf"\bar{{z}}_{{{number}}}"
        rule = rf"{name} = {mean} \left(W_{{{number}}} {_input(number, 'i')} + b_{{{number}}}\right)"
        yield Stage("sum", number, rule, f"mean z{number}", (), layer.sums.mean(axis=0))
        if number < last:
            latex = network.activation.latex
            rule = rf"\bar{{a}}_{{{number}}} = {mean} {latex}\left(z_{{{number}, i}}\right)"
            yield Stage("activation", number, rule, f"mean a{number}", (), layer.activations.mean(axis=0))
    yield Stage("loss", last, rf"f = {mean} \ell_i", "f", (), np.atleast_1d(problem.loss(position)))
    for number in range(last, 0, -1):
        layer, name = passes[number - 1], rf"\bar{{\delta}}_{{{number}}}"
        output = rf"\frac{{\partial \ell_i}}{{\partial z_{{{number}, i}}}}"
        back = rf"\left(W_{{{number + 1}}}^T \delta_{{{number + 1}, i}}\right)"
        inner = rf"{back} \odot {network.activation.latex}'\left(z_{{{number}, i}}\right)" if number < last else output
        kind: Kind = "delta" if number < last else "output_delta"
        yield Stage(kind, number, rf"{name} = {mean} {inner}", f"mean δ{number}", (), layer.deltas.sum(axis=0))
        fraction = rf"\frac{{\partial f}}{{\partial W_{{{number}}}}}"
        rule = rf"{fraction} = {mean} \delta_{{{number}, i}} {_input(number, 'i')}^T"
        yield Stage("gradient", number, rule, f"∂f/∂W{number}", (), layer.weight_gradient)
        rule = rf"\frac{{\partial f}}{{\partial b_{{{number}}}}} = {name}"
        yield Stage("bias_gradient", number, rule, f"∂f/∂b{number}", (), layer.bias_gradient)


def _input(layer: int, sample: str = "") -> str:
    if layer == 1:
        return f"x_{{{sample}}}" if sample else "x"
    return rf"a_{{{layer - 1}{f', {sample}' if sample else ''}}}"


def _plain_input(layer: int) -> str:
    return "x" if layer == 1 else f"a{layer - 1}"


def _plain_sum(layer: int) -> str:
    return f"z{layer} = W{layer} {_plain_input(layer)} + b{layer}"
