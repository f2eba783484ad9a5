"""One update, line by line: the rule, the numbers that went into it, and what came out.

Lines are computed again from the recorded row by the operations that made the record, so both agree. An optimizer
without equations shows the terms that it recorded instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Assignment, Equations
from gdviz.engine.kernels import line_kernel
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.language.equations_latex import equations_latex, equations_plain
from gdviz.engine.language.latex import latex_name
from gdviz.engine.language.plain import plain_name
from gdviz.engine.language.tree import Binary, Call, Name, Negate, Node, walk
from gdviz.engine.optimizer import EquationsOptimizer, Term
from gdviz.engine.run import Run
from gdviz.engine.setting import Setting
from gdviz.engine.step_view import BATCH_GRADIENT, StepView
from gdviz.engine.substep_kinds import Kind, line_kinds
from gdviz.engine.text import Text

MOVE = "Δx"


@dataclass(frozen=True, eq=False)
class Line:
    """One line of an update: its rule as LaTeX and in plain text, and the numbers of one step.

    `formula` is the right-hand side, whose names are in `numbers`; None where a term was recorded, not computed by a
    line. An arrow of the line begins at `origin` (P,). `parts` are the vectors that a sum adds up to the value
    (of a position: to the move from `origin`), `look_aheads` the points where the line takes a gradient elsewhere.
    """

    target: str
    rule: str
    plain: str
    formula: Node | None
    numbers: Mapping[str, Array]
    value: Array  # (P,), (1,), or (rows, P) of points
    kind: Kind
    origin: Array
    description: Text
    parts: tuple[Array, ...] = ()
    look_aheads: tuple[Array, ...] = ()


def substeps(run: Run, step: int) -> tuple[Line, ...]:
    """Return the lines of the update from `step` (0 … length) to step + 1; none where the run has ended there.

    The first is the gradient, the last one that moves x leads to the next position.
    """
    if step < run.length:
        after = run.trajectory.row(step + 1)
    else:
        ahead = run.peek()
        if ahead is None:
            return ()
        after = ahead
    if isinstance(run.optimizer, EquationsOptimizer):
        return _of_equations(run, run.optimizer, step)
    return _of_record(run, step, after)


def _of_equations(run: Run, optimizer: EquationsOptimizer, step: int) -> tuple[Line, ...]:
    equations, sheet = optimizer.equations, _sheet(optimizer)
    row, view = run.trajectory.row(step)[np.newaxis], _view(run.landscape, run.setting, optimizer)
    x, slope = row[:, run.layout.positions], row[:, run.layout.gradients]
    seen = view.landscape_at(step + 1)
    used = slope if seen is run.landscape else seen.gradient(x)
    state = {name: row[:, run.layout.terms[name]] for name in equations.state}
    noise, values, count = view.noise(step + 1, 1), run.values_at(step), np.array([[step + 1.0]])
    kernel = line_kernel(equations, tuple((*plan.parts, *plan.look_aheads) for plan in sheet.plans))
    found = kernel(x, used, count, seen.gradient, state, values, noise)
    numbers = {f"{POSITION}#0": x[0], GRADIENT: used[0], STEP: count[0]} | {
        **{f"{name}#0": value[0] for name, value in state.items()},
        **{name: np.array([value]) for name, value in values.items()},
        **{line.versioned: rows[0][0] for line, rows in zip(equations.assignments, found, strict=True)},
    }
    if noise is not None:
        numbers[NOISE] = noise[0]
    lines = [_gradient_line(x[0], used[0], "f" if seen is run.landscape else "f_{B}")]
    for plan, (value, *asides) in zip(sheet.plans, found, strict=True):
        shown, cut = [np.broadcast_to(aside[0], x[0].shape) for aside in asides], len(plan.parts)
        origin = numbers[f"{POSITION}#{plan.line.version - 1}"] if plan.kind == "position" else x[0]
        given = plan.line.target, plan.rule, plan.plain, plan.line.value, numbers, value[0], plan.kind, origin
        lines.append(Line(*given, plan.description, tuple(shown[:cut]), tuple(shown[cut:])))
    return tuple(lines)


def _gradient_line(x: Array, gradient: Array, loss: str) -> Line:
    formula = Call("grad", (Name(f"{POSITION}#0"),))
    rule, numbers = rf"g = \nabla {loss}\left(x\right)", {f"{POSITION}#0": x}
    batch = Text("the gradient of this step's samples", "这一步的样本给出的梯度")
    described = Text("the gradient at the position before the step", "更新前所在位置的梯度") if loss == "f" else batch
    plain = f"g = ∇{loss.replace('_{B}', ' (B)')}(x)"
    return Line(GRADIENT, rule, plain, formula, numbers, gradient, "gradient", x, described)


@dataclass(frozen=True, eq=False)
class _Plan:
    """What is known of a line before any numbers are."""

    line: Assignment
    rule: str
    plain: str
    kind: Kind
    description: Text
    parts: tuple[Node, ...]
    look_aheads: tuple[Node, ...]


@dataclass(frozen=True, eq=False)
class _Sheet:
    plans: tuple[_Plan, ...]


@lru_cache(maxsize=128)
def _sheet(optimizer: EquationsOptimizer) -> _Sheet:
    described = {term.name: term.description for term in optimizer.terms}
    described[POSITION] = Text("the next position", "下一个位置")
    plans = [
        _Plan(
            line,
            rule,
            plain,
            kind,
            described.get(line.target, Text("")),
            tuple(_parts(line, optimizer.equations)),
            tuple(dict.fromkeys(_look_aheads(line.value))),
        )
        for line, rule, plain, kind in zip(
            optimizer.equations.assignments,
            equations_latex(optimizer),
            equations_plain(optimizer),
            line_kinds(optimizer),
            strict=True,
        )
    ]
    return _Sheet(tuple(plans))


@lru_cache(maxsize=128)
def _view(landscape: Landscape, setting: Setting, optimizer: EquationsOptimizer) -> StepView:
    return StepView(landscape, setting, optimizer.equations)


def _look_aheads(value: Node) -> Iterator[Node]:
    return (part.arguments[0] for part in walk(value) if isinstance(part, Call) and part.function == "grad")


def _parts(line: Assignment, equations: Equations) -> list[Node]:
    """Return the vectors whose sum is the line's value, or the move of x; none where the sum is of another form."""
    terms = list(_added(line.value))
    before = Name(f"{POSITION}#{line.version - 1}")
    if line.target == POSITION:
        if terms.count(before) != 1:
            return []
        terms.remove(before)
    return terms if len(terms) > 1 and all(equations.is_vector(term) for term in terms) else []


def _added(node: Node) -> Iterator[Node]:
    match node:
        case Binary(operator="+", left=left, right=right):
            yield from _added(left)
            yield from _added(right)
        case Binary(operator="-", left=left, right=right):
            yield from _added(left)
            yield from (Negate(term) for term in _added(right))
        case _:
            yield node


def _of_record(run: Run, step: int, after: Array) -> tuple[Line, ...]:
    """Return the lines of a method: gradient, the terms that it recorded, the accepted step length, and the move."""
    row, layout = run.trajectory.row(step), run.layout
    x, moved = row[layout.positions], after[layout.positions]
    slope = after[layout.terms[BATCH_GRADIENT]] if BATCH_GRADIENT in layout.terms else row[layout.gradients]
    lines = [_gradient_line(x, slope, "f_{B}" if BATCH_GRADIENT in layout.terms else "f")]
    for term in run.terms:
        if term.role != "state" and term.name != BATCH_GRADIENT:
            value = after[layout.terms[term.name]]
            value = value if term.rows is None else _filled(value.reshape(-1, len(x)))
            lines.append(_recorded(term.name, value, _kind_of(term), x, term.description))
    rate = after[layout.rate]
    if np.isfinite(rate):
        words = Text("the accepted length of the step, as a multiple of the direction", "接受的步长（方向的倍数）")
        lines.append(_recorded("α", np.array([rate]), "number", x, words))
    formula = Binary("+", Name(f"{POSITION}#0"), Name(MOVE))
    numbers = {f"{POSITION}#0": x, MOVE: moved - x}
    words = Text("the next position", "下一个位置")
    rule = r"x = x + \Delta x"
    return (*lines, Line(POSITION, rule, "x = x + Δx", formula, numbers, moved, "position", x, words))


def _filled(rows: Array) -> Array:
    """Return the rows (m, P) that a method has written, of (n, P) that it has room for; all where it wrote none."""
    written = ~np.isnan(rows).all(axis=1)
    return rows[written] if written.any() else rows


def _recorded(name: str, value: Array, kind: Kind, origin: Array, description: Text) -> Line:
    return Line(name, latex_name(name), plain_name(name), None, {}, value, kind, origin, description)


def _kind_of(term: Term) -> Kind:
    if term.role in ("direction", "point", "points", "radius"):
        return term.role
    if term.rows is not None:
        return "size"
    return "size" if term.is_vector else "number"
