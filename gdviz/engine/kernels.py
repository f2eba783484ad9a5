"""Equations + landscape → compiled steps: source of NumPy for arrays of any shape, and of a loop of plain floats.

The loop computes only what the next step needs: position and state, about a microsecond a step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from struct import Struct
from typing import Any

import numpy as np

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Equations
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.language.functions import array_namespace, scalar_namespace
from gdviz.engine.language.tree import Call, Node, children, names_in, walk
from gdviz.engine.language.writing import Writer, compiled
from gdviz.engine.starts import as_floats

ArrayKernel = Callable[..., tuple[Array, dict[str, Array]]]


@lru_cache(maxsize=128)
def array_kernel(equations: Equations) -> ArrayKernel:
    """Return f(x (..., P), g (..., P), t (..., 1), landscape, state, values, noise=None) → (new x, every term).

    State and terms are (..., P), or (..., 1) where they are one number; so is the scheduled rate, “lr”. Look-aheads
    take the gradient of `landscape`; `noise` (..., P) is needed where the equations read ξ.
    """
    writer, places = _written(equations)
    terms = ", ".join(f"{name!r}: {places[equations.last_version(name)]}" for name in equations.terms)
    step = _compiled_step(writer, f"{places[equations.last_version(POSITION)]}, {{{terms}}}")

    def kernel(
        x: Array,
        g: Array,
        t: Array,
        landscape: Landscape,
        state: Mapping[str, Array],
        values: Mapping[str, float],
        noise: Array | None = None,
    ) -> tuple[Array, dict[str, Array]]:
        with np.errstate(all="ignore"):
            return step(x, g, t, landscape.gradient, state, as_floats(values), noise)  # type: ignore[return-value]

    return kernel


LineKernel = Callable[..., tuple[tuple[Array, ...], ...]]


@lru_cache(maxsize=128)
def line_kernel(equations: Equations, asides: tuple[tuple[Node, ...], ...]) -> LineKernel:
    """Return f(x, g, t, gradient, state, values, noise) → of every line its value and those of its `asides`, in order.

    Inputs as for array_kernel, whose operations these are; `asides` are trees of interest beside each line, in names
    that are known after it. `gradient` maps positions (..., P) to gradients.
    """
    writer, places = _written(equations)
    rows = []
    for line, nodes in zip(equations.assignments, asides, strict=True):
        sources = [places[line.versioned], *(writer.write(node) for node in nodes)]
        rows.append(f"({', '.join(sources)},)")
    step = _compiled_step(writer, f"({', '.join(rows)},)")

    def kernel(
        x: Array,
        g: Array,
        t: Array,
        gradient: Callable[[Array], Array],
        state: Mapping[str, Array],
        values: Mapping[str, float],
        noise: Array | None,
    ) -> tuple[tuple[Array, ...], ...]:
        with np.errstate(all="ignore"):
            return step(x, g, t, gradient, state, as_floats(values), noise)  # type: ignore[return-value]

    return kernel


def _written(equations: Equations) -> tuple[Writer, dict[str, str]]:
    """Return a writer that holds every line, and the source of every versioned name."""
    places = {line.versioned: f"v{index}" for index, line in enumerate(equations.assignments)}
    places |= {f"{POSITION}#0": "x", GRADIENT: "g", STEP: "t", NOISE: "noise"}
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
    return writer, places


def _compiled_step(writer: Writer, result: str) -> Callable[..., object]:
    body = "\n    ".join([*writer.statements, f"return {result}"])
    return compiled(f"def step(x, g, t, grad, state, values, noise):\n    {body}\n", "step", array_namespace())


@lru_cache(maxsize=128)
def fused_loop(
    equations: Equations, trees: tuple[Node, ...], variables: tuple[str, ...], parameters: tuple[str, ...], columns: int
) -> Callable[..., tuple[bytearray, int]]:
    """Write and compile loop(count, made, noise, position…, state…, hyperparameters…, parameters…) → (doubles, steps).

    `trees` are the gradient of a landscape in `variables` and `parameters`; `noise` one row of P floats per step.
    """
    dimension = len(variables)
    bases = {name: f"v{index}" for index, name in enumerate([POSITION, GRADIENT, NOISE, *equations.terms])}
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
        is_timed=lambda node: names_in(node) <= numbers.keys() | {STEP},
    )
    look = _GradientSource(trees, variables, parameters)
    lines = look.assignments(components(f"{POSITION}#0"), components(GRADIENT))
    if equations.is_noisy:
        lines.append(f"{', '.join(components(NOISE))}, = noise[t - made - 1]")
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
def loop(count, made, noise, {given}):
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
    loop = compiled(source, "loop", space)

    def quiet(*arguments: Any) -> tuple[bytearray, int]:
        with np.errstate(all="ignore"):  # of the functions that NumPy computes
            return loop(*arguments)  # type: ignore[return-value]

    return quiet


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
