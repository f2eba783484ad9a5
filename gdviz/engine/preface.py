"""Lines put before the equations of an optimizer: a schedule gives η anew at every step, an option changes g.

They are ordinary lines of the same language, so that one kernel runs them, one table records what they make
(`g` as it is used, the rate as it is scheduled), and the typeset rule and the form show them like all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Assignment, Equations, check_vector
from gdviz.engine.errors import FormulaError
from gdviz.engine.language.formula import parse
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Call, Name, Node, mapped, names_in, substituted
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

LEARNING_RATE = "lr"  # the name that every file gives to η
RATE_SYMBOL = "η"


@dataclass(frozen=True, eq=False)
class Preface:
    """`target` = `value`: a schedule assigns the learning rate, an option the gradient.

    Names in `value` are those of x, g, t, ξ, lr and of the hyperparameters; `text` is the line as it is shown.
    """

    target: Literal["lr", "g"]
    value: Node
    text: str


GIVEN = {
    "lr": frozenset({STEP, LEARNING_RATE}),
    "g": frozenset({POSITION, GRADIENT, STEP, NOISE}),
}


def read_preface(target: Literal["lr", "g"], formula: str, symbols: Mapping[str, str]) -> Preface:
    """Read the formula of a schedule (in t and η) or of an option (in x, g, t and the noise ξ).

    `symbols` maps each hyperparameter's name to its symbol. Raises FormulaError.
    """
    aliases = {canonical(written): name for name, symbol in symbols.items() for written in (symbol, name)}
    if target == LEARNING_RATE:
        aliases[canonical(RATE_SYMBOL)] = LEARNING_RATE
    whole = {"norm", "dot"} if target == GRADIENT else set[str]()
    value = renamed_by(parse(formula, {*GIVEN[target], *aliases}, whole=whole), aliases)
    if target == GRADIENT and GRADIENT not in names_in(value):
        template = QT_TRANSLATE_NOOP("engine", "an option changes g, so its formula must contain g")
        raise FormulaError(Message(template), 1, len(formula))
    if target == GRADIENT:
        check_vector(value, {POSITION, GRADIENT, NOISE})
    shown = RATE_SYMBOL if target == LEARNING_RATE else GRADIENT
    return Preface(target, value, f"{shown} = {formula.strip()}")


def renamed_by(node: Node, aliases: Mapping[str, str]) -> Node:
    """Return `node` with every alias replaced by the name that it stands for."""
    return substituted(node, {written: Name(name) for written, name in aliases.items() if written != name})


def prefaced(equations: Equations, prefaces: Sequence[Preface], hyperparameters: Sequence[str]) -> Equations:
    """Return `equations` with lines before them; `hyperparameters` are those that the lines add.

    A gradient taken elsewhere, grad(…), is changed by the same lines as g, with the same noise.
    """
    lines: list[Assignment] = []
    newest: dict[str, str] = {}  # what g and lr are called after the lines so far
    made = {GRADIENT: 0, LEARNING_RATE: 0}
    for preface in prefaces:
        value = renamed_by(preface.value, {POSITION: f"{POSITION}#0"} | newest)
        made[preface.target] += 1
        number = len(lines) + 1 - len(prefaces)  # 0 and below: above the optimizer's first line
        lines.append(Assignment(preface.target, made[preface.target], value, preface.text, number, 0))
        newest[preface.target] = lines[-1].versioned
    changes = [preface.value for preface in prefaces if preface.target == GRADIENT]
    for line in equations.assignments:
        value = mapped(line.value, lambda node: _changed_elsewhere(node, changes))
        lines.append(replace(line, value=renamed_by(value, newest)))
    added = tuple(dict.fromkeys(line.target for line in lines[: len(prefaces)]))
    vectors = equations.vectors | {f"{GRADIENT}#{index + 1}" for index in range(made[GRADIENT])}
    names = (*equations.hyperparameters, *hyperparameters)
    return Equations(tuple(lines), added + equations.terms, equations.state, names, vectors)


def _changed_elsewhere(node: Node, changes: Sequence[Node]) -> Node:
    if not (isinstance(node, Call) and node.function == "grad"):
        return node
    inner: Node = node
    for change in changes:
        inner = substituted(change, {GRADIENT: inner, POSITION: node.arguments[0]})
    return inner
