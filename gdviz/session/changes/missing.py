"""Why an experiment of the past cannot be computed any more: what it was made of may be gone, or be another thing."""

from __future__ import annotations

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

REFUSALS = (FormulaError, InputError, FileError, KeyError)  # what `Session.change` raises


def why_refused(catalog: Catalog, experiment: Experiment, error: Exception) -> Message:
    """Return why a session refused `experiment`, in words; `error` is one of REFUSALS."""
    if isinstance(error, FileError):
        return error.mistake.message
    if isinstance(error, FormulaError | InputError):
        return error.message
    for run in experiment.runs:
        if run.optimizer not in catalog.optimizers:
            template = QT_TRANSLATE_NOOP("engine", "the run “{run}” needs the optimizer “{name}”, which is gone")
            return Message(template, {"run": run.name, "name": run.optimizer})
        parts = [name for name in run.options if name not in catalog.options]
        if run.schedule and run.schedule not in catalog.schedules:
            parts.append(run.schedule)
        if parts:
            template = QT_TRANSLATE_NOOP("engine", "the run “{run}” needs “{name}”, which is gone")
            return Message(template, {"run": run.name, "name": parts[0]})
    return Message(QT_TRANSLATE_NOOP("engine", "it needs “{name}”, which is gone"), {"name": error.args[0]})
