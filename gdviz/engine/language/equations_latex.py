"""The equations of an optimizer, typeset and in plain text: one line per assignment, hyperparameters by symbol."""

from __future__ import annotations

from collections.abc import Iterator

from gdviz.engine.language.latex import latex, latex_name
from gdviz.engine.language.plain import plain, plain_name
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Node, renamed
from gdviz.engine.optimizer import EquationsOptimizer


def equations_latex(optimizer: EquationsOptimizer) -> tuple[str, ...]:
    """Return the LaTeX of every line, such as \\hat{m} = \\frac{m}{1 - {\\beta_{1}}^{t}}, in the author's order."""
    return tuple(f"{latex_name(target)} = {latex(value)}" for target, value in _lines(optimizer))


def equations_plain(optimizer: EquationsOptimizer) -> tuple[str, ...]:
    """Return every line as it was read, with the sign of every product."""
    return tuple(f"{plain_name(target)} = {plain(value)}" for target, value in _lines(optimizer))


def _lines(optimizer: EquationsOptimizer) -> Iterator[tuple[str, Node]]:
    symbols = {name: canonical(entry.symbol) for name, entry in optimizer.hyperparameters.items()}

    def shown(name: str) -> str:
        plain_version = name.partition("#")[0]
        return symbols.get(plain_version, plain_version)

    for line in optimizer.equations.assignments:
        yield shown(line.target), renamed(line.value, shown)
