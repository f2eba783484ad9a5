"""Equations + landscape → compiled steps: a fused loop on plain floats for one run, NumPy for arrays of any shape.

The fused loop computes only what the next step needs (position and state, about a microsecond a step); loss,
gradient and every other term are then filled in for the whole block by one call of the NumPy kernel. Where a
float operation raises (overflow, log of 0 …) that one step is made by NumPy, which says inf or NaN instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from struct import Struct
from typing import Any

import numpy as np

from gdviz.engine.equations import GRADIENT, POSITION, STEP, Equations
from gdviz.engine.functions import array_namespace, scalar_namespace
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import LEARNING_RATE, EquationsOptimizer, Layout, Stepper
from gdviz.engine.starts import as_floats, state_starts
from gdviz.engine.tree import Call, Node, children, names_in, walk
from gdviz.engine.writing import Writer, compiled

WIDEST_UNROLLED = 8  # variables; beyond, NumPy is faster than unrolled floats


@lru_cache(maxsize=128)
def stepper_for(optimizer: EquationsOptimizer, landscape: Landscape) -> Stepper:
    """Return the fastest stepper for the pair; compiled once."""
    if landscape.gradient_trees is not None and landscape.dimension <= WIDEST_UNROLLED:
        return FusedStepper(optimizer, landscape)
    return ArrayStepper(optimizer, landscape)


class ArrayStepper(Stepper):
    """Steps by the NumPy kernel; also the referee of the fused loop."""

    def __init__(self, optimizer: EquationsOptimizer, landscape: Landscape) -> None:
        self._optimizer = optimizer
        self._landscape = landscape
        self._layout = Layout(landscape.dimension, optimizer.terms)
        self._kernel = array_kernel(optimizer.equations)

    @property
    def layout(self) -> Layout:
        return self._layout

    @property
    def gradients_per_step(self) -> int:
        return 1 + self._optimizer.equations.look_aheads()

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        row = self._layout.empty(1)
        row[:, self._layout.positions] = start
        row[:, self._layout.loss] = self._landscape.loss(row[:, self._layout.positions])
        row[:, self._layout.gradients] = self._landscape.gradient(row[:, self._layout.positions])
        position, gradient = row[:, self._layout.positions], row[:, self._layout.gradients]
        for name, value in state_starts(self._optimizer, position, gradient, values).items():
            row[:, self._layout.terms[name]] = value
        return np.asarray(row[0])

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        rows = self._layout.empty(1)
        state = {name: last[np.newaxis, self._layout.terms[name]] for name in self._optimizer.equations.state}
        position = last[np.newaxis, self._layout.positions]
        gradient = self._landscape.gradient(position)
        moved, terms = self._kernel(position, gradient, np.array([[made + 1.0]]), self._landscape, state, values)
        rows[:, self._layout.positions] = moved
        self._fill(rows, terms, values)
        return rows

    def _fill(self, rows: Array, terms: Mapping[str, Array], values: Mapping[str, float]) -> None:
        """Write loss, gradient, rate and terms of rows (k, W) whose positions stand already."""
        positions = rows[:, self._layout.positions]
        rows[:, self._layout.loss] = self._landscape.loss(positions)
        rows[:, self._layout.gradients] = self._landscape.gradient(positions)
        rows[:, self._layout.rate] = values.get(LEARNING_RATE, np.nan)
        for name, value in terms.items():
            rows[:, self._layout.terms[name]] = value


class FusedStepper(Stepper):
    """Steps by a loop of plain floats that holds both the equations and the gradient of the landscape."""

    def __init__(self, optimizer: EquationsOptimizer, landscape: Landscape) -> None:
        self._array = ArrayStepper(optimizer, landscape)
        self._landscape = landscape
        self._equations = optimizer.equations
        self._kernel = array_kernel(optimizer.equations)
        layout = self._array.layout
        slices = [layout.terms[name] for name in self._equations.state]
        self._state_columns = [index for part in slices for index in range(*part.indices(layout.width))]
        self._columns = [*range(landscape.dimension), *self._state_columns]
        assert landscape.gradient_trees is not None
        names = landscape.variables, tuple(landscape.parameters)
        self._loop = _fused_loop(optimizer.equations, landscape.gradient_trees, *names, len(self._columns))
        self._parameters = [float(value) for value in landscape.parameters.values()]

    @property
    def layout(self) -> Layout:
        return self._array.layout

    @property
    def gradients_per_step(self) -> int:
        return self._array.gradients_per_step

    def first(self, start: Array, values: Mapping[str, float]) -> Array:
        return self._array.first(start, values)

    def advance(self, last: Array, made: int, values: Mapping[str, float], count: int) -> Array:
        numbers = [values[name] for name in self._equations.hyperparameters]
        raw, done = self._loop(count, made, *last[self._columns].tolist(), *numbers, *self._parameters)
        if done == 0:
            return self._array.advance(last, made, values, 1)
        block = np.frombuffer(raw).reshape(-1, len(self._columns))[:done]
        return self._completed(last, made, values, block)

    def _completed(self, last: Array, made: int, values: Mapping[str, float], block: Array) -> Array:
        layout, dimension = self.layout, self._landscape.dimension
        rows = np.empty((len(block), layout.width))
        positions = rows[:, layout.positions] = block[:, :dimension]
        rows[:, layout.loss] = self._landscape.loss(positions)
        rows[:, layout.gradients] = self._landscape.gradient(positions)
        rows[:, layout.rate] = values.get(LEARNING_RATE, np.nan)
        rows[:, self._state_columns] = block[:, dimension:]
        before = np.vstack([last[np.newaxis], rows[:-1]])
        state = {name: before[:, layout.terms[name]] for name in self._equations.state}
        steps = np.arange(made + 1.0, made + len(block) + 1.0)[:, np.newaxis]
        _, terms = self._kernel(
            before[:, layout.positions], before[:, layout.gradients], steps, self._landscape, state, values
        )
        for name, value in terms.items():
            if name not in self._equations.state:
                rows[:, layout.terms[name]] = value
        return rows


ArrayKernel = Callable[
    [Array, Array, Array, Landscape, Mapping[str, Array], Mapping[str, float]], tuple[Array, dict[str, Array]]
]


@lru_cache(maxsize=128)
def array_kernel(equations: Equations) -> ArrayKernel:
    """Return f(x (..., P), g (..., P), t (..., 1), landscape, state, values) → (new x, every term).

    State and terms are (..., P), or (..., 1) where they are one number.
    """
    places = {line.versioned: f"v{index}" for index, line in enumerate(equations.assignments)}
    places |= {f"{POSITION}#0": "x", GRADIENT: "g", STEP: "t"}
    places |= {f"{name}#0": f"state[{name!r}]" for name in equations.state}
    places |= {name: f"values[{name!r}]" for name in equations.hyperparameters}
    writer = Writer("array", lambda name, _: places[name])
    for line in equations.assignments:
        writer.expect(line.value)
    single = set(equations.hyperparameters)  # names that hold one number for all starts
    for line in equations.assignments:
        source = writer.write(line.value)
        if line.target == POSITION and not equations.is_vector(line.value):
            source = f"np.broadcast_to({source}, x.shape)"
        elif names_in(line.value) <= single:
            source = f"np.broadcast_to({source}, x[..., :1].shape)"
            single.add(line.versioned)
        writer.statements.append(f"{places[line.versioned]} = {source}")
    terms = ", ".join(f"{name!r}: {places[equations.last_version(name)]}" for name in equations.terms)
    result = f"return {places[equations.last_version(POSITION)]}, {{{terms}}}"
    body = "\n    ".join([*writer.statements, result])
    step = compiled(f"def step(x, g, t, grad, state, values):\n    {body}\n", "step", array_namespace())

    def kernel(
        x: Array, g: Array, t: Array, landscape: Landscape, state: Mapping[str, Array], values: Mapping[str, float]
    ) -> tuple[Array, dict[str, Array]]:
        with np.errstate(all="ignore"):
            return step(x, g, t, landscape.gradient, state, as_floats(values))  # type: ignore[return-value]

    return kernel


@lru_cache(maxsize=128)
def _fused_loop(
    equations: Equations, trees: tuple[Node, ...], variables: tuple[str, ...], parameters: tuple[str, ...], columns: int
) -> Callable[..., tuple[bytearray, int]]:
    """Write and compile loop(count, made, position…, state…, hyperparameters…, parameters…) → (doubles, steps made).

    `trees` are the gradient of a landscape in `variables` and `parameters`.
    """
    dimension = len(variables)
    bases = {name: f"v{index}" for index, name in enumerate([POSITION, GRADIENT, *equations.terms])}
    numbers = {name: f"h{index}" for index, name in enumerate(equations.hyperparameters)}
    spread = equations.vectors

    def place(name: str, component: int | None) -> str:
        if name == STEP or name in numbers:
            return numbers.get(name, "t")
        base = bases[name.partition("#")[0]]
        return f"{base}_{component}" if name in spread and component is not None else f"{base}_0"

    def components(name: str) -> list[str]:
        return [place(name, index) for index in range(dimension if name in spread else 1)]

    writer = Writer(
        "scalar",
        place,
        dimension=dimension,
        is_vector=equations.is_vector,
        is_fixed=lambda node: bool(children(node)) and names_in(node) <= numbers.keys(),
    )
    look = _GradientSource(trees, variables, parameters)
    lines = look.assignments(components(f"{POSITION}#0"), components(GRADIENT))
    lines += _equation_lines(equations, writer, components, dimension)
    held = components(f"{POSITION}#0") + [part for name in equations.state for part in components(f"{name}#0")]
    given = ", ".join([*held, *numbers.values(), *look.parameters])
    ahead = look.function() if equations.look_aheads() else ""
    return _loop_around(lines, held, given, [ahead, "; ".join(writer.fixed) or "pass"], columns)


def _loop_around(
    lines: list[str], held: list[str], given: str, before: list[str], columns: int
) -> Callable[..., tuple[bytearray, int]]:
    """Compile the loop that runs `lines` and packs what is `held`; `before` stands outside and inside of its try."""
    indent = "\n            "
    source = f"""
def loop(count, made, {given}):
    {before[0]}
    out = bytearray({8 * columns} * count)
    at = 0
    try:
        {before[1]}
        for t in range(made + 1, made + count + 1):
            {indent.join(lines)}
            pack(out, at, {", ".join(held)})
            at += {8 * columns}
    except (ArithmeticError, ValueError, TypeError):
        pass
    return out, at // {8 * columns}
"""
    builtins: dict[str, Any] = {"range": range, "bytearray": bytearray}
    builtins |= {kind.__name__: kind for kind in (ArithmeticError, ValueError, TypeError)}
    space = {**scalar_namespace(), "pack": Struct(f"{columns}d").pack_into, "__builtins__": builtins}
    return compiled(source, "loop", space)  # type: ignore[return-value]


def _equation_lines(
    equations: Equations, writer: Writer, components: Callable[[str], list[str]], dimension: int
) -> list[str]:
    lines: list[str] = []
    for line in equations.assignments:
        for index in range(len(components(line.versioned))):
            writer.expect(line.value, index)
    for number, line in enumerate(equations.assignments):
        inner_first = [part for part in reversed(list(walk(line.value))) if _is_look_ahead(part)]
        for ahead, call in enumerate(call for call in inner_first if not writer.knows(call)):
            assert isinstance(call, Call)
            names = [f"a{number}_{ahead}_{index}" for index in range(dimension)]
            at = ", ".join(writer.write(call.arguments[0], index) for index in range(dimension))
            writer.statements.append(f"{', '.join(names)}, = gradient_at({at})")
            for index, name in enumerate(names):
                writer.remember(call, index, name)
        targets = components(line.versioned)
        values = [writer.write(line.value, index) for index in range(len(targets))]
        writer.statements.append(f"{', '.join(targets)} = {', '.join(values)}")
        lines += writer.statements
        writer.statements.clear()
    return lines


def _is_look_ahead(node: Node) -> bool:
    return isinstance(node, Call) and node.function == "grad"


class _GradientSource:
    """The gradient of a landscape as source on plain floats: inside the loop, or as a function."""

    def __init__(self, trees: tuple[Node, ...], variables: tuple[str, ...], parameters: tuple[str, ...]) -> None:
        self.parameters = [f"p{index}" for index in range(len(parameters))]  # what holds them
        self._trees = trees
        self._variables = variables
        self._places = dict(zip(parameters, self.parameters, strict=True))

    def assignments(self, at: list[str], to: list[str]) -> list[str]:
        """Return statements that put the gradient at the variables `at` into the variables `to`."""
        places = self._places | dict(zip(self._variables, at, strict=True))
        writer = Writer("scalar", lambda name, _: places[name], prefix="_g")
        for tree in self._trees:
            writer.expect(tree)
        values = [writer.write(tree) for tree in self._trees]
        return [*writer.statements, *(f"{name} = {value}" for name, value in zip(to, values, strict=True))]

    def function(self) -> str:
        """Return the source of gradient_at(x…) → (g…), to stand inside of the loop's function."""
        inputs = [f"x{index}" for index in range(len(self._variables))]
        outputs = [f"g{index}" for index in range(len(self._variables))]
        body = "\n        ".join([*self.assignments(inputs, outputs), f"return ({', '.join(outputs)},)"])
        return f"def gradient_at({', '.join(inputs)}):\n        {body}\n"
