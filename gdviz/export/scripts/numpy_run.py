"""A run as a function on NumPy: the equations, line by line, in the author's own order."""

from __future__ import annotations

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, Assignment, read_start
from gdviz.engine.language.tree import Number, renamed
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.export.scripts.rules import (
    Places,
    Titled,
    batch_argument,
    changes,
    docstring,
    given,
    is_read,
    opening_count,
    symbols_of,
)
from gdviz.export.scripts.source import Source, indented


def numpy_run(titled: Titled, steps: int, last: str) -> list[str]:
    """Return the function that yields the position after every step, `last` of them."""
    optimizer, run = titled.optimizer, titled.run
    equations = optimizer.equations
    places = Places(optimizer)
    rows = batch_argument(run)
    source = Source("np", places.of, is_vector=equations.is_vector, more_of_grad=", rows" if rows else "")
    before, inside = _starts(titled, places, source)
    first = opening_count(equations)
    loop = _edited(run, places, steps)
    loop += [f"rows = {rows}"] if rows else []
    loop += [f"g = grad(x{', rows' if rows else ''})"] if _reads_gradient(titled) else []
    loop += [f"{NOISE} = np.random.default_rng((SEED, int(t))).standard_normal(len(x))"] if equations.is_noisy else []
    loop += [line for one in equations.assignments[:first] for line in _line(one, titled, places, source)]
    loop += ["if t == 1:", *indented(inside)] if inside else []
    loop += [line for one in equations.assignments[first:] for line in _line(one, titled, places, source)]
    loop.append("yield x")
    values = _values([(place, value) for place, value in given(places, run)])
    body = [*docstring(titled), *values, *before, f"for t in np.arange(1.0, {last} + 1.0):", *indented(loop)]
    return ["", "", f"def {titled.function}(x):", *indented(body)]


def _values(values: list[tuple[str, float]]) -> list[str]:
    """Return one line; NumPy's own floats overflow to inf, Python's would raise."""
    if not values:
        return []
    if len(values) == 1:
        return [f"{values[0][0]} = np.float64({float(values[0][1])!r})"]
    names, numbers = ", ".join(name for name, _ in values), ", ".join(repr(float(value)) for _, value in values)
    return [f"{names} = np.array([{numbers}])"]


def _edited(run: Run, places: Places, steps: int) -> list[str]:
    lines: list[str] = []
    for step, edits in changes(run, steps).items():
        lines.append(f"if t == {step + 1}:  # from step {step} on")
        lines += indented([f"{places.values[name]} = np.float64({float(value)!r})" for name, value in edits.items()])
    return lines


def _starts(titled: Titled, places: Places, source: Source) -> tuple[list[str], list[str]]:
    """Return what the state holds before step 1: lines before the loop, and those that need its g or η."""
    optimizer = titled.optimizer
    before: list[str] = []
    inside: list[str] = []
    for name in optimizer.equations.state:
        node = read_start(optimizer.state_starts.get(name, "0"), symbols_of(optimizer)).value
        scheduled = places.is_scheduled and is_read(LEARNING_RATE, [node])
        if scheduled:
            node = renamed(node, lambda one: f"{one}#1" if one == LEARNING_RATE else one)
        text = source.write(node)
        place = places.of(f"{name}#0")
        if f"{name}#0" in optimizer.equations.vectors and not (is_read(POSITION, [node]) or is_read(GRADIENT, [node])):
            text = "np.zeros_like(x)" if isinstance(node, Number) and node.value == 0 else f"np.full_like(x, {text})"
        (inside if scheduled or is_read(GRADIENT, [node]) else before).append(f"{place} = {text}")
    return before, inside


def _line(line: Assignment, titled: Titled, places: Places, source: Source) -> list[str]:
    place = places.of(line.versioned)
    if line.target == POSITION and not titled.optimizer.equations.is_vector(line.value):
        return [f"{place} = np.full_like(x, {source.write(line.value)})"]
    return source.lines(f"{place} = ", line.value)


def _reads_gradient(titled: Titled) -> bool:
    optimizer = titled.optimizer
    starts = [read_start(text, symbols_of(optimizer)).value for text in optimizer.state_starts.values()]
    return is_read(GRADIENT, [*(line.value for line in optimizer.equations.assignments), *starts])
