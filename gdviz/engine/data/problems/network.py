"""A network of fully connected layers, with its back-propagation written out.

Layer l computes z = W a + b and a = activation(z), the last one only z. A position holds W row by row (a row for
each unit, as PyTorch lays it out), then b, layer after layer. What goes forward and comes back can be looked at layer
by layer: `passes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gdviz.engine.data.model import Indices, Layer, LayerPass, Model, Pullback
from gdviz.engine.data.problems.activations import ACTIVATIONS, Activation, ActivationName
from gdviz.engine.data.problems.differences import central_hessian
from gdviz.engine.data.problems.initialisation import InitialisationName, initial_weights
from gdviz.engine.data.problems.network_wording import layer_names, network_latex, network_text
from gdviz.engine.data.sample_loss import SampleLoss
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

HELD = 1 << 18  # numbers that are held at once while a Hessian is computed
MOST_LAYERS = 30
MOST_WEIGHTS = 20_000  # a trajectory holds at least two numbers for each of them at every step


@dataclass(frozen=True, eq=False)
class _Forward:
    """What goes into each layer (B, N, m), its sums z (B, N, n), and the activation's slope there but for the last."""

    inputs: list[Array]
    sums: list[Array]
    slopes: list[Array]


class Network(Model):
    """D inputs, hidden layers of the given widths, K scores. Raises InputError for sizes out of range."""

    def __init__(
        self,
        sizes: Sequence[int],
        activation: ActivationName = "tanh",
        initialisation: InitialisationName = "xavier",
        seed: int = 0,
    ) -> None:
        """`sizes`: D, the widths of the hidden layers, K."""
        self.sizes = tuple(sizes)
        self._shapes = [(outputs, inputs) for inputs, outputs in pairwise(self.sizes)]
        self._seed = seed
        self._check()
        self._activation = ACTIVATIONS[activation]
        self._initialisation: InitialisationName = initialisation
        self._ends = np.cumsum([outputs * (inputs + 1) for outputs, inputs in self._shapes]).tolist()
        self._names = layer_names(self._shapes)

    @property
    def names(self) -> tuple[str, ...]:
        return self._names

    @property
    def filters(self) -> tuple[Indices, ...]:
        # A unit's bias belongs to it: ReLU units keep their meaning when both are scaled together.
        groups: list[Indices] = []
        for end, (outputs, inputs) in zip(self._ends, self._shapes, strict=True):
            first = end - outputs * (inputs + 1)
            rows = np.arange(first, first + outputs * inputs, dtype=np.intp).reshape(outputs, inputs)
            groups += [np.append(row, first + outputs * inputs + unit) for unit, row in enumerate(rows)]
        return tuple(groups)

    @property
    def layers(self) -> tuple[Layer, ...]:
        ends = zip(self._ends, self._shapes, strict=True)
        return tuple(Layer(end - units * (inputs + 1), units, inputs) for end, (units, inputs) in ends)

    @property
    def activation(self) -> Activation:
        """What every hidden unit makes of its sum."""
        return self._activation

    @property
    def start(self) -> Array:
        return initial_weights(self._initialisation, self._shapes, self._seed)

    @property
    def formula(self) -> str:
        return network_text(len(self._shapes), self._activation.word)

    @property
    def latex(self) -> str:
        return network_latex(len(self._shapes), self._activation.latex)

    @property
    def width(self) -> int:
        return 3 * sum(self.sizes[1:]) + 2 * self.sizes[-1]

    @property
    def is_linear(self) -> bool:
        return False

    def features(self, inputs: Array) -> Array:
        return inputs

    def scores(self, positions: Array, features: Array) -> Array:
        values = np.broadcast_to(features, (len(positions), *features.shape))
        for layer in range(len(self._shapes)):
            sums = self._sums(positions, layer, values)
            if layer + 1 < len(self._shapes):
                values = self._activation.value(sums)
        return sums

    def pullback(self, positions: Array, features: Array) -> Pullback:
        forward = self._forward(positions, features)

        def total(slopes: Array) -> Array:
            parts: list[Array] = []
            for layer, deltas in self._backward(positions, forward, slopes):
                weights = deltas.swapaxes(-1, -2) @ forward.inputs[layer]
                parts = [weights.reshape(len(positions), -1), deltas.sum(axis=1), *parts]
            return np.concatenate(parts, axis=-1)

        def each(slopes: Array) -> Array:
            parts: list[Array] = []
            for layer, deltas in self._backward(positions, forward, slopes):
                weights = deltas[..., :, None] * forward.inputs[layer][..., None, :]
                parts = [weights.reshape(*deltas.shape[:2], -1), deltas, *parts]
            return np.concatenate(parts, axis=-1)

        return Pullback(forward.sums[-1], total, each)

    def hessian(self, positions: Array, features: Array, targets: Array, loss: SampleLoss) -> Array:
        """Central differences of the gradient, right to about 1e-9 of its size."""

        def gradient(at: Array) -> Array:
            pullback = self.pullback(at, features)
            return pullback.total(loss.slopes(pullback.scores, targets) / len(features))

        return central_hessian(gradient, positions, max(1, HELD // (len(features) * self.width)))

    def passes(self, position: Array, features: Array, targets: Array, loss: SampleLoss) -> tuple[LayerPass, ...]:
        positions = np.asarray(position, dtype=np.float64)[None]
        with np.errstate(all="ignore"):
            forward = self._forward(positions, features)
            slopes = loss.slopes(forward.sums[-1], targets) / len(features)
            outputs = [*forward.inputs[1:], forward.sums[-1]]
            bends = [*forward.slopes, np.ones_like(forward.sums[-1])]
            made: list[LayerPass] = []
            for layer, deltas in self._backward(positions, forward, slopes):
                place, inputs = self.layers[layer], forward.inputs[layer][0]
                own = place.weights(positions[0]), place.biases(positions[0]), inputs
                seen = forward.sums[layer][0], outputs[layer][0], bends[layer][0], deltas[0]
                made.insert(0, LayerPass(*own, *seen, deltas[0].T @ inputs, deltas[0].sum(axis=0)))
        return tuple(made)

    def _weights(self, positions: Array, layer: int) -> tuple[Array, Array]:
        """Return W (B, n, m) and b (B, 1, n) of a layer."""
        outputs, inputs = self._shapes[layer]
        end = self._ends[layer]
        weights = positions[:, end - outputs * (inputs + 1) : end - outputs]
        return weights.reshape(-1, outputs, inputs), positions[:, None, end - outputs : end]

    def _sums(self, positions: Array, layer: int, inputs: Array) -> Array:
        weights, biases = self._weights(positions, layer)
        return np.asarray(inputs @ weights.swapaxes(-1, -2) + biases)

    def _forward(self, positions: Array, features: Array) -> _Forward:
        forward = _Forward([np.broadcast_to(features, (len(positions), *features.shape))], [], [])
        for layer in range(len(self._shapes)):
            forward.sums.append(self._sums(positions, layer, forward.inputs[-1]))
            if layer + 1 < len(self._shapes):
                values, slopes = self._activation.both(forward.sums[-1])
                forward.inputs.append(values)
                forward.slopes.append(slopes)
        return forward

    def _backward(self, positions: Array, forward: _Forward, slopes: Array) -> list[tuple[int, Array]]:
        """Return every layer's deltas (B, N, n) for slopes by the scores, the last layer first."""
        deltas = slopes
        made = [(len(self._shapes) - 1, deltas)]
        for layer in range(len(self._shapes) - 1, 0, -1):
            weights, _ = self._weights(positions, layer)
            deltas = (deltas @ weights) * forward.slopes[layer - 1]
            made.append((layer - 1, deltas))
        return made

    def _check(self) -> None:
        if self._seed < 0:
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the seed must not be negative")))
        if not 1 <= len(self._shapes) <= MOST_LAYERS or min(self.sizes) < 1:
            template = QT_TRANSLATE_NOOP("engine", "a network has up to {most} layers of at least one unit each")
            raise InputError(Message(template, {"most": MOST_LAYERS}))
        count = sum(outputs * (inputs + 1) for outputs, inputs in self._shapes)
        if count > MOST_WEIGHTS:
            template = QT_TRANSLATE_NOOP(
                "engine",
                "the network has {count:,} weights, more than {most:,}; choose fewer or smaller layers",
            )
            raise InputError(Message(template, {"count": count, "most": MOST_WEIGHTS}))
