"""All runs as arrays that NumPy reads back to the last bit, with all that one needs to make them again."""

from __future__ import annotations

import io
from collections.abc import Sequence

import msgspec
import numpy as np

from gdviz.engine.experiment import Experiment
from gdviz.engine.run import Run


def trajectories_npz(experiment: Experiment, runs: Sequence[Run]) -> bytes:
    """Return the content of an .npz file; n is the number of steps of a run, P that of variables, row 0 the start.

    `experiment`: its description as JSON; `variables` (P,) and `runs` (m,): names. For run k, from 1 on:
    `run{k}_positions` (n+1, P), `run{k}_losses` (n+1,), `run{k}_gradients` (n+1, P), `run{k}_rates` (n+1,) with NaN at
    the start, `run{k}_term_{name}` (n+1, P or 1, or P times the rows of a table) for every term of its equations, and
    `run{k}_evaluations` (2,) with how often loss and gradient were evaluated. Nothing is pickled.
    """
    arrays: dict[str, np.ndarray] = {
        "experiment": np.array(msgspec.json.encode(experiment).decode()),
        "variables": np.array(runs[0].landscape.variables if runs else (), dtype=str),
        "runs": np.array([choice.name for choice in experiment.runs], dtype=str),
    }
    for number, run in enumerate(runs, start=1):
        trajectory, evaluations = run.trajectory, run.evaluations
        own = {
            "positions": trajectory.positions,
            "losses": trajectory.losses,
            "gradients": trajectory.gradients,
            "rates": trajectory.rates,
            "evaluations": np.array([evaluations.get("loss", 0), evaluations.get("gradient", 0)]),
        }
        own |= {f"term_{term.name}": trajectory.term(term.name) for term in run.terms if term.role != "state"}
        arrays |= {f"run{number}_{name}": values for name, values in own.items()}
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()
