"""The session: the experiment, its runs, the cursor, the selection. Views draw it; controls call its methods.

Everything that is computed changes through `change`, which swaps one frozen experiment for another. Signals are
facts without content: whoever hears one pulls what it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from psygnal import Signal

from gdviz.engine.chosen_landscape import landscape_of, parameters_of
from gdviz.engine.data.problem import Problem
from gdviz.engine.experiment import Experiment, check_complete
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.run import Run
from gdviz.session.background import Backgrounds
from gdviz.session.changes.history import History, Snapshot
from gdviz.session.deriving import Deriving
from gdviz.session.looking.batch_looking import BatchLooking
from gdviz.session.looking.data_look import DataLooking
from gdviz.session.looking.dial import Dial
from gdviz.session.looking.goal import Goal
from gdviz.session.looking.ground import Ground
from gdviz.session.looking.looks import Look as Look
from gdviz.session.looking.looks import looks_of
from gdviz.session.looking.microscope import Microscope
from gdviz.session.looking.network_look import NetworkLooking
from gdviz.session.looking.pointer import Pointer
from gdviz.session.making import Making
from gdviz.session.many.maps import Maps
from gdviz.session.many.rate_strips import RateStrips
from gdviz.session.playback import Playback
from gdviz.session.runs import LiveRun, former_names, resolve, still_selected
from gdviz.session.timing import Timing
from gdviz.session.verdicts import Verdicts

MOST_REDONE = 5000  # steps that a change computes again ahead of the cursor


@dataclass(frozen=True)
class Aim:
    """From which step on a hyperparameter is being changed, decided once for as long as the cursor rests."""

    run: str
    hyperparameter: str
    cursor: int
    step: int


Place = tuple[tuple[tuple[float, float], ...], tuple[float, ...]]  # a domain and a start


class Session:
    """What one window looks at. Nothing is computed before it is asked for (`ready` tells)."""

    experiment_changed = Signal()
    landscape_changed = Signal()
    advanced = Signal()
    cursor_moved = Signal(int)
    glided = Signal()
    selection_changed = Signal(int)
    looks_changed = Signal()
    playback_changed = Signal()
    history_changed = Signal()
    judged = Signal()
    catalog_changed = Signal()
    branched = Signal()

    def __init__(self, catalog: Catalog, experiment: Experiment) -> None:
        """Raises FormulaError, InputError or KeyError when the experiment cannot be computed."""
        self.catalog = catalog
        self.experiment = experiment
        self.making = Making(self)
        self.playback = Playback(self)
        self.microscope = Microscope(self)
        self.backgrounds = Backgrounds()
        self.background = self.backgrounds.another()
        self.deriving = Deriving(self)
        self.ground = Ground(self)
        self.history = History(self)
        self.verdicts = Verdicts(self)
        self.maps = Maps(self)
        self.dial = Dial()
        self.network = NetworkLooking()
        self.pointer = Pointer(self)
        self.timing = Timing(self)
        self.goal = Goal()
        self.strips = RateStrips(self)
        self.data = DataLooking()
        self.batches = BatchLooking(self)
        self.cursor = 0
        self.selected = 0 if experiment.runs else -1
        self.ready = False
        self.landscape: Landscape = landscape_of(catalog, experiment.landscape)
        check_complete(experiment, self.landscape.dimension)
        self._live: tuple[LiveRun, ...] = resolve(catalog, self.landscape, experiment, ())
        self._looks = {choice.name: Look(slot) for slot, choice in enumerate(experiment.runs)}
        self.places: dict[int, Place] = {}  # by dimension: where one looked before the formula changed it
        self.aim: Aim | None = None

    # What there is to see -------------------------------------------------------------------------------------

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs, in the order of the experiment. Their numbers cost a moment before `ready` is true."""
        return tuple(live.run for live in self._live)

    @property
    def looks(self) -> tuple[Look, ...]:
        """How each run is shown, in the same order."""
        return tuple(self._looks[choice.name] for choice in self.experiment.runs)

    @property
    def minima(self) -> Array:
        """The known minima, (m, P); of data as they are now, also where a file has changed since."""
        landscape = self.landscape
        points = landscape.minima if isinstance(landscape, Problem) else self.experiment.landscape.minima
        return np.array(points, dtype=np.float64).reshape(len(points), self.landscape.dimension)

    @property
    def parameters(self) -> dict[str, Hyperparameter]:
        """What the landscape declares, by name; the values in force are `landscape.parameters`."""
        return parameters_of(self.catalog, self.experiment.landscape)

    @property
    def longest(self) -> int:
        """The step up to which the runs are known."""
        return max((run.length for run in self.runs), default=0) if self.ready else 0

    @property
    def horizon(self) -> int:
        """The last step that there is to look at: of runs that have all ended their longest, else the budget."""
        if self.ready and self.experiment.runs and self.ended:
            return max(self.longest, 1)
        return max(self.experiment.steps, self.cursor, self.longest)

    @property
    def ended(self) -> bool:
        """Whether no run can go on."""
        return all(run.stopped is not None for run in self.runs)

    # What is computed -----------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Compute what the cursor needs. The first call makes derivatives and takes a moment."""
        self.making.make()
        if not self.ready:
            self.ready = True
            self.advanced.emit()

    def change(
        self,
        experiment: Experiment,
        *,
        cursor: int | None = None,
        looks: Mapping[str, Look] | None = None,
        recorded: bool = True,
    ) -> None:
        """Take `experiment`; what stays true of the runs is kept, the rest computed anew up to where they were.

        The cursor stays where it is unless one is given; `looks` are of runs that come back. What is not `recorded`
        cannot be undone. Raises FormulaError, InputError or KeyError, and then changes nothing.
        """
        old, here = self.experiment, self.snapshot()
        landscape = before = self.landscape
        if _what_is_minimised(experiment) != _what_is_minimised(old):
            landscape = landscape_of(self.catalog, experiment.landscape)
        check_complete(experiment, landscape.dimension)
        if landscape is not before:
            self.deriving.give_up()
            landscape.gradient(np.asarray(experiment.start, dtype=np.float64))  # derivatives can refuse a formula
        live = resolve(self.catalog, landscape, experiment, self._live)
        self.places[len(old.start)] = (old.landscape.domain, old.start)
        former = former_names(old.runs, experiment.runs)
        self.experiment, self.landscape, self._live = experiment, landscape, live
        self._looks = looks_of([choice.name for choice in experiment.runs], self._looks, former, looks or {})
        self.ground.follow(old)
        if cursor is not None:
            self.cursor = cursor
            self.making.wanted, self.making.goal = max(self.making.wanted, cursor), None
        if self.ready:
            ahead = 0 if landscape.formula != before.formula else min(self.making.wanted, MOST_REDONE)
            self.making.wanted = max(self.cursor, ahead)
            self.prepare()
        if recorded:
            self.history.record(here)
        self.experiment_changed.emit()
        if self.cursor != here.cursor:
            self.cursor_moved.emit(self.cursor)
        self._select_now(still_selected(self.selected, old.runs, experiment.runs, former))

    def use_catalog(self, catalog: Catalog, experiment: Experiment | None = None) -> None:
        """Choose from another catalog from now on, with an experiment that suits it, or the present one.

        Raises FormulaError, InputError or KeyError where they do not go together, and then changes nothing.
        """
        before, self.catalog = self.catalog, catalog
        try:
            self.change(self.experiment if experiment is None else experiment)
        except BaseException:
            self.catalog = before
            raise
        self.catalog_changed.emit()

    def become(self, other: Session) -> None:
        """Look at what `other` looks at, as from the start; `other` is of no use any more. It cannot be undone."""
        self.playback.follow(other.playback)
        self.catalog, self.experiment, self.landscape = other.catalog, other.experiment, other.landscape
        self._live, self._looks = other._live, other._looks
        self.making.wanted, self.making.goal = other.making.wanted, None
        self.cursor, self.selected, self.ready = other.cursor, other.selected, other.ready
        self.places, self.aim = {}, None
        self.deriving.give_up()
        self.ground.forget()
        self.history.forget()
        self.maps.forget()
        self.maps.choose(other.maps.choice)
        self.microscope.line, self.microscope.always = other.microscope.line, other.microscope.always
        self.dial.show_as(other.dial.pointing)
        self.network.take(other.network.look)
        self.pointer.forget()
        self.goal.choose(other.goal.level)
        self.data.take(other.data.look)
        self.batches.take(other.batches.look)
        self.experiment_changed.emit()
        self.catalog_changed.emit()
        self.cursor_moved.emit(self.cursor)
        self.selection_changed.emit(self.selected)
        for told in (self.looks_changed, self.advanced, self.playback_changed):
            told.emit()

    # Where the cursor is --------------------------------------------------------------------------------------

    def seek(self, step: int) -> None:
        """Look at `step`; steps that are missing are made. Where that takes long, it is looked at once it is there."""
        self.making.goal = max(0, step)
        self.foresee(self.making.goal)
        self.arrive()

    def arrive(self) -> None:
        """Look at the step that was asked for, or as far as it is made."""
        if self.making.goal is None:
            return
        step = min(self.making.goal, self.longest)
        if step == self.making.goal or not self.making.busy:
            self.making.goal = None
        if step != self.cursor:
            self.cursor = step
            self.cursor_moved.emit(step)

    def foresee(self, step: int) -> None:
        """Make the steps up to `step` without going there."""
        if step > self.making.wanted:
            self.making.wanted = step
            self.prepare()
            self.advanced.emit()

    def tick(self, seconds: float) -> None:
        """Let time pass: play on, and take what the background has come to know."""
        with self.making.one_frame():
            self.backgrounds.poll()
            self.making.go_on()
            self.playback.tick(seconds)

    # What is looked at ----------------------------------------------------------------------------------------

    def select(self, index: int) -> None:
        """Select a run; ignored when there is none of that index."""
        if 0 <= index < len(self.experiment.runs):
            self._select_now(index)

    def set_look(self, index: int, look: Look) -> None:
        self._looks[self.experiment.runs[index].name] = look
        self.looks_changed.emit()

    def snapshot(self) -> Snapshot:
        """Return the experiment and how it is looked at now."""
        return Snapshot(self.experiment, self.cursor, self.selected, dict(self._looks))

    # Inside ---------------------------------------------------------------------------------------------------

    def _select_now(self, index: int) -> None:
        if index != self.selected:
            self.selected = index
            self.selection_changed.emit(index)


def _what_is_minimised(experiment: Experiment) -> tuple[object, ...]:
    choice = experiment.landscape
    return (choice.formula, choice.id, choice.parameters, choice.problem)
