"""The whole script: what comes first, the descent that all runs share, and the pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gdviz.engine.experiment import Experiment
from gdviz.engine.landscape import Landscape
from gdviz.export.scripts.ground import Ground
from gdviz.export.scripts.names import in_one_line
from gdviz.export.scripts.rules import Titled, batch_argument
from gdviz.export.scripts.source import Library, array, indented, number

_BATCH = '''

def batch(t, size, shuffled=True):
    """Return the samples that step t sees; every epoch has an order of its own."""
    steps = -(-len(TARGETS) // size)  # of an epoch, the last of fewer samples
    epoch, place = divmod(t - 1, steps)
    order = np.arange(len(TARGETS))
    if shuffled:
        order = np.random.default_rng((SEED, epoch)).permutation(len(TARGETS))
    return order[place * size : (place + 1) * size]'''

_VALUE = '''

def value(x):
    """Return f as a number."""
    return f(torch.tensor(x)).item()'''

_GRAD = '''

def grad(x):
    """Return the gradient of f as an array."""
    x = torch.tensor(x, requires_grad=True)
    f(x).backward()
    return x.grad.numpy()'''

_DESCEND = '''

def descend(run):
    """Return the start and the position after every step, one row each; a run that diverges ends early."""
    positions = [START]
    highest = 1e12 * max(1.0, abs(VALUE(START)))
    for x in run(START):
        positions.append(x)
        loss = VALUE(x)
        if not (np.isfinite(x).all() and np.isfinite(loss) and loss <= highest):
            break'''

_CONVERGED = """
        if max(np.linalg.norm(grad(x)), np.linalg.norm(x - positions[-2])) < TOLERANCE:
            break  # converged"""


def whole_script(
    experiment: Experiment,
    landscape: Landscape,
    runs: Sequence[Titled],
    ground: Ground,
    functions: Sequence[str],
    library: Library,
) -> str:
    """Return the text of the script; `functions` are the lines of all runs."""
    value = "f" if library == "np" else "value"
    descend = _DESCEND.replace("VALUE", value) + (_CONVERGED if experiment.tolerance > 0 else "")
    lines = [
        *_head(landscape, runs, ground, library),
        *_constants(experiment, runs),
        *ground.lines,
        *(_BATCH.split("\n") if any(batch_argument(one.run) for one in runs) else []),
        *functions,
        *(_VALUE.split("\n") if library == "torch" else []),
        *(_GRAD.split("\n") if library == "torch" and experiment.tolerance > 0 else []),
        *descend.split("\n"),
        "    return np.array(positions)",
        "",
        "",
        *ground.data,
        *_titles(runs),
        *_pictures(experiment, landscape, value),
    ]
    return "\n".join(lines) + "\n"


def _head(landscape: Landscape, runs: Sequence[Titled], ground: Ground, library: Library) -> list[str]:
    names = ", ".join(dict.fromkeys(in_one_line(one.optimizer.name.en) for one in runs))
    what = in_one_line(landscape.formula)
    needs = "NumPy" if library == "np" else "PyTorch, NumPy"
    lines = [
        '"""',
        f"{names} on {what}",
        "",
        f"Written by gdviz. Needs {needs} and, for the pictures, Matplotlib.",
        '"""',
        "",
    ]
    lines += [f"import {name}" for name in sorted(ground.modules)] + ([""] if ground.modules else [])
    lines += ["import numpy as np"]
    if library == "torch":
        return [*lines, "import torch", "", "torch.set_default_dtype(torch.float64)", ""]
    return [*lines, "", 'np.seterr(all="ignore")  # a run that diverges says so by its losses', ""]


def _constants(experiment: Experiment, runs: Sequence[Titled]) -> list[str]:
    lines = [*array("START", list(experiment.start)), f"STEPS = {experiment.steps}"]
    if experiment.tolerance > 0:
        lines.append(f"TOLERANCE = {experiment.tolerance!r}  # of the gradient and of the last step")
    if any(one.optimizer.equations.is_noisy or batch_argument(one.run) for one in runs):
        lines.append(f"SEED = {experiment.seed}")
    return lines


def _titles(runs: Sequence[Titled]) -> list[str]:
    titles = [json.dumps(one.title, ensure_ascii=False) for one in runs]  # reads the same in Python
    return ["RUNS = {", *indented([f"{title}: {one.function}," for title, one in zip(titles, runs, strict=True)]), "}"]


def _pictures(experiment: Experiment, landscape: Landscape, value: str) -> list[str]:
    lines = ["import matplotlib.pyplot as plt", ""]
    lines.append("paths = {name: descend(run) for name, run in RUNS.items()}")
    if landscape.dimension > 2:
        lines += ["figure, losses = plt.subplots()"]
    else:
        lines += ["figure, (ground, losses) = plt.subplots(1, 2, figsize=(12, 5))"]
        lines += _line(experiment, value) if landscape.dimension == 1 else _map(experiment, value)
    lines += ["for name, path in paths.items():", f"    losses.plot([{value}(x) for x in path], label=name)"]
    lines += ["if min(losses.dataLim.intervaly) > 0:", '    losses.set_yscale("log")']
    lines += ['losses.set(title="loss", xlabel="step")', "losses.legend()", "plt.show()"]
    return ["", "", 'if __name__ == "__main__":', *indented(lines)]


def _line(experiment: Experiment, value: str) -> list[str]:
    ((low, high),) = experiment.landscape.domain
    return [
        f"X = np.linspace({number(low)}, {number(high)}, 400)",
        f'ground.plot(X, [{value}(np.array([x])) for x in X], color="grey")',
        "for name, path in paths.items():",
        f'    ground.plot(path[:, 0], [{value}(x) for x in path], ".-", label=name)',
        f"ground.set(xlim=({number(low)}, {number(high)}))",
    ]


def _map(experiment: Experiment, value: str) -> list[str]:
    (left, right), (low, high) = experiment.landscape.domain
    return [
        f"X, Y = np.meshgrid(np.linspace({number(left)}, {number(right)}, 120), "
        f"np.linspace({number(low)}, {number(high)}, 120))",
        f"Z = np.apply_along_axis({value}, 0, np.array([X, Y]))",
        "levels = np.unique(np.quantile(Z[np.isfinite(Z)], np.linspace(0, 1, 30) ** 2))  # more where f is low",
        'ground.contour(X, Y, Z, levels=levels, cmap="viridis")',
        "for name, path in paths.items():",
        '    ground.plot(path[:, 0], path[:, 1], ".-", label=name)',
        f"ground.set(xlim=({number(left)}, {number(right)}), ylim=({number(low)}, {number(high)}))",
    ]
