"""What a script descends on where the landscape is made of data: the data, the model, its loss."""

from __future__ import annotations

from typing import assert_never

from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import (
    LinearChoice,
    LogisticChoice,
    NetworkChoice,
    PolynomialChoice,
    ProblemChoice,
    SoftmaxChoice,
)
from gdviz.engine.data.sample_loss import LossName
from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.scripts import problem_sources as sources
from gdviz.export.scripts.ground import Ground
from gdviz.export.scripts.names import in_one_line
from gdviz.export.scripts.source import Library, array

MOST_NUMBERS = 1000  # of data that a script holds


def check_size(problem: Problem) -> None:
    """Raise InputError for more data than a script holds."""
    count = problem.dataset.inputs.size + problem.dataset.targets.size
    if count > MOST_NUMBERS:
        template = QT_TRANSLATE_NOOP(
            "engine",
            "its data are {count:,} numbers, and a script holds up to {most:,}; choose fewer samples or features",
        )
        raise InputError(Message(template, {"count": count, "most": MOST_NUMBERS}))


def problem_ground(problem: Problem, choice: ProblemChoice, library: Library) -> Ground:
    """Return f of a problem, and for NumPy its gradient; both of some `rows` of the data where they are given."""
    network = choice.model if isinstance(choice.model, NetworkChoice) else None
    loss = _loss_of(choice, problem.outputs)
    parts = list(sources.LOSSES[library][loss])
    modules: list[str] = []
    if network is not None:
        parts += [*sources.ACTIVATIONS[library][network.activation], *sources.NETWORK[library]]
        modules += ["itertools", *(["math"] if library == "np" and network.activation == "gelu" else [])]
    else:
        parts += [part.replace("OUTPUTS", str(problem.outputs)) for part in sources.LINEAR[library]]
    text = "\n\n\n".join(parts).replace("FORMULA", in_one_line(problem.formula))
    sizes = [problem.dataset.inputs.shape[1], *network.hidden, problem.outputs] if network else []
    head = [f"SIZES = {sizes}  # inputs, units of every layer"] if sizes else []
    return Ground((*head, "", "", *text.split("\n")), tuple(_data(problem, choice, library)), tuple(modules))


def _loss_of(choice: ProblemChoice, outputs: int) -> str:
    name: LossName
    match choice.model:
        case LinearChoice() | PolynomialChoice():
            name = "mse"
        case LogisticChoice() | SoftmaxChoice():
            name = "cross_entropy"
        case NetworkChoice(loss=name):
            pass
        case _:
            assert_never(choice.model)
    return name if name == "mse" or outputs > 1 else "binary_cross_entropy"


def _data(problem: Problem, choice: ProblemChoice, library: Library) -> list[str]:
    dataset = problem.dataset
    lines = ["# The data: one row of inputs for each sample, and what the model is to answer."]
    lines += array("INPUTS", dataset.inputs.tolist())
    lines += array("TARGETS", dataset.targets.tolist())
    if dataset.scaling is not None:
        lines.append("INPUTS = (INPUTS - INPUTS.mean(axis=0)) / INPUTS.std(axis=0)")
    match choice.model:
        case PolynomialChoice(degree=degree):
            lines.append(f"FEATURES = INPUTS ** np.arange({degree + 1})")
        case LinearChoice(bias=False) | NetworkChoice():
            lines.append("FEATURES = INPUTS")
        case _:
            lines.append("FEATURES = np.column_stack([INPUTS, np.ones(len(INPUTS))])  # the last weight is the bias")
    if problem.outputs == 1:
        lines.append("TARGETS = TARGETS[:, np.newaxis]")
    else:
        lines.append(f"TARGETS = np.eye({problem.outputs})[TARGETS.astype(int)]  # 1 for the right class")
    if library == "torch":
        lines.append("FEATURES, TARGETS = torch.tensor(FEATURES), torch.tensor(TARGETS)")
    return lines
