"""A landscape tried: loss, gradient and Hessian at its start, refereed by differences; and whether its minima are."""

from __future__ import annotations

import numpy as np

from gdviz.cli.trials.trial import Trial, finite, missing_words, outside_range
from gdviz.engine.files.landscape_file import LandscapeFile
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.language.formula import parse
from gdviz.engine.language.plain import plain, plain_name
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import renamed

LONGEST_SHOWN = 200  # characters of a derivative; beyond, it explains nothing
SAMPLES = 10_000


def landscape_trial(entry: LandscapeFile) -> Trial:
    """Evaluate a landscape at the defaults of its parameters."""
    symbols = {name: one.symbol for name, one in entry.parameters.items()}
    landscape = FormulaLandscape(entry.formula, entry.variables, entry.defaults(), symbols)
    start = np.array(entry.start)
    loss, gradient, hessian = landscape.loss(start), landscape.gradient(start), landscape.hessian(start)
    by_differences = _differences(landscape, start)
    gap = float(np.max(np.abs(gradient - by_differences) / np.maximum(1.0, np.abs(gradient))))
    minima = [_minimum(landscape, entry, np.array(point)) for point in entry.minima]
    lines = [
        f"at the start {_point(start)}: loss {float(loss):.10g}",
        f"  gradient {_point(gradient)}, by differences {_point(by_differences)}",
        f"  Hessian {'; '.join(_point(row) for row in hessian[:4])}{'; …' if len(hessian) > 4 else ''}",
        *(line for _, line, _ in minima),
    ]
    numbers = {
        "start": entry.start,
        "loss": finite(loss),
        "gradient": finite(gradient),
        "gradient_by_differences": finite(by_differences),
        "hessian": finite(hessian),
        "minima": [content for content, _, _ in minima],
    }
    warnings = [warning for _, _, warning in minima if warning]
    warnings += _about_start(entry, landscape, start, gap) + _lower(landscape, entry)
    warnings += missing_words(entry.description, None, entry.parameters, {}) + outside_range(entry.parameters)
    latex, read = _rule(entry, landscape)
    return Trial(latex, read, numbers, tuple(lines), tuple(warnings))


def _rule(entry: LandscapeFile, landscape: FormulaLandscape) -> tuple[tuple[str, ...], tuple[str, ...]]:
    written = {canonical(each) for name, one in entry.parameters.items() for each in (name, one.symbol)}
    shown = [plain_name(name) for name in entry.variables]
    names = ", ".join(shown if len(shown) <= 4 else [shown[0], "…", shown[-1]])
    read = [f"f({names}) = {plain(parse(entry.formula, {*entry.variables, *written}, sums=True))}"]
    symbols = {name: canonical(one.symbol) for name, one in entry.parameters.items()}
    for name, tree in zip(entry.variables, landscape.gradient_trees, strict=True):
        text = plain(renamed(tree, lambda each: symbols.get(each, each)))
        if len(text) <= LONGEST_SHOWN and len(entry.variables) <= 4:
            read.append(f"∂f/∂{plain_name(name)} = {text}")
    return (landscape.latex,), tuple(read)


def _differences(landscape: FormulaLandscape, point: Array) -> Array:
    reach = 1e-6 * np.maximum(1.0, np.abs(point))
    steps = np.diag(reach)
    return np.asarray((landscape.loss(point + steps) - landscape.loss(point - steps)) / (2 * reach))


def _minimum(
    landscape: FormulaLandscape, entry: LandscapeFile, point: Array
) -> tuple[dict[str, object], str, str | None]:
    """Look around a stated minimum: what is found for a program, for a person, and a warning when it is none."""
    directions = np.random.default_rng(0).standard_normal((400, len(point)))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    low, high = np.array(entry.domain).T
    around = np.concatenate([point + radius * (high - low) * directions for radius in (1e-4, 1e-3, 1e-2)])
    around = np.clip(around, np.minimum(low, point), np.maximum(high, point))  # it may lie on the edge
    losses, loss = landscape.loss(around), float(landscape.loss(point))
    length = float(np.linalg.norm(landscape.gradient(point)))
    finite_ones = losses[np.isfinite(losses)]
    spread = float(np.ptp(finite_ones)) if len(finite_ones) else 0.0
    lowest = float(finite_ones.min()) if len(finite_ones) else loss
    holds = bool(np.isfinite(loss)) and lowest >= loss - 1e-6 * spread - 1e-12
    content = {"position": point.tolist(), "loss": finite(np.array(loss)), "is_minimum": holds}
    said = "a minimum" if holds else "no minimum"
    line = f"at {_point(point)}: loss {loss:.10g}, |∇f| {length:.3g}: {said}"
    if holds:
        return content, line, None
    nearby = around[int(np.nanargmin(np.where(np.isfinite(losses), losses, np.inf)))] if len(finite_ones) else point
    return content, line, f"{_point(point)} is no minimum: at {_point(nearby)} nearby the loss is {lowest:.6g}"


def _about_start(entry: LandscapeFile, landscape: FormulaLandscape, start: Array, gap: float) -> list[str]:
    warnings: list[str] = []
    if not np.isfinite(landscape.loss(start)) or not np.isfinite(landscape.gradient(start)).all():
        warnings.append("the loss or its gradient is not finite at the start")
    elif not gap < 1e-4:
        warnings.append(f"the gradient at the start and differences of the loss are {gap:.2g} apart: is it smooth?")
    elif not landscape.gradient(start).any():
        warnings.append("the gradient is zero at the start, so nothing would move")
    if not all(low <= value <= high for value, (low, high) in zip(start, entry.domain, strict=True)):
        warnings.append("the start lies outside the domain")
    for point in entry.minima:
        if not all(low <= value <= high for value, (low, high) in zip(point, entry.domain, strict=True)):
            warnings.append(f"the minimum {_point(np.array(point))} lies outside the domain")
    return warnings


def _lower(landscape: FormulaLandscape, entry: LandscapeFile) -> list[str]:
    """Look for a place in the domain that is lower than every stated minimum."""
    if not entry.minima:
        return []
    low, high = np.array(entry.domain).T
    places = np.random.default_rng(1).uniform(low, high, (SAMPLES, len(low)))
    losses = landscape.loss(places)
    known = float(np.min(landscape.loss(np.array(entry.minima))))
    usable = losses[np.isfinite(losses)]
    if not len(usable) or usable.min() >= known - 1e-6 * float(np.ptp(usable)) - 1e-12:
        return []
    place = places[int(np.nanargmin(np.where(np.isfinite(losses), losses, np.inf)))]
    return [f"at {_point(place)} the loss is {usable.min():.6g}, lower than at every minimum that is given"]


def _point(values: Array) -> str:
    numbers = [f"{float(value):.6g}" for value in values[:6]]
    return f"({', '.join(numbers)}{', …' if len(values) > 6 else ''})"
