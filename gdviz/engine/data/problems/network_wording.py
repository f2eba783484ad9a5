"""How a network is written: the names of its weights, its score as a text and typeset."""

from __future__ import annotations

WRITTEN_OUT = 3  # layers of a network whose score is one expression; a deeper one is told layer by layer


def layer_names(shapes: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return w1_11, w1_12 …, b1_1 …: the layer, then the unit and the input it weighs, all from 1.

    Unit and input are parted, as in w1_12_3, where a layer of `shapes` (outputs, inputs) has more than nine of them.
    """
    names: list[str] = []
    for layer, (outputs, inputs) in enumerate(shapes, start=1):
        between = "_" if max(outputs, inputs) > 9 else ""
        names += [
            f"w{layer}_{unit}{between}{place}" for unit in range(1, outputs + 1) for place in range(1, inputs + 1)
        ]
        names += [f"b{layer}_{unit}" for unit in range(1, outputs + 1)]
    return tuple(names)


def network_text(layers: int, activation: str) -> str:
    """Return such as "W2 tanh(W1 x + b1) + b2"."""
    if layers > WRITTEN_OUT:
        return f"W{layers} {activation}(… {activation}(W1 x + b1) …) + b{layers}"
    text = "x"
    for layer in range(1, layers + 1):
        text = f"W{layer} {text if layer == 1 else f'{activation}({text})'} + b{layer}"
    return text


def network_latex(layers: int, activation: str) -> str:
    """Return the same typeset, of sample i."""
    if layers > WRITTEN_OUT:
        inner = rf"{activation}\left(W_1 x_i + b_1\right)"
        return rf"W_{{{layers}}} {activation}\left(\ldots {inner} \ldots\right) + b_{{{layers}}}"
    text = "x_i"
    for layer in range(1, layers + 1):
        inner = text if layer == 1 else rf"{activation}\left({text}\right)"
        text = rf"W_{{{layer}}} {inner} + b_{{{layer}}}"
    return text
