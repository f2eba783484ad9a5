"""What differs between two experiments, in one word each: the label of an undo step, and what makes two changes one."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.engine.data.problem_choice import PointsChoice, ProblemChoice
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.preface import LEARNING_RATE


@dataclass(frozen=True)
class Difference:
    """What was changed (`kind`), of which run ("" for none), and which of its numbers ("" where that says nothing)."""

    kind: str
    run: str = ""
    name: str = ""

    def in_words(self, symbol: str) -> Message:
        """Return what was done, as the end of “Undo: …”; `symbol` stands for the name of a number."""
        return Message(_SENTENCES[self.kind], {"run": self.run, "symbol": symbol or self.name})


def difference(old: Experiment, new: Experiment) -> Difference | None:
    """Return what differs; None where nothing does. Of several things the one that a person did."""
    if old == new:
        return None
    if old.landscape != new.landscape:
        return _of_landscapes(old.landscape, new.landscape)
    if len(new.runs) != len(old.runs):
        return _of_lists(old, new)
    changed = [pair for pair in zip(old.runs, new.runs, strict=True) if pair[0] != pair[1]]
    if len(changed) == 1:
        return _of_runs(*changed[0])
    if changed and all(LEARNING_RATE in _other_numbers(*pair) for pair in changed):
        return Difference("rates")  # that a race has found; with them go the steps that its budget pays for
    for kind in ("start", "steps", "tolerance", "seed", "evaluations"):
        if getattr(old, kind) != getattr(new, kind):
            return Difference(kind)
    return Difference("several")


def _of_landscapes(old: LandscapeChoice, new: LandscapeChoice) -> Difference:
    if old.problem != new.problem:
        if old.problem is None or new.problem is None:
            return Difference("landscape")
        return Difference(_of_problems(old.problem, new.problem))
    if (old.formula, old.id) != (new.formula, new.id):
        return Difference("landscape" if new.id else "formula")
    if old.parameters != new.parameters:
        names = [name for name in new.parameters if old.parameters.get(name) != new.parameters[name]]
        return Difference("parameter", "", names[0] if names else "")
    return Difference("domain" if old.domain != new.domain else "shown")


def _of_problems(old: ProblemChoice, new: ProblemChoice) -> str:
    """Return which part of a problem was changed, points whatever they were before; several parts are another one."""
    parts = [kind for kind in ("data", "model", "standardise") if getattr(old, kind) != getattr(new, kind)]
    if parts == ["data"] and isinstance(new.data, PointsChoice):
        return "points"
    return parts[0] if len(parts) == 1 else "landscape"


def _of_lists(old: Experiment, new: Experiment) -> Difference:
    before, after = {run.name for run in old.runs}, {run.name: run for run in new.runs}
    added = [run for name, run in after.items() if name not in before]
    removed = [run.name for run in old.runs if run.name not in after]
    if len(added) == 1 and not removed:
        return Difference("branched" if added[0].branch is not None else "added", added[0].name)
    if len(removed) == 1 and not added:
        return Difference("removed", removed[0])
    return Difference("several")


def _of_runs(old: RunChoice, new: RunChoice) -> Difference:
    # The name of a run may follow what was changed of it: what counts is what it is made of.
    for kind in ("optimizer", "schedule", "options", "batch", "order"):
        if getattr(old, kind) != getattr(new, kind):
            return Difference("batch" if kind == "order" else kind, old.name)
    names = _other_numbers(old, new)
    names |= {edit.name for edit in set(old.edits) ^ set(new.edits)}
    return Difference("hyperparameter", old.name, names.pop()) if len(names) == 1 else Difference("run", old.name)


def _other_numbers(old: RunChoice, new: RunChoice) -> set[str]:
    return {name for name, value in new.hyperparameters.items() if old.hyperparameters.get(name) != value}


_SENTENCES = {
    "landscape": QT_TRANSLATE_NOOP("engine", "choose the landscape"),
    "formula": QT_TRANSLATE_NOOP("engine", "type the formula"),
    "model": QT_TRANSLATE_NOOP("engine", "change the model"),
    "data": QT_TRANSLATE_NOOP("engine", "change the data"),
    "standardise": QT_TRANSLATE_NOOP("engine", "standardise or not"),
    "points": QT_TRANSLATE_NOOP("engine", "change the points"),
    "parameter": QT_TRANSLATE_NOOP("engine", "change {symbol} of the landscape"),
    "domain": QT_TRANSLATE_NOOP("engine", "change the domain"),
    "shown": QT_TRANSLATE_NOOP("engine", "change what the map shows"),
    "start": QT_TRANSLATE_NOOP("engine", "move the start"),
    "steps": QT_TRANSLATE_NOOP("engine", "change the number of steps"),
    "tolerance": QT_TRANSLATE_NOOP("engine", "change the tolerance"),
    "evaluations": QT_TRANSLATE_NOOP("engine", "change the budget of evaluations"),
    "seed": QT_TRANSLATE_NOOP("engine", "change the seed"),
    "added": QT_TRANSLATE_NOOP("engine", "add {run}"),
    "removed": QT_TRANSLATE_NOOP("engine", "remove {run}"),
    "branched": QT_TRANSLATE_NOOP("engine", "branch off {run}"),
    "optimizer": QT_TRANSLATE_NOOP("engine", "change the optimizer of {run}"),
    "schedule": QT_TRANSLATE_NOOP("engine", "change the schedule of {run}"),
    "options": QT_TRANSLATE_NOOP("engine", "change the options of {run}"),
    "batch": QT_TRANSLATE_NOOP("engine", "change the batch of {run}"),
    "hyperparameter": QT_TRANSLATE_NOOP("engine", "change {symbol} of {run}"),
    "run": QT_TRANSLATE_NOOP("engine", "change {run}"),
    "rates": QT_TRANSLATE_NOOP("engine", "change the learning rates"),
    "several": QT_TRANSLATE_NOOP("engine", "change the experiment"),
}
