"""A schedule tried at many steps, an option on sample gradients; each before the simplest optimizer there is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gdviz.cli.trials.trial import Trial, finite, missing_words, outside_range, table
from gdviz.engine.landscape import Array, FormulaLandscape
from gdviz.engine.language.equations_latex import equations_latex, equations_plain
from gdviz.engine.language.tree import names_in
from gdviz.engine.modifier import HORIZON, Modifier
from gdviz.engine.optimizer import EquationsOptimizer
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run

BARS = "▁▂▃▄▅▆▇█"
WIDE = 60  # characters of the plot
STEPS = (1, 2, 3, 5, 10, 20, 30, 50, 75, 100)
SAMPLES = ((3.0, -4.0), (0.3, 0.4), (-30.0, 40.0), (1e-3, 0.0))
PLACE = (1.0, -2.0)  # where the samples are the gradient


def schedule_trial(schedule: Modifier, simplest: EquationsOptimizer) -> Trial:
    """Give the rate at t = 1 …, with the defaults."""
    scheduled = _before(simplest, schedule)
    horizon = schedule.defaults().get(HORIZON, 100.0)
    count = int(min(max(1.2 * horizon, 100), 2000))
    run = Run(FormulaLandscape("0 x"), scheduled, (0.0,))
    run.advance(count)
    rates = run.trajectory.rates[1:]
    base = run.hyperparameters[LEARNING_RATE]
    count = len(rates)  # fewer where the rate is not finite
    shown = sorted({step for step in (*STEPS, int(horizon), count) if step <= count})
    rows = [(step, rates[step - 1], rates[step - 1] / base) for step in shown]
    lines = (f"with η = {base:g}:", *table(["t", "rate", "rate/η"], rows), "", *_plot(rates))
    numbers: dict[str, object] = {"lr": base, "rates": finite(rates)}
    warnings = _unread(schedule)
    if LEARNING_RATE not in names_in(schedule.preface.value):
        warnings.append("the formula does not read η, so the learning rate that is set has no effect")
    if not np.isfinite(rates).all():
        warnings.append(f"the rate is not finite at t = {1 + int(np.argmin(np.isfinite(rates)))}")
    elif rates.min() < 0.0:
        warnings.append(f"the rate is negative at t = {1 + int(np.argmax(rates < 0.0))}: a step would climb")
    elif not rates.any():
        warnings.append("the rate is always zero, so nothing would move")
    return _trial(schedule, scheduled, numbers, lines, warnings)


def option_trial(option: Modifier, simplest: EquationsOptimizer) -> Trial:
    """Give what becomes of sample gradients at one position, in the first step with seed 0."""
    changed = _before(simplest, option)
    results: list[Array] = []
    for gradient in SAMPLES:
        slope = FormulaLandscape("a x + b y", ("x", "y"), {"a": gradient[0], "b": gradient[1]})
        run = Run(slope, changed, PLACE)
        run.advance(1)
        results.append(run.trajectory.term("g")[1])
    rows = [
        (*before, float(np.hypot(*before)), *after, float(np.hypot(*after)))
        for before, after in zip(SAMPLES, results, strict=True)
    ]
    heads = ["g_x", "g_y", "|g|", "becomes_x", "becomes_y", "|…|"]
    lines = (f"at x = ({PLACE[0]:g}, {PLACE[1]:g}), t = 1, seed 0:", *table(heads, rows))
    numbers: dict[str, object] = {
        "position": PLACE,
        "gradients": SAMPLES,
        "changed": [finite(result) for result in results],
    }
    warnings = _unread(option)
    if not np.isfinite(results).all():
        warnings.append("a sample gradient becomes a number that is not finite")
    return _trial(option, changed, numbers, lines, warnings)


def _before(simplest: EquationsOptimizer, modifier: Modifier) -> EquationsOptimizer:
    composed = simplest.modified([modifier])
    assert isinstance(composed, EquationsOptimizer)
    return composed


def _trial(
    modifier: Modifier,
    composed: EquationsOptimizer,
    numbers: dict[str, object],
    lines: Sequence[str],
    warnings: list[str],
) -> Trial:
    warnings += missing_words(modifier.description, modifier.reference, modifier.hyperparameters, {})
    warnings += outside_range(modifier.hyperparameters)
    latex, plain = equations_latex(composed)[0], equations_plain(composed)[0]
    if modifier.preface.target == LEARNING_RATE:  # the η on the left is another than the one on the right
        latex, plain = latex.replace(" =", r"\left(t\right) =", 1), plain.replace(" =", "(t) =", 1)
    return Trial((latex,), (plain,), numbers, tuple(lines), tuple(warnings))


def _unread(modifier: Modifier) -> list[str]:
    read = names_in(modifier.preface.value)
    return [f"the formula does not read {name}" for name in modifier.hyperparameters if name not in read]


def _plot(values: Array) -> list[str]:
    """Return a plot of one line, and what its ends mean."""
    drawn = values[np.linspace(0, len(values) - 1, min(WIDE, len(values))).round().astype(int)]
    low, high = float(np.min(drawn, initial=0.0)), float(np.max(drawn))
    if not np.isfinite(drawn).all() or high <= low:
        return []
    places = np.rint((drawn - low) / (high - low) * (len(BARS) - 1)).astype(int)
    return [f"  {''.join(BARS[place] for place in places)}", f"  t = 1 … {len(values)}, from {low:g} to {high:g}"]
