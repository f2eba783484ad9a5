"""A run as a function on PyTorch: an optimizer of torch.optim, the gradient by autograd."""

from __future__ import annotations

from collections.abc import Iterable

from gdviz.engine.equations import GRADIENT, NOISE, POSITION, STEP, Assignment
from gdviz.engine.errors import InputError
from gdviz.engine.language.tree import Node, names_in
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.engine.torch_rule import Argument, TorchRule
from gdviz.export.scripts.rules import (
    Places,
    Titled,
    batch_argument,
    changes,
    docstring,
    given,
    opening_count,
    symbols_of,
)
from gdviz.export.scripts.source import Source, indented


def torch_rule(titled: Titled, steps: int) -> TorchRule:
    """Return the class of torch.optim that makes the steps of a run. Raises InputError where there is none."""
    rule, run = titled.optimizer.declaration.torch, titled.run
    values: dict[str, object] = {"optimizer": titled.optimizer.id}
    if rule is None:
        template = QT_TRANSLATE_NOOP(
            "engine", "torch.optim has no {optimizer} that makes the same steps; export it for NumPy alone"
        )
        raise InputError(Message(template, values))
    moving = {name for step in changes(run, steps).values() for name in step}
    moving |= {LEARNING_RATE} if Places(titled.optimizer).is_scheduled else set()
    for name in rule.fixed:
        if name in moving:
            template = QT_TRANSLATE_NOOP(
                "engine",
                "PyTorch's {kind} makes other steps where “{name}” changes on the way; keep it, or export for NumPy",
            )
            raise InputError(
                Message(template, values | {"kind": rule.name, "name": symbols_of(titled.optimizer)[name]})
            )
    for step in (0, *changes(run, steps)):
        for condition in rule.conditions:
            if not condition.holds(run.values_at(step)):
                template = QT_TRANSLATE_NOOP(
                    "engine", "PyTorch's {kind} makes the same steps only where {condition}; export for NumPy"
                )
                raise InputError(Message(template, values | {"kind": rule.name, "condition": condition.text}))
    return rule


def torch_run(titled: Titled, steps: int, last: str) -> list[str]:
    """Return the function that yields the position after every step, `last` of them.

    Raises InputError as torch_rule does.
    """
    rule, run, equations = torch_rule(titled, steps), titled.run, titled.optimizer.equations
    places = Places(titled.optimizer)
    arguments = {key: _argument(value, places) for key, value in rule.arguments.items()}
    rows = batch_argument(run)
    loop = _edited(run, rule, places, steps)
    loop += _scheduled(rule, places, equations.assignments[: opening_count(equations)])
    loop += [f"rows = {rows}"] if rows else []
    loop += ["optimizer.zero_grad()", f"f(x{', rows' if rows else ''}).backward()"]
    loop += _changed(places, titled, equations.assignments[: opening_count(equations)])
    loop += ["optimizer.step()", "yield x.detach().numpy().copy()"]
    written = ", ".join(f"{key}={text}" for key, text in arguments.items())
    body = [
        *docstring(titled),
        *_values(given(places, run)),
        "x = torch.tensor(x, requires_grad=True)",
        f"optimizer = torch.optim.{rule.name}([x]{', ' if written else ''}{written})",
        f"for t in range(1, {last} + 1):",
        *indented(loop),
    ]
    return ["", "", f"def {titled.function}(x):", *indented(body)]


def _values(values: list[tuple[str, float]]) -> list[str]:
    if not values:
        return []
    return [f"{', '.join(name for name, _ in values)} = {', '.join(repr(float(value)) for _, value in values)}"]


def _argument(value: Argument, places: Places, rate: str = LEARNING_RATE) -> str:
    """Return an argument as Python; `rate` is the name that the learning rate has by now."""
    source = Source("np", lambda name: places.of(rate if name == LEARNING_RATE else name))
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, tuple):
        inner = ", ".join(map(source.write, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return source.write(value)


def _update(rule: TorchRule, names: Iterable[str], places: Places, rate: str = LEARNING_RATE) -> list[str]:
    """Return the line that hands on the arguments which read any of `names`."""
    read = set(names)
    texts = [
        f"{key}={_argument(value, places, rate)}" for key, value in rule.arguments.items() if read & _names_in(value)
    ]
    return [f"optimizer.param_groups[0].update({', '.join(texts)})"] if texts else []


def _names_in(value: Argument) -> set[str]:
    if isinstance(value, bool):
        return set()
    parts: tuple[Node, ...] = value if isinstance(value, tuple) else (value,)
    return {name for part in parts for name in names_in(part)}


def _edited(run: Run, rule: TorchRule, places: Places, steps: int) -> list[str]:
    lines: list[str] = []
    for step, edits in changes(run, steps).items():
        lines.append(f"if t == {step + 1}:  # from step {step} on")
        made = [f"{places.values[name]} = {float(value)!r}" for name, value in edits.items()]
        lines += indented([*made, *_update(rule, edits.keys(), places)])
    return lines


def _scheduled(rule: TorchRule, places: Places, opening: Iterable[Assignment]) -> list[str]:
    source = Source("np", places.of)
    lines = [
        line
        for one in opening
        if one.target == LEARNING_RATE
        for line in source.lines(f"{places.of(one.versioned)} = ", one.value)
    ]
    return lines + _update(rule, [LEARNING_RATE], places, f"{LEARNING_RATE}#1") if lines else []


def _changed(places: Places, titled: Titled, opening: Iterable[Assignment]) -> list[str]:
    """Return the lines by which options change the gradient."""
    equations = titled.optimizer.equations
    options = [one for one in opening if one.target == GRADIENT]
    if not options:
        return []
    source = Source(
        "torch",
        lambda name: "x.detach()" if name == f"{POSITION}#0" else places.of(name),
        is_vector=equations.is_vector,
        is_plain=lambda name: name == STEP or name in places.values,
    )
    lines = ["g = x.grad"]
    if equations.is_noisy:
        lines.append(f"{NOISE} = torch.tensor(np.random.default_rng((SEED, t)).standard_normal(len(x)))")
    lines += [line for one in options for line in source.lines("g = ", one.value)]
    return [*lines, "x.grad = g"]
