"""What would help a run: changes to its experiment, each tried out before it is offered.

A remedy that is offered has been run: its sentence says where the run ends with it. Trials cost runs, so they are
made when somebody asks, not with every verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from gdviz.engine.experiment import MOST_STEPS
from gdviz.engine.judging.changes import Change, Remedy, SetBatch, SetHyperparameter, SetSteps, SetTolerance
from gdviz.engine.judging.curvature import largest_curvatures
from gdviz.engine.judging.evidence import LITTLE
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.stability import rate_limit
from gdviz.engine.judging.trials import Trials
from gdviz.engine.landscape import Array
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run

Work = TypeVar("Work")

LOWER = (0.5, 0.25, 0.1, 0.03, 0.01, 0.001)  # times the rate or its limit
HIGHER = (2.0, 5.0, 10.0, 30.0, 100.0, 1000.0)  # times the rate
FINER = (2.0, 4.0, 0.5, 0.25)  # times any other hyperparameter
SEARCHED = 2000  # steps that a finer search may take
SCATTERED = 256  # places that are looked at for another start
OTHER_STARTS = 6  # of them that are tried
FEWEST = 100  # steps that a trial makes at least


def remedies_for(
    run: Run, verdict: Verdict, minima: Sequence[Sequence[float]] | Array = (), steps: int | None = None
) -> tuple[Remedy, ...]:
    """Return what helps against the verdict on a run; empty where nothing is wrong or nothing helps.

    `steps` is how far the experiment goes (default: as far as the run, at least FEWEST). Takes up to some seconds.
    """
    *_, found = remedies_in_parts(run, verdict, minima, steps)
    return found


def remedies_in_parts(
    run: Run, verdict: Verdict, minima: Sequence[Sequence[float]] | Array = (), steps: int | None = None
) -> Iterator[tuple[Remedy, ...]]:
    """Yield what is known to help so far, every few hundred steps of the trials; the last is all that helps."""
    known = np.asarray(minima, dtype=np.float64)
    found: tuple[Remedy, ...] = ()
    yield found
    trials = Trials(run, verdict, known, max(steps or run.length, FEWEST if steps is None else 1))
    for group in _quietly(_candidates(trials)):
        best: tuple[Remedy, ...] = ()
        for so_far in _quietly(trials.best(group)):
            best = so_far
            yield found
        found += best
        yield found


def _quietly(work: Iterator[Work]) -> Iterator[Work]:
    """Yield the same; numbers that are not finite are no news in trials, but are to whoever gets what is yielded."""
    while True:
        with np.errstate(all="ignore"):
            try:
                item = next(work)
            except StopIteration:
                return
        yield item


def _candidates(trials: Trials) -> Iterator[Iterator[Change]]:
    """Yield groups of changes for the code of a verdict; the best of each group is offered."""
    code, cause, stop = trials.verdict.code, trials.verdict.cause, trials.evidence.stop
    if stop is not None and stop.reason == "refused":
        return
    if stop is not None and stop.reason == "converged" and code != "converged":
        yield (SetTolerance(trials.run.tolerance * factor) for factor in (1e-2, 1e-4, 1e-8))
    if code in ("oscillating", "noisy") or cause in ("rate", "growth", "hole"):
        yield _rates(trials, LOWER)
    if code == "noisy":
        yield _batches(trials)
    if code in ("crawling", "plateau"):
        yield _rates(trials, HIGHER)
    is_paid = trials.run.stopped is None or trials.run.stopped.reason != "spent"
    if code in ("crawling", "descending") and stop is None and is_paid:
        yield _lengths(trials)
    if stop is not None and stop.reason == "finished" and (code != "converged" or trials.verdict.minimum == "local"):
        for name in trials.run.optimizer.hyperparameters:
            yield _settings(trials, name)
    if code == "saddle":
        yield _off_the_saddle(trials)
    if code == "plateau" or cause in ("start", "hole") or trials.verdict.minimum == "local":
        yield _starts(trials)


def _rates(trials: Trials, factors: Sequence[float]) -> Iterator[Change]:
    run, evidence = trials.run, trials.evidence
    declared = run.optimizer.hyperparameters.get(LEARNING_RATE)
    rate = run.values_at(evidence.step).get(LEARNING_RATE)
    if declared is None or not rate:
        return
    highest = declared.limits[1]
    if factors is LOWER and "limit" in trials.verdict.numbers:
        # What the column of rates shows is the rate times its schedule.
        rate = min(rate, rate * trials.verdict.numbers["limit"] / trials.verdict.numbers["rate"])
    values = [rate * factor for factor in factors]
    if factors is HIGHER and evidence.bottom is not None:
        steepest = float(largest_curvatures(run.landscape, evidence.bottom.position[np.newaxis])[0])
        limit = rate_limit(run.optimizer, evidence.values, steepest)
        if limit is not None:  # beyond it no run stays at the bottom
            highest = limit
            values += [0.9 * limit, 0.5 * limit]
    for value in sorted(values, reverse=factors is LOWER):  # the least change first
        rounded = float(f"{value:.1e}")
        if declared.limits[0] < rounded <= highest and rounded != rate:
            yield SetHyperparameter(LEARNING_RATE, rounded)


def _settings(trials: Trials, name: str) -> Iterator[Change]:
    """Yield more and less of a hyperparameter for an algorithm that ended too early: a finer grid, a wider margin."""
    declared = trials.run.optimizer.hyperparameters[name]
    value, (low, high) = trials.run.values_at(0)[name], declared.limits
    others = [value * factor for factor in FINER] if value else [share * declared.range[1] for share in (0.1, 0.5, 1.0)]
    for other in others:
        rounded = float(round(other)) if declared.is_whole else float(f"{other:.2g}")
        if low <= rounded <= high and rounded != value:
            yield SetHyperparameter(name, rounded, max(trials.steps, SEARCHED))


def _batches(trials: Trials) -> Iterator[Change]:
    batch, samples = trials.run.setting.batch, trials.run.landscape.samples
    if 0 < batch < samples:
        yield from (SetBatch(size) for size in (4 * batch, 16 * batch) if size < samples)
        yield SetBatch(0)


def _lengths(trials: Trials) -> Iterator[Change]:
    left = trials.verdict.numbers.get("left", 0.0)
    if 0.0 < left <= 1.0 and not trials.run.tolerance:
        return  # it is as good as there, and nothing would end it any sooner
    for wanted in (trials.evidence.step + 1.2 * left, trials.evidence.step + 3.0 * left, 2.0 * trials.steps):
        rounded = int(float(f"{min(wanted, MOST_STEPS):.1e}"))
        if rounded > trials.steps:
            yield SetSteps(min(rounded, MOST_STEPS))


def _off_the_saddle(trials: Trials) -> Iterator[Change]:
    evidence = trials.evidence
    way = np.eye(len(evidence.position))[0] if evidence.curvature is None else evidence.curvature.eigenvectors[:, 0]
    for share in (0.01, 0.1, -0.01, -0.1):
        yield trials.start_at(evidence.position + share * evidence.size * way)


def _starts(trials: Trials) -> Iterator[Change]:
    """Yield places from which a run may fare better: the way to a known minimum, else what chance finds nearby."""
    evidence, start = trials.evidence, trials.run.start
    lowest = evidence.known[evidence.landscape.loss(evidence.known) <= evidence.lowest + LITTLE * evidence.height]
    if len(lowest):
        target = lowest[int(np.argmin(np.linalg.norm(lowest - start, axis=1)))]
        yield from (trials.start_at(target + share * (start - target)) for share in (0.75, 0.5, 0.25, 0.1, -0.1))
        return
    # Where a run cannot even start it has no scale of its own.
    reach = evidence.size if np.isfinite(evidence.losses[0]) else max(1.0, float(np.abs(start).max()))
    places = evidence.position + 2.0 * reach * np.random.default_rng(0).uniform(-1.0, 1.0, (SCATTERED, len(start)))
    losses = evidence.landscape.loss(places)
    slopes = np.linalg.norm(evidence.landscape.gradient(places), axis=1)
    usable = np.isfinite(losses) & (slopes > evidence.slope if np.isfinite(evidence.slope) else np.isfinite(slopes))
    for index in np.argsort(np.where(usable, losses, np.inf))[: min(OTHER_STARTS, int(usable.sum()))]:
        yield trials.start_at(places[index])
