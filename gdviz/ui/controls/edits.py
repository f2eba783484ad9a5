"""What was changed during a run: "from step 37, η = 0.02". Pure functions, no widgets."""

from __future__ import annotations

import msgspec

from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.run import Edit


def edits_of(choice: RunChoice, name: str) -> list[Edit]:
    """Return the edits of one hyperparameter, by step."""
    return sorted((edit for edit in choice.edits if edit.name == name), key=lambda edit: edit.step)


def without_edit(experiment: Experiment, index: int, edit: Edit) -> Experiment:
    """Return the experiment in which run `index` has all its edits but one."""
    choice = experiment.runs[index]
    edits = tuple(other for other in choice.edits if other != edit)
    return experiment.with_run(msgspec.structs.replace(choice, edits=edits), index)
