"""Losses, activations and models of problems, as the functions of a script that compute them."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.export.scripts.source import Library

_SIGMOID = """def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)"""

_SOFTMAX = """def softmax(z):
    shares = np.exp(z - z.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)"""

# loss(scores, targets), and for NumPy its derivative by the scores.
LOSSES: Mapping[Library, Mapping[str, tuple[str, ...]]] = {
    "np": {
        "mse": (
            "def loss(z, y):\n    return np.mean((z - y) ** 2)",
            "def slope(z, y):\n    return 2 * (z - y) / z.size",
        ),
        "binary_cross_entropy": (
            _SIGMOID,
            "def loss(z, y):\n    return np.mean(np.logaddexp(0, z) - z * y)",
            "def slope(z, y):\n    return (sigmoid(z) - y) / len(z)",
        ),
        "cross_entropy": (
            _SOFTMAX,
            "def loss(z, y):\n    z = z - z.max(axis=1, keepdims=True)\n"
            "    return np.mean(np.log(np.exp(z).sum(axis=1)) - (z * y).sum(axis=1))",
            "def slope(z, y):\n    return (softmax(z) - y) / len(z)",
        ),
    },
    "torch": {
        "mse": ("loss = torch.nn.functional.mse_loss",),
        "binary_cross_entropy": ("loss = torch.nn.functional.binary_cross_entropy_with_logits",),
        "cross_entropy": ("loss = torch.nn.functional.cross_entropy",),
    },
}

# activation(z), and for NumPy its derivative.
ACTIVATIONS: Mapping[Library, Mapping[str, tuple[str, ...]]] = {
    "np": {
        "tanh": (
            "activation = np.tanh",
            "def activation_slope(z):\n    return 1 - np.tanh(z) ** 2",
        ),
        "sigmoid": (
            "def activation(z):\n    return 1 / (1 + np.exp(-z))",
            "def activation_slope(z):\n    return activation(z) * (1 - activation(z))",
        ),
        "relu": (
            "def activation(z):\n    return np.maximum(z, 0)",
            "def activation_slope(z):\n    return np.where(z > 0, 1, 0)",
        ),
        "gelu": (
            "erf = np.vectorize(math.erf)",
            "def activation(z):\n    return z * (1 + erf(z / np.sqrt(2))) / 2",
            "def activation_slope(z):\n"
            "    return (1 + erf(z / np.sqrt(2))) / 2 + z * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)",
        ),
    },
    "torch": {
        "tanh": ("activation = torch.tanh",),
        "sigmoid": ("activation = torch.sigmoid",),
        "relu": ("activation = torch.relu",),
        "gelu": ("activation = torch.nn.functional.gelu",),
    },
}

# OUTPUTS scores, each a weighted sum of the features.
LINEAR: Mapping[Library, tuple[str, ...]] = {
    "np": (
        'def f(p, rows=slice(None)):\n    """FORMULA"""\n'
        "    return loss(FEATURES[rows] @ p.reshape(OUTPUTS, -1).T, TARGETS[rows])",
        "def grad(p, rows=slice(None)):\n    z = FEATURES[rows] @ p.reshape(OUTPUTS, -1).T\n"
        "    return (slope(z, TARGETS[rows]).T @ FEATURES[rows]).ravel()",
    ),
    "torch": (
        'def f(p, rows=slice(None)):\n    """FORMULA"""\n'
        "    return loss(FEATURES[rows] @ p.reshape(OUTPUTS, -1).T, TARGETS[rows])",
    ),
}

_LAYERS = '''def layers(p):
    """Yield the weights W and the biases b of every layer."""
    at = 0
    for m, n in itertools.pairwise(SIZES):
        yield p[at : at + n * m].reshape(n, m), p[at + n * m : at + n * m + n]
        at += n * m + n'''

NETWORK: Mapping[Library, tuple[str, ...]] = {
    "np": (
        _LAYERS,
        '''def forward(p, rows):
    """Return what goes into every layer, and its sums z = W a + b."""
    inputs, sums = [FEATURES[rows]], []
    for W, b in layers(p):
        sums.append(inputs[-1] @ W.T + b)
        inputs.append(activation(sums[-1]))
    return inputs, sums''',
        '''def f(p, rows=slice(None)):
    """FORMULA"""
    return loss(forward(p, rows)[1][-1], TARGETS[rows])''',
        '''def grad(p, rows=slice(None)):
    """Back-propagation: from the last layer to the first."""
    inputs, sums = forward(p, rows)
    delta, parts = slope(sums[-1], TARGETS[rows]), []
    for number, (W, _) in reversed(list(enumerate(layers(p)))):
        parts = [(delta.T @ inputs[number]).ravel(), delta.sum(axis=0), *parts]
        if number > 0:
            delta = delta @ W * activation_slope(sums[number - 1])
    return np.concatenate(parts)''',
    ),
    "torch": (
        _LAYERS,
        '''def f(p, rows=slice(None)):
    """FORMULA"""
    z = FEATURES[rows]
    for number, (W, b) in enumerate(layers(p)):
        z = (activation(z) if number > 0 else z) @ W.T + b
    return loss(z, TARGETS[rows])''',
    ),
}
