"""An example opened as the window does it, and some steps made of every run."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.cli.trials.trial import missing_words
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.example_file import ExampleFile
from gdviz.session.files.document import read_document, with_data_in
from gdviz.session.files.opening import opened_session

STEPS = 20


@dataclass(frozen=True)
class ExampleTrial:
    """`lines` say how far each run came, `numbers` the same for a program."""

    lines: tuple[str, ...]
    numbers: dict[str, object]
    warnings: tuple[str, ...]


def example_trial(catalog: Catalog, example: ExampleFile) -> ExampleTrial:
    """Open it and make steps. Raises FileError."""
    document = with_data_in(read_document(example.path, example.text), example.path.parent)
    session = opened_session(catalog, document, example.path, example.text)
    session.foresee(STEPS)
    losses: dict[str, object] = {}
    lines = [f"f = {session.landscape.formula}"]
    for choice, run in zip(session.experiment.runs, session.runs, strict=True):
        before, after = float(run.trajectory.losses[0]), float(run.trajectory.losses[run.length])
        losses[choice.name] = [before, after]
        lines.append(f"{choice.name}: loss {before:.6g} → {after:.6g} in {run.length} steps")
    warnings = missing_words(example.description, None, {}, {})
    if example.name.en and not example.name.zh:
        warnings.append('the name has no Chinese (write { en = "…", zh = "…" })')
    return ExampleTrial(tuple(lines), {"losses": losses}, tuple(warnings))
