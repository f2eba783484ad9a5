"""A fair race: the same start, the same budget of evaluations, and each learning rate tuned by one rule.

The rule: `rates` learning rates, evenly spaced in their logarithm over the range that the optimizer's file declares,
then `finer` ones between the neighbours of the best. Where the best is the outermost, the range grows by a factor of
ten on that side, as often as needed and the limits allow. All else stays as it was given. What is random is run with
`seeds` seeds, and the means count; a rate that diverges with one of them is out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from gdviz.engine.costs import step_cost, steps_within
from gdviz.engine.errors import InputError
from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Flag, Job, Points, Progress, ends_of
from gdviz.engine.many.descent import DIVERGED, REFUSED, Cancelled, Ends
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.modifier import HORIZON
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.run import Run

MOST_BUDGET = 10_000_000
MOST_SEEDS = 100
MOST_RATES = 1000
SAME = 1e-12  # of the loss at the start: losses closer than that share a place
_WIDENINGS = 8  # by a factor of ten each
_TURN = 64  # steps between two looks at whether to go on


@dataclass(frozen=True)
class Rule:
    """Under what an entrant races: see the module. With a `goal`, what counts is the cost until the loss is there."""

    budget: int  # evaluations, see gdviz.engine.costs
    rates: int = 25
    finer: int = 15
    seeds: int = 5
    goal: float | None = None

    def checked(self) -> Rule:
        """Return it; raises InputError for a number that is of no use."""
        budget = QT_TRANSLATE_NOOP("engine", "the budget must be from {low} to {high:,} evaluations")
        rates = QT_TRANSLATE_NOOP("engine", "{low} to {high:,} learning rates can be tried")
        seeds = QT_TRANSLATE_NOOP("engine", "from {low} to {high} seeds can be tried")
        named = (
            (budget, "budget", 1, MOST_BUDGET),
            (rates, "rates", 3, MOST_RATES),
            (seeds, "seeds", 1, MOST_SEEDS),
        )
        for template, name, low, high in named:
            if not low <= getattr(self, name) <= high:
                raise InputError(Message(template, {"low": low, "high": high}))
        if self.goal is not None and not np.isfinite(self.goal):
            raise InputError(Message(QT_TRANSLATE_NOOP("engine", "the loss to be reached must be a number")))
        return self


@dataclass(frozen=True)
class Standing:
    """How one entrant did. `rates` (k,) were tried, ascending, with the mean `losses` and `costs` to the goal (k,).

    `rate` is the best one, NaN where there is none to tune or none that stays finite; `steps` and `spent` are what it
    made of the budget, `loss` its mean loss at the end and `cost` its mean cost to the goal, infinite where it was not
    reached. `at_limit`: the best is the last that its limits allow. `refusal`: why it cannot take part.
    """

    name: str
    is_tuned: bool
    rates: Array
    losses: Array
    costs: Array
    rate: float
    loss: float
    cost: float
    steps: int
    spent: float
    seeds: int
    at_limit: bool = False
    refusal: Message | None = None

    @property
    def has_result(self) -> bool:
        """Whether it came to an end that counts."""
        return bool(np.isfinite(self.loss))


def race(
    entrants: Sequence[tuple[str, Job]],
    start: Sequence[float],
    rule: Rule,
    progress: Progress = lambda _: None,
    cancel: Flag | None = None,
) -> Iterator[tuple[Standing, ...]]:
    """Yield how the named jobs stand, in their order, every time more is known; the steps of the jobs do not count.

    All begin at `start` (P,). Raises InputError for a rule of no use, Cancelled.
    """
    rule.checked()
    lanes = [_Lane(name, job, np.asarray(start, dtype=np.float64), rule) for name, job in entrants]
    for lane in lanes:
        if lane.standing.refusal is None and not lane.standing.is_tuned:
            lane.run_once(cancel)
    done = 0.0
    while wanting := [lane for lane in lanes if len(lane.wanted)]:
        work = [piece for lane in wanting for piece in lane.work()]
        owners = [lane for lane in wanting for _ in lane.settings]
        base = done
        for part in ends_of(work, None, lambda share: progress(base + 0.5 * share * (1.0 - base)), cancel):  # noqa: B023
            owners[part.piece].take(part.ends, work[part.piece][0].setting.seed)
        for lane in wanting:
            lane.settle()
        done += 0.5 * (1.0 - done)
        yield tuple(lane.standing for lane in lanes)
    progress(1.0)
    yield tuple(lane.standing for lane in lanes)


def places(standings: Sequence[Standing], rule: Rule, start_loss: float) -> list[int]:
    """Return the place of each, from 1; those that cannot be told apart share one, those without a result the last."""
    room = SAME * max(abs(start_loss), 1e-300)
    order = sorted(range(len(standings)), key=lambda index: _score(standings[index], rule))
    result = [0] * len(standings)
    for count, index in enumerate(order):
        before = order[count - 1] if count else None
        same = before is not None and _is_level(standings[before], standings[index], rule, room)
        result[index] = result[before] if before is not None and same else count + 1
    return result


def _score(one: Standing, rule: Rule) -> tuple[float, float]:
    loss = one.loss if np.isfinite(one.loss) else np.inf
    return (0.0 if rule.goal is None else one.cost, loss)


def _is_level(one: Standing, other: Standing, rule: Rule, room: float) -> bool:
    (cost, loss), (other_cost, other_loss) = _score(one, rule), _score(other, rule)
    return cost == other_cost and (loss == other_loss or abs(loss - other_loss) <= room)


class _Lane:
    """One entrant while its rate is being tuned; `wanted` (k,) are the rates to be tried next."""

    def __init__(self, name: str, job: Job, start: Array, rule: Rule) -> None:
        self._rule = rule
        self._start = start
        self._job = job
        self._tried: dict[float, list[tuple[float, float, int]]] = {}  # rate → loss, cost to the goal, steps
        self._widenings = 0
        self._is_fine = False
        self.wanted = np.empty(0)
        setting, landscape = job.setting, job.landscape
        is_random = job.optimizer.is_random or 0 < setting.batch < landscape.samples
        count = rule.seeds if is_random else 1
        self.settings = [msgspec.structs.replace(setting, seed=setting.seed + more) for more in range(count)]
        rated = job.optimizer.hyperparameters.get(LEARNING_RATE)
        self._cost = step_cost(landscape, job.optimizer, setting)
        is_tuned = rated is not None and self._cost is not None
        nothing = np.empty(0)
        self.standing = Standing(
            name, is_tuned, nothing, nothing, nothing, np.nan, np.nan, np.inf, 0, 0.0, count,
            refusal=job.optimizer.refusal(landscape, setting),
        )  # fmt: skip
        if rated is None or self._cost is None or self.standing.refusal is not None:
            return
        self._steps = steps_within(rule.budget, self._cost)
        if self._steps > MOST_BUDGET:
            template = QT_TRANSLATE_NOOP("engine", "the budget pays for {steps:,} steps, more than {most:,}; lower it")
            values: dict[str, object] = {"steps": self._steps, "most": MOST_BUDGET}
            self.standing = replace(self.standing, refusal=Message(template, values))
            return
        if not self._steps:
            template = QT_TRANSLATE_NOOP("engine", "one step costs {cost:g} evaluations, more than the budget")
            self.standing = replace(self.standing, refusal=Message(template, {"cost": self._cost}))
            return
        self._rated = rated
        low, high = max(rated.range[0], 1e-12), rated.range[1]
        self.wanted = _readable(np.geomspace(low, high, rule.rates))
        self._factor = (high / low) ** (1.0 / (rule.rates - 1))

    def work(self) -> list[tuple[Job, Points, NDArray[np.intp]]]:
        """Return a piece of work for each of `settings`: all wanted rates from the start."""
        job, count = self._job, len(self.wanted)
        values = {name: value for name, value in job.values.items() if name != LEARNING_RATE}
        values = with_horizon(job.optimizer, values, self._steps)
        goal = -np.inf if self._rule.goal is None else self._rule.goal
        made = replace(job, values=values, steps=self._steps, goal=goal)
        points = Points(np.tile(self._start, (count, 1)), {LEARNING_RATE: self.wanted})
        return [(replace(made, setting=setting), points, np.arange(count)) for setting in self.settings]

    def take(self, ends: Ends, seed: int) -> None:
        """Note how the wanted rates ended with one seed."""
        assert self._cost is not None
        out = (ends.reasons == DIVERGED) | (ends.reasons == REFUSED) | ~np.isfinite(ends.losses)
        losses = np.where(out, np.inf, ends.losses)
        costs = np.where(out | (ends.goal_steps < 0), np.inf, ends.goal_steps * self._cost)
        for rate, loss, cost, steps in zip(self.wanted.tolist(), losses, costs, ends.steps, strict=True):
            self._tried.setdefault(rate, []).append((float(loss), float(cost), int(steps)))

    def settle(self) -> None:
        """Take the best so far, and decide which rates are wanted next."""
        assert self._cost is not None
        rates = np.array(sorted(self._tried))
        table = np.array([np.mean(self._tried[rate], axis=0) for rate in rates.tolist()])  # (k, 3)
        losses, costs, steps = table.T
        first = np.zeros(len(rates)) if self._rule.goal is None else costs
        best = int(np.lexsort((rates, losses, first))[0])
        low, high = self._rated.limits
        self.wanted = np.empty(0)
        outermost = best in (0, len(rates) - 1) and np.isfinite(losses[best])
        at_limit = bool((outermost and not low < rates[best] / 1.0000001) or rates[best] * 1.0000001 >= high)
        found = bool(np.isfinite(losses[best]))
        self.standing = replace(
            self.standing, rates=rates, losses=losses, costs=costs,
            rate=float(rates[best]) if found else np.nan,
            loss=float(losses[best]) if found else np.inf,
            cost=float(costs[best]) if found else np.inf,
            steps=round(float(steps[best])), spent=float(steps[best]) * self._cost, at_limit=found and at_limit,
        )  # fmt: skip
        if self._is_fine:
            return
        if (outermost or not found) and not at_limit and self._widenings < _WIDENINGS:
            down = best == 0 or not found
            self.wanted = self._wider(rates[0] if down else rates[-1], down)
            self._widenings += 1
        if not len(self.wanted) and found:
            self._is_fine = True
            between = rates[max(best - 1, 0)], rates[min(best + 1, len(rates) - 1)]
            inner = np.geomspace(*between, self._rule.finer + 2)[1:-1]
            self.wanted = np.setdiff1d(_readable(inner), rates)

    def run_once(self, cancel: Flag | None) -> None:
        """Run what has no rate until the next step would cost more than is left."""
        rule, losses, costs, spent, steps = self._rule, list[float](), list[float](), list[float](), list[int]()
        for setting in self.settings:
            job = replace(self._job, setting=setting)
            run = Run(job.landscape, job.optimizer, self._start, job.values, (), job.tolerance, setting)
            while run.stopped is None and run.cost_until(run.length) <= rule.budget and run.length < MOST_BUDGET:
                if cancel is not None and cancel.is_set():
                    raise Cancelled
                run.advance(min(_TURN, rule.budget))
            last = _last_within(run, rule.budget)
            along = run.trajectory.losses[: last + 1]
            reached = np.flatnonzero(along <= (-np.inf if rule.goal is None else rule.goal))
            diverged = run.stopped is not None and run.stopped.reason in ("diverged", "refused") and last == run.length
            out = diverged or not np.isfinite(along[-1])
            losses.append(np.inf if out else float(along[-1]))
            costs.append(np.inf if out or not len(reached) else run.cost_until(int(reached[0])))
            spent.append(run.cost_until(last))
            steps.append(last)
        loss, cost, paid, made = (float(np.mean(values)) for values in (losses, costs, spent, steps))
        self.standing = replace(self.standing, loss=loss, cost=cost, spent=paid, steps=round(made))

    def _wider(self, edge: float, down: bool) -> Array:
        """Return rates of the same density over one more decade beyond `edge`, within the limits."""
        low, high = self._rated.limits
        count = max(1, round(np.log(10.0) / np.log(self._factor)))
        powers = self._factor ** np.arange(1.0, count + 1.0)
        more = edge / powers if down else edge * powers
        return _readable(more[(more >= max(low, 1e-300)) & (more <= high)])


def with_horizon(optimizer: Optimizer, values: dict[str, float], steps: int) -> dict[str, float]:
    """Return the values with a schedule that spans `steps`, where the optimizer has one that can be so long."""
    entry = optimizer.hyperparameters.get(HORIZON)
    if entry is None:
        return values
    low, high = entry.limits
    return values | {HORIZON: float(steps)} if low <= steps <= high else values


def _readable(rates: Array) -> Array:
    """Return learning rates (k,) with four figures, ascending: what is tried is what is shown and can be typed."""
    return np.unique([float(f"{rate:.3e}") for rate in rates.tolist()])


def _last_within(run: Run, budget: float) -> int:
    """Return the last step whose cost is within the budget."""
    low, high = 0, run.length
    while low < high:
        middle = (low + high + 1) // 2
        if run.cost_until(middle) <= budget:
            low = middle
        else:
            high = middle - 1
    return low
