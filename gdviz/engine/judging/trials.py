"""Runs with one change each, compared with a run as it is: what is said to help has been seen to help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from gdviz.engine.judging.changes import Change, Remedy, SetBatch, SetHyperparameter, SetStart, SetSteps, SetTolerance
from gdviz.engine.judging.evidence import Evidence
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.judging.verdict import judged
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run
from gdviz.engine.steppers import WIDEST_UNROLLED

FUSED_STEPS = 200_000  # of the trials of a group, on plain floats: about a microsecond each
ARRAY_STEPS = 4_000  # of those that take NumPy or data
PIECE = 250  # steps of a trial, after which it can be given up
WORTH = 1.1  # times the gain of a smaller change
RANKS = {"converged": 0, "noisy": 2, "descending": 2, "crawling": 3, "plateau": 4, "saddle": 4, "oscillating": 5}


class Trials:
    """Runs with one change each, compared with the run as it is."""

    def __init__(self, run: Run, verdict: Verdict, minima: Array, steps: int) -> None:
        self.run = run
        self.verdict = verdict
        self.steps = steps
        self.evidence = Evidence(run, minima, min(verdict.step, run.length))
        self._minima = minima
        self._rank = self._rank_of(verdict)
        # Whatever has no rate is an algorithm whose steps take many evaluations each.
        self._is_fused = (
            run.landscape.gradient_trees is not None
            and run.landscape.dimension <= WIDEST_UNROLLED
            and LEARNING_RATE in run.optimizer.hyperparameters
            and not run.setting.batch
        )
        self._left = 0  # steps that the trials of a group may still make

    def start_at(self, position: Array) -> SetStart:
        """Return the change to a start that is short to write, near `position` (P,)."""
        digits = max(1e-12, 1e-3 * self.evidence.size) if np.isfinite(self.evidence.size) else 1e-3
        unit = 10.0 ** np.floor(np.log10(digits))
        return SetStart(tuple(float(f"{round(value / unit) * unit:.12g}") for value in position.tolist()))

    def best(self, changes: Iterable[Change]) -> Iterator[tuple[Remedy, ...]]:
        """Yield the one remedy whose trial ends best so far, or none that ends better than the run did, in short turns.

        The least change comes first: one that converges will do, and a larger one must be worth it.
        """
        self._left = FUSED_STEPS if self._is_fused else ARRAY_STEPS // (1 + self.run.landscape.dimension // 100)
        found: tuple[int, float] | None = None
        chosen: Remedy | None = None
        for change in changes:
            trial = self._begun(change)
            if trial is None:
                continue
            for _ in _advanced(trial, self._steps_of(change)):
                yield () if chosen is None else (chosen,)
            if not np.isfinite(trial.trajectory.losses[-1]):
                continue
            outcome = judged(Evidence(trial, self._minima, trial.length))
            rank, level = self._rank_of(outcome), _level(trial.trajectory.losses)
            if self._is_better(outcome, rank, level) and (found is None or self._is_worth_it(rank, level, *found)):
                made = self._as_short_as_it_was(change, trial)
                found, chosen = (rank, level), Remedy(self._offer(made, trial, outcome), made)
                if rank == 0 or outcome.code == "diverged":
                    break
        yield () if chosen is None else (chosen,)

    def _is_worth_it(self, rank: int, level: float, best_rank: int, best_level: float) -> bool:
        """Tell whether a larger change is enough better than a smaller one."""
        reference = float(self.evidence.losses[0]) if self.verdict.code == "diverged" else self._reference
        return rank == 0 < best_rank or reference - level > WORTH * (reference - best_level)

    @property
    def _reference(self) -> float:
        bounced = self.verdict.code in ("noisy", "oscillating")
        return _level(self.evidence.losses) if bounced else self.evidence.loss

    def _rank_of(self, verdict: Verdict) -> int:
        return RANKS.get(verdict.code, 6) + (verdict.minimum == "local")

    def _is_better(self, outcome: Verdict, rank: int, level: float) -> bool:
        start = float(self.evidence.losses[0])
        if outcome.code == "diverged":  # from the top of what has no bottom, down is all there is
            return self.verdict.code == "saddle" and outcome.cause == "unbounded" and level < self.evidence.loss
        if self.verdict.code == "diverged":
            return not np.isfinite(start) or level < start
        bounced = self.verdict.code in ("noisy", "oscillating")
        gain = self._reference - level
        if rank > self._rank or not gain > 0.0:
            return False
        bottom = self.evidence.bottom
        half = np.inf if bottom is None or not bottom.is_minimum else 0.5 * (self.evidence.loss - bottom.loss)
        return bounced or gain > min(0.01 * self.evidence.height, half)

    def _begun(self, change: Change) -> Run | None:
        """Return the run with the change, at its start; None where it would take too long."""
        run, steps = self.run, self._steps_of(change)
        start, values, edits = run.start, run.hyperparameters, run.edits
        tolerance, setting = run.tolerance, run.setting
        match change:
            case SetHyperparameter(name, value, _):
                low, high = run.optimizer.hyperparameters[name].limits
                if not low <= value <= high:
                    return None
                values, edits = values | {name: value}, tuple(edit for edit in edits if edit.name != name)
            case SetSteps():
                pass
            case SetStart():
                start = np.asarray(change.position)
            case SetTolerance():
                tolerance = change.tolerance
            case SetBatch():
                setting = msgspec.structs.replace(setting, batch=change.batch)
        if steps > self._left:
            return None
        self._left -= steps
        return Run(run.landscape, run.optimizer, start, values, edits, tolerance, setting)

    def _steps_of(self, change: Change) -> int:
        steps = change.steps if isinstance(change, SetSteps | SetHyperparameter) else None
        return self.steps if steps is None else steps

    def _as_short_as_it_was(self, change: Change, trial: Run) -> Change:
        """Return the change with no more steps than the trial has made."""
        if isinstance(change, SetSteps):
            return SetSteps(_rounded_up(trial.length))
        if isinstance(change, SetHyperparameter) and change.steps is not None:
            steps = _rounded_up(trial.length)
            return SetHyperparameter(change.name, change.value, steps if steps > self.steps else None)
        return change

    def _offer(self, change: Change, trial: Run, outcome: Verdict) -> Message:
        values: dict[str, object] = {"steps": trial.length, "loss": float(trial.trajectory.losses[-1])}
        match change:
            case SetHyperparameter(name, value, _):
                template = QT_TRANSLATE_NOOP(
                    "engine", "set {symbol} to {value:.3g}: after {steps:,} steps the loss is {loss:.4g}"
                )
                values |= {"symbol": self.run.optimizer.hyperparameters[name].symbol, "value": value}
            case SetSteps():
                template = QT_TRANSLATE_NOOP("engine", "make {steps:,} steps: the loss is then {loss:.4g}")
            case SetStart():
                template = QT_TRANSLATE_NOOP("engine", "start at {place}: after {steps:,} steps the loss is {loss:.4g}")
                if outcome.code == "diverged":
                    template = QT_TRANSLATE_NOOP(
                        "engine",
                        "start at {place}: from there the loss falls for ever, {loss:.4g} after {steps:,} steps",
                    )
                values |= {"place": change.position}
            case SetTolerance(tolerance):
                template = QT_TRANSLATE_NOOP(
                    "engine", "set the tolerance to {tolerance:.3g}: after {steps:,} steps the loss is {loss:.4g}"
                )
                values |= {"tolerance": tolerance}
            case SetBatch(batch):
                some = QT_TRANSLATE_NOOP(
                    "engine", "let every step see {batch} samples: after {steps:,} steps the loss is {loss:.4g}"
                )
                every = QT_TRANSLATE_NOOP(
                    "engine", "let every step see all samples: after {steps:,} steps the loss is {loss:.4g}"
                )
                template = some if batch else every
                values |= {"batch": batch}
        return Message(template, values)


def _advanced(trial: Run, steps: int) -> Iterator[int]:
    """Run a trial to its end in short pieces; yield how far it is after each."""
    while trial.length < steps and trial.stopped is None:
        trial.advance(min(PIECE, steps - trial.length))
        yield trial.length


def _rounded_up(steps: int) -> int:
    """Return a number of steps that is easy to say, no smaller than `steps`: two figures of it."""
    unit: int = 10 ** max(0, len(str(steps)) - 2)
    return -(-steps // unit) * unit


def _level(losses: Array) -> float:
    """Return the mean of the last losses: where a run bounces, one of them is luck."""
    return float(np.mean(losses[-8:]))
