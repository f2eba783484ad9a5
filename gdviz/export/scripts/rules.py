"""A run as a function of the script that yields the position after every step: what both libraries share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gdviz.engine.equations import NOISE, Equations
from gdviz.engine.language.tree import Node, names_in
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.export.scripts.names import IN_RUNS, Names, in_one_line


@dataclass(frozen=True)
class Titled:
    """A run of the engine, its title, and the name of its function in the script."""

    title: str
    function: str
    run: Run
    optimizer: EquationsOptimizer


class Places:
    """The Python names inside of the function of one run: hyperparameters by symbol, terms as the equations name them.

    A schedule makes the rate anew at every step, from the one that is set: `η` from `η0`.
    """

    def __init__(self, optimizer: EquationsOptimizer) -> None:
        names = Names(IN_RUNS)
        symbols = {name: entry.symbol for name, entry in optimizer.hyperparameters.items()}
        self.is_scheduled = LEARNING_RATE in optimizer.equations.terms
        rate = names.free(symbols[LEARNING_RATE]) if LEARNING_RATE in symbols else ""
        self.values = {
            name: rate
            if name == LEARNING_RATE and not self.is_scheduled
            else names.free(f"{symbol}0" if name == LEARNING_RATE else symbol)
            for name, symbol in symbols.items()
        }
        terms = {name: names.free(name) for name in optimizer.equations.terms if name not in ("g", LEARNING_RATE)}
        self._terms = {"x": "x", "g": "g", "t": "t", NOISE: NOISE, **terms, LEARNING_RATE: rate}

    def of(self, name: str) -> str:
        """Return the name of a term, a hyperparameter or what is given; its version does not matter in Python."""
        base, versioned, _ = name.partition("#")
        if base in self.values and not versioned:
            return self.values[base]
        return self._terms[base]


def docstring(titled: Titled) -> list[str]:
    """Return the docstring of a run's function: the optimizer, and its equations as their author wrote them."""
    rows = [in_one_line(line.text) for line in titled.optimizer.equations.assignments]
    return [f'"""{in_one_line(titled.optimizer.name.en)}', "", *rows, '"""']


def given(places: Places, run: Run) -> list[tuple[str, float]]:
    """Return the hyperparameters as the run begins: Python name and value."""
    return [(place, run.hyperparameters[name]) for name, place in places.values.items()]


def changes(run: Run, steps: int) -> dict[int, dict[str, float]]:
    """Return what changes on the way: the step it holds from, then hyperparameter → value, in order."""
    made: dict[int, dict[str, float]] = {}
    for edit in run.edits:
        if edit.step < steps:
            made.setdefault(edit.step, {})[edit.name] = edit.value
    return made


def is_read(name: str, nodes: Iterable[Node]) -> bool:
    """Tell whether any of the trees reads `name`, in whatever version."""
    return any(one.partition("#")[0] == name for node in nodes for one in names_in(node))


def batch_argument(run: Run) -> str:
    """Return the call that gives the samples of step t, "" where a step sees all."""
    setting = run.setting
    if setting.batch == 0 or setting.batch >= run.landscape.samples:
        return ""
    order = "" if setting.order == "shuffled" else ", shuffled=False"
    return f"batch(int(t), {setting.batch}{order})"


def opening_count(equations: Equations) -> int:
    """Return how many lines a schedule and options put before the optimizer's own."""
    return sum(line.line < 1 for line in equations.assignments)


def symbols_of(optimizer: EquationsOptimizer) -> Mapping[str, str]:
    """Return the symbol of each hyperparameter by name."""
    return {name: entry.symbol for name, entry in optimizer.hyperparameters.items()}
