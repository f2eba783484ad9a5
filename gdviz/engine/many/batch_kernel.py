"""Equations + landscape → one step of many points at once, as source for buffers that lie in the processor's cache.

The operations and their order are those of the loop that steps a single run (gdviz.engine.kernels), so that both give
the same numbers to the last bit. What is the same for all points stays a Python float, computed once a step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import numpy as np

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Equations, read_start
from gdviz.engine.language.functions import array_namespace, scalar_namespace
from gdviz.engine.language.tree import Binary, Call, Name, Node, Number, names_in, walk
from gdviz.engine.language.writing import Writer, compiled
from gdviz.engine.many.array_program import Program
from gdviz.engine.many.array_trees import tree_value
from gdviz.engine.many.buffers import Kind

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class BatchKernel:
    """What is compiled for n points of P components.

    `vectors` and `rows` name the buffers that `step` takes and returns, each (P, n) or (n,), in this order: vectors are
    x, the states of `vector_states`, g and spare ones; rows are `row_states`, hyperparameters that differ between the
    points (`swept`), and spare ones. `look(parameters…, x, g, rows…)` fills g and returns the loss (n,), or None where
    it was compiled without. `step(numbers…, noise, vectors…, rows…)` returns them with the states renewed; the numbers
    come from `numbers(t, hyperparameters…, states…, parameters…)`, which ends with the `number_states` renewed.
    """

    numbers: Callable[..., Numbers]
    numbers_of_numpy: Callable[..., Numbers]  # where Python raises
    look: Callable[..., Any]
    step: Callable[..., tuple[Any, ...]]
    vector_states: tuple[str, ...]
    row_states: tuple[str, ...]
    number_states: tuple[str, ...]
    given: tuple[str, ...]  # hyperparameters that are one number for all points
    swept: tuple[str, ...]
    vectors: int
    rows: int
    gradient: int  # where g lies among the vectors; after it come those that are free between two steps …
    free_until: int  # … up to here


@dataclass(frozen=True)
class LandscapeSource:
    """Loss and gradient of a landscape as trees in its variables and parameters."""

    loss: Node
    gradient: tuple[Node, ...]
    variables: tuple[str, ...]
    parameters: tuple[str, ...]


@lru_cache(maxsize=64)
def batch_kernel(
    equations: Equations,
    starts: tuple[tuple[str, str], ...],
    symbols: tuple[tuple[str, str], ...],
    landscape: LandscapeSource,
    swept: tuple[str, ...] = (),
    keeps_before: bool = False,
    with_loss: bool = True,
) -> BatchKernel:
    """Write and compile; `starts` are the formulas of the states' starts, `symbols` those of the hyperparameters.

    With `keeps_before`, `step` returns the positions before the step as its last vector.
    """
    kinds = _state_kinds(equations, dict(starts), dict(symbols), frozenset(swept))
    writing = _StepWriting(equations, landscape, swept, kinds)
    return writing.kernel(keeps_before, with_loss)


def _state_kinds(
    equations: Equations, starts: Mapping[str, str], symbols: Mapping[str, str], swept: frozenset[str]
) -> dict[str, Kind]:
    """Tell which states are vectors, which one number per point, and which the same number for all points."""
    kinds: dict[str, Kind] = {}
    for name in equations.state:
        read = names_in(read_start(starts.get(name, "0"), symbols).value)
        differs = read & ({POSITION, GRADIENT} | swept)
        kinds[name] = "vector" if f"{name}#0" in equations.vectors else "row" if differs else "number"
    while True:
        rows = {f"{name}#0" for name, kind in kinds.items() if kind == "row"} | swept
        for line in equations.assignments:
            if line.versioned not in equations.vectors and _differs(line.value, equations, rows):
                rows.add(line.versioned)
        found = {name: "row" for name in kinds if kinds[name] == "number" and equations.last_version(name) in rows}
        if not found:
            return kinds
        kinds |= cast(dict[str, Kind], found)


def _differs(node: Node, equations: Equations, rows: set[str]) -> bool:
    """Tell whether the value of `node` differs between the points."""
    return any(isinstance(part, Name) and (part.name in rows or part.name in equations.vectors) for part in walk(node))


class _StepWriting:
    """Writes the functions of one kernel."""

    def __init__(
        self, equations: Equations, landscape: LandscapeSource, swept: tuple[str, ...], kinds: Mapping[str, Kind]
    ) -> None:
        self._equations = equations
        self._landscape = landscape
        self._swept = swept
        self._states = {
            kind: tuple(name for name in kinds if kinds[name] == kind) for kind in ("vector", "row", "number")
        }
        self._given = tuple(name for name in equations.hyperparameters if name not in swept)
        self._program = Program(len(landscape.variables))
        self._lines: list[str] = []  # of the numbers, in order
        self._shared: list[str] = []  # the numbers that arrays need
        self._places = {name: f"h{index}" for index, name in enumerate(self._given)} | {STEP: "t"}
        self._places |= {f"{name}#0": f"u{index}" for index, name in enumerate(self._states["number"])}
        self._timed = {*self._given, STEP}
        self._writer = Writer("scalar", lambda name, _: self._places[name], is_timed=self._is_timed)
        names = {name: f"p{index}" for index, name in enumerate(landscape.parameters)}
        self._slope_writer = Writer("scalar", lambda name, _: names[name], prefix="_p")

    def kernel(self, keeps_before: bool, with_loss: bool) -> BatchKernel:
        program, states = self._program, self._states
        x, g = program.given("x", "vector"), program.given("g", "vector")
        names = {f"{POSITION}#0": x, GRADIENT: g, NOISE: program.given("noise", "vector", pinned=True)}
        names |= {f"{name}#0": program.given(f"s{i}", "vector") for i, name in enumerate(states["vector"])}
        names |= {f"{name}#0": program.given(f"q{i}", "row") for i, name in enumerate(states["row"])}
        names |= {name: program.given(f"w{i}", "row", pinned=True) for i, name in enumerate(self._swept)}
        self._follow(names)
        vectors: list[int] = []
        for name in (POSITION, *states["vector"]):
            vectors.append(self._final(name, "vector", names, {*vectors, x}))
        rows: list[int] = []
        for name in states["row"]:
            rows.append(self._final(name, "row", names, set(rows)))
        written = program.written([*vectors, *rows, *([x] if keeps_before else [])], {"vector": "b", "row": "r"})
        look, look_rows = self._look(with_loss)
        # What is free between two steps serves there: the fewer buffers, the more points the cache holds.
        free = len(written.buffers["row"]) + len(self._landscape.variables) * len(written.buffers["vector"])
        spare = len(look_rows) - free
        written.buffers["row"] += [f"spare{index}" for index in range(max(0, spare))]
        if keeps_before:
            written.buffers["vector"].append("before")  # so that g has a place besides
        taken = ["x", *(f"s{i}" for i in range(len(states["vector"]))), "g", *written.buffers["vector"]]
        taken_rows = [f"q{i}" for i in range(len(states["row"]))]
        pinned = [f"w{i}" for i in range(len(self._swept))]
        left = _arranged(
            taken, [written.places[value] for value in vectors], [written.places[x]] if keeps_before else []
        )
        left_rows = _arranged([*taken_rows, *written.buffers["row"]], [written.places[value] for value in rows], [])
        left_rows[len(rows) : len(rows)] = pinned
        given_rows = [*taken_rows, *pinned, *written.buffers["row"]]
        lines = [*written.statements, f"return {', '.join([*left, *left_rows])},"]
        step = _function("step", [*self._shared, "noise", *taken, *given_rows], lines, array_namespace())
        numbers, of_numpy = self._numbers()
        return BatchKernel(
            numbers, of_numpy, look, step, states["vector"], states["row"], states["number"], self._given, self._swept,
            len(taken), len(given_rows), taken.index("g"), len(taken) - keeps_before,
        )  # fmt: skip

    def _is_timed(self, node: Node) -> bool:
        return names_in(node) <= self._timed

    def _follow(self, names: dict[str, int]) -> None:
        """Compute every line; `names` receives what the lines make."""
        numbers = {*self._places}

        def special(node: Node, value: Callable[[Node], int]) -> int | None:
            if isinstance(node, Call) and node.function == "grad":
                return self._slope(value(node.arguments[0]))
            if not isinstance(node, Number) and self._is_number(node, numbers):
                return self._number(self._writer, node)
            return self._timed_power(node, value)

        for line in self._equations.assignments:
            if line.versioned in self._equations.vectors or not self._is_number(line.value, numbers):
                names[line.versioned] = tree_value(self._program, line.value, names, special)
                continue
            source = self._writer.write(line.value)
            place = self._places[line.versioned] = f"k{len(self._places)}"
            self._lines += [*self._writer.statements, f"{place} = {source}"]
            self._writer.statements.clear()
            numbers.add(line.versioned)

    def _is_number(self, node: Node, numbers: set[str]) -> bool:
        """Tell whether `node` is the same for all points."""
        whole = any(isinstance(part, Call) and part.function in ("norm", "dot", "grad") for part in walk(node))
        return not whole and names_in(node) <= numbers | {"π", "e"}

    def _timed_power(self, node: Node, value: Callable[[Node], int]) -> int | None:
        """A power of swept hyperparameters: Python's, as for a single run, point by point."""
        if not isinstance(node, Binary) or node.operator != "^" or isinstance(node.right, Number):
            return None
        if not names_in(node) <= self._timed | {*self._swept}:
            return None
        return self._program.apply("powers", value(node.left), value(node.right))

    def _number(self, writer: Writer, node: Node) -> int:
        source = writer.write(node)
        self._lines += writer.statements
        writer.statements.clear()
        if not source.isidentifier():
            name = f"k{len(self._lines)}_"
            self._lines.append(f"{name} = {source}")
            source = name
            writer.remember(node, None, source)
        if source not in self._shared:
            self._shared.append(source)
        return self._program.number(source)

    def _slope(self, position: int) -> int:
        """Return the gradient at a vector."""
        return self._landscape_values(self._program, position, self._landscape.gradient, self._slope_number)[0]

    def _slope_number(self, node: Node) -> int:
        return self._number(self._slope_writer, node)

    def _landscape_values(
        self, program: Program, position: int, gradient: tuple[Node, ...], number: Callable[[Node], int], *more: Node
    ) -> list[int]:
        variables = self._landscape.variables
        names = {name: program.part(position, index) for index, name in enumerate(variables)}

        def special(node: Node, value: Callable[[Node], int]) -> int | None:
            if isinstance(node, Number) or names_in(node) & names.keys():
                return None
            return number(node)

        values = [tree_value(program, tree, names, special) for tree in gradient]
        return [program.stacked(values), *(tree_value(program, tree, names, special) for tree in more)]

    def _look(self, with_loss: bool) -> tuple[Callable[..., Any], list[str]]:
        """Return look(parameters…, x, g, rows…) and the rows that it needs."""
        program = Program(len(self._landscape.variables))
        x = program.given("x", "vector", pinned=True)
        names = {name: f"p{index}" for index, name in enumerate(self._landscape.parameters)}
        writer = Writer("scalar", lambda name, _: names[name])
        more = [self._landscape.loss] if with_loss else []
        values = self._landscape_values(
            program, x, self._landscape.gradient, lambda node: program.number(writer.write(node)), *more
        )
        if with_loss and program.kind(values[1]) == "number":
            values[1] = program.copied(values[1], "row")
        written = program.written(values, {"vector": "g", "row": "r"})
        result = f"return {written.places[values[1]] if with_loss else None}"
        rows = written.buffers["row"]
        lines = [*writer.statements, *written.statements, result]
        return _function("look", [*names.values(), "x", "g0", *rows, "*_"], lines, array_namespace()), rows

    def _final(self, name: str, kind: Kind, names: Mapping[str, int], taken: set[int]) -> int:
        """Return the value that state `name` ends with, in a buffer of its own."""
        last = self._equations.last_version(name)
        value = names[last] if last in names else self._number(self._writer, Name(last))
        free = value not in taken and self._program.kind(value) == kind and self._program.owns_buffer(value)
        return value if free else self._program.copied(value, kind)

    def _numbers(self) -> tuple[Callable[..., Numbers], Callable[..., Numbers]]:
        states = self._states["number"]
        ends = [self._places[self._equations.last_version(name)] for name in states]
        parameters = [f"p{index}" for index in range(len(self._landscape.parameters))]
        taken = ["t", *(f"h{i}" for i in range(len(self._given))), *(f"u{i}" for i in range(len(states))), *parameters]
        lines = [*self._lines, f"return ({''.join(f'{name}, ' for name in [*self._shared, *ends])})"]
        spaces = scalar_namespace(), array_namespace()
        first, second = (_function("numbers", taken, lines, space) for space in spaces)
        return first, second


def _arranged(taken: list[str], wanted: list[str], last: list[str]) -> list[str]:
    """Return the names in `taken`, those `wanted` first, then the others, then `last`."""
    return [*wanted, *(name for name in taken if name not in {*wanted, *last}), *last]


def _function(name: str, taken: list[str], lines: list[str], space: dict[str, Any]) -> Callable[..., Any]:
    body = "\n    ".join(lines)
    return compiled(f"def {name}({', '.join(taken)}):\n    {body}\n", name, {**space, "powers": powers})


def powers(base: Any, exponent: Any) -> Any:
    """Return base ** exponent by Python, point by point; what Python refuses, NumPy answers."""
    with np.errstate(all="ignore"):
        return np.vectorize(_power, otypes=[np.float64])(base, exponent)


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except (ArithmeticError, TypeError, ValueError):
        return float(np.power(base, exponent))
