"""What was changed during a run: "from step 37, η = 0.02". Pure functions, no widgets."""

from __future__ import annotations

from gdviz.engine.experiment import RunChoice
from gdviz.engine.run import Edit


def edits_of(choice: RunChoice, name: str) -> list[Edit]:
    """Return the edits of one hyperparameter, by step."""
    return sorted((edit for edit in choice.edits if edit.name == name), key=lambda edit: edit.step)
