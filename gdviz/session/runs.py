"""From one experiment to the next: which runs stay, which keep their beginning, which are made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gdviz.engine.chosen_run import run_of
from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import Landscape
from gdviz.engine.run import Run


@dataclass(frozen=True)
class LiveRun:
    """A choice and what it computes."""

    choice: RunChoice
    run: Run


def resolve(
    catalog: Catalog, landscape: Landscape, experiment: Experiment, before: tuple[LiveRun, ...]
) -> tuple[LiveRun, ...]:
    """Return the runs of `experiment`, reusing those of `before` as far as their numbers stay true.

    Raises KeyError for an optimizer that the catalog does not have, InputError for a value that is missing,
    unknown or outside its limits.
    """
    known = {live.choice.name: live for live in before}
    former = former_names(tuple(live.choice for live in before), experiment.runs)
    return tuple(
        _resolved(catalog, landscape, experiment, choice, known.get(former.get(choice.name, choice.name)))
        for choice in experiment.runs
    )


def former_names(old: Sequence[RunChoice], new: Sequence[RunChoice]) -> dict[str, str]:
    """Return the old name of every run that was given a new one: where as many runs stand in the same places."""
    if len(old) != len(new):
        return {}
    before, after = {run.name for run in old}, {run.name for run in new}
    pairs = zip(old, new, strict=True)
    return {there.name: here.name for here, there in pairs if here.name not in after and there.name not in before}


def still_selected(selected: int, old: Sequence[RunChoice], new: Sequence[RunChoice], former: dict[str, str]) -> int:
    """Return which of the new runs is the one that was selected; where it is gone the one in its place, -1 for none.

    `former` are the old names of runs that were given another one.
    """
    chosen = old[selected].name if selected >= 0 else ""
    names = [former.get(choice.name, choice.name) for choice in new]
    return names.index(chosen) if chosen in names else min(max(selected, 0), len(names) - 1)


def _resolved(
    catalog: Catalog, landscape: Landscape, experiment: Experiment, choice: RunChoice, old: LiveRun | None
) -> LiveRun:
    run = run_of(catalog, landscape, experiment, choice)
    same = (
        old is not None
        and old.run.landscape is landscape
        and old.run.optimizer is run.optimizer
        and old.run.setting == run.setting
        and tuple(old.run.start) == experiment.start
        and old.run.tolerance == experiment.tolerance
        and old.run.budget == experiment.evaluations
        and old.choice.hyperparameters == choice.hyperparameters
    )
    if old is None or not same:
        return LiveRun(choice, run)
    if old.choice.edits == choice.edits:
        return LiveRun(choice, old.run)
    changed = set(old.choice.edits) ^ set(choice.edits)
    return LiveRun(choice, old.run.edited(choice.edits, min(edit.step for edit in changed)))
