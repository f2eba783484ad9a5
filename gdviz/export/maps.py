"""Maps of many runs as JSON, CSV and a summary to read; non-finite numbers as null or an empty cell."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.many.blocks import Job
from gdviz.engine.many.descent import CONVERGED, REASONS
from gdviz.engine.many.rates import Rates
from gdviz.engine.many.sweep import NOWHERE, RAN_AWAY, Basins

STOPPED = [None, *sorted(REASONS, key=lambda reason: REASONS[reason])]  # by code; None: the steps ran out


def basins_json(job: Job, basins: Basins) -> str:
    """Return one JSON object: the description, the places, and a table of cells for each quantity."""
    names = job.landscape.variables
    content = _described(job) | {
        "variables": [names[index] for index in basins.variables],
        "coordinates": _coordinates(job, basins),
        "axes": [axis.tolist() for axis in basins.axes],
        "places": [
            {"position": list(place.position), "loss": _number(place.loss), "known": place.is_known}
            for place in basins.places
        ],
        "reached": basins.reached.tolist(),
        "steps_made": basins.steps.tolist(),
        "stopped": [[STOPPED[code] for code in row] for row in basins.reasons.tolist()],
        "losses": _table(basins.losses),
    }
    return msgspec.json.encode(content).decode()


def basins_csv(job: Job, basins: Basins) -> str:
    """Return one row per start: its coordinates, the place reached (from 1), steps, why it ended, loss and position."""
    names = job.landscape.variables
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    ends = [f"end_{name}" for name in names]
    writer.writerow([*_coordinates(job, basins), "place", "steps", "stopped", "loss", *ends])
    rows, columns = basins.reached.shape
    for row in range(rows):
        for column in range(columns):
            at = [basins.axes[0][column], *([basins.axes[1][row]] if len(basins.axes) > 1 else [])]
            place = basins.reached[row, column]
            numbers = [basins.losses[row, column], *basins.positions[row, column]]
            reason = STOPPED[basins.reasons[row, column]] or ""
            reached = place + 1 if place >= 0 else ""
            writer.writerow([*map(repr, map(float, at)), reached, basins.steps[row, column], reason, *_cells(numbers)])
    return text.getvalue()


def _coordinates(job: Job, basins: Basins) -> list[str]:
    """Return the names of the axes: variables, or the coordinates of a slanting plane."""
    names = job.landscape.variables
    if basins.variables:
        return [names[index] for index in basins.variables]
    return [f"plane_{number}" for number in range(1, len(basins.axes) + 1)]


def basins_table(job: Job, basins: Basins) -> str:
    """Return what share of the starts reached each place, to be read by a person."""
    lines = [f"{job.optimizer.id}, {job.steps} steps, {basins.reached.size} starts"]
    for index, place in enumerate(basins.places):
        at = ", ".join(f"{value:.6g}" for value in place.position)
        note = "" if place.is_known else "   found"
        lines.append(f"{_share(basins, index)}   ({at})   loss {place.loss:.6g}{_median_steps(basins, index)}{note}")
    lines.append(f"{_share(basins, NOWHERE)}   at no minimum when the steps ran out")
    lines.append(f"{_share(basins, RAN_AWAY)}   diverged")
    return "\n".join(lines)


def _share(basins: Basins, index: int) -> str:
    return f"{np.mean(basins.reached == index):>7.2%}"


def _median_steps(basins: Basins, index: int) -> str:
    converged = basins.steps[(basins.reached == index) & (basins.reasons == CONVERGED)]
    return f"   {np.median(converged):g} steps" if len(converged) else ""


def rates_json(jobs: Sequence[Job], start: Sequence[float], maps: Sequence[Rates]) -> str:
    """Return one JSON object: the landscape, the start, and a map for each optimizer."""
    content = {
        "landscape": _described(jobs[0])["landscape"],
        "start": list(start),
        "maps": [
            {name: value for name, value in _described(job).items() if name != "landscape"}
            | {
                "axes": [{"name": axis.name, "values": axis.values().tolist()} for axis in one.axes],
                "losses": _table(one.losses),
                "steps_made": one.steps.tolist(),
                "stopped": [[STOPPED[code] for code in row] for row in one.reasons.tolist()],
                "goal_steps": [[None if step < 0 else step for step in row] for row in one.goal_steps.tolist()],
            }
            for job, one in zip(jobs, maps, strict=True)
        ],
    }
    return msgspec.json.encode(content).decode()


def rates_csv(maps: Sequence[Rates]) -> str:
    """Return one row per run: optimizer, hyperparameters, final loss, steps, why it ended, first step at the goal."""
    names = list(dict.fromkeys(axis.name for one in maps for axis in one.axes))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["optimizer", *names, "loss", "steps", "stopped", "goal_step"])
    for one in maps:
        for row, column, values in _runs(one):
            reason = STOPPED[one.reasons[row, column]] or ""
            goal = one.goal_steps[row, column]
            at = [repr(values[name]) if name in values else "" for name in names]
            loss = _cells([one.losses[row, column]])
            writer.writerow([one.optimizer, *at, *loss, one.steps[row, column], reason, goal if goal >= 0 else ""])
    return text.getvalue()


def rates_table(maps: Sequence[Rates]) -> str:
    """Return the best run of each map and how many diverged, to be read by a person."""
    lines = []
    for one in maps:
        losses = np.where(np.isfinite(one.losses), one.losses, np.inf)
        best = int(np.argmin(losses))
        values = next(values for row, column, values in _runs(one) if row * losses.shape[1] + column == best)
        at = ", ".join(f"{name}={value:.4g}" for name, value in values.items())
        away = np.mean(one.reasons == REASONS["diverged"])
        lines.append(f"{one.optimizer}: lowest loss {losses.flat[best]:.6g} at {at}; {away:.1%} of the runs diverged")
    return "\n".join(lines)


def _runs(one: Rates) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Yield row, column and hyperparameters of every run."""
    values = [axis.values() for axis in one.axes]
    rows, columns = one.losses.shape
    for row in range(rows):
        for column in range(columns):
            at = (column, row)[: len(values)]
            yield row, column, {axis.name: float(own[i]) for axis, own, i in zip(one.axes, values, at, strict=True)}


def _described(job: Job) -> dict[str, object]:
    landscape = job.landscape
    parameters = {"parameters": dict(landscape.parameters)} if landscape.parameters else {}
    return {
        "landscape": {"formula": landscape.formula, "variables": list(landscape.variables), **parameters},
        "optimizer": job.optimizer.id,
        "hyperparameters": dict(job.values),
        "steps": job.steps,
        "tolerance": job.tolerance,
        "seed": job.setting.seed,
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _table(values: Array) -> list[list[float | None]]:
    return [[_number(value) for value in row] for row in values.tolist()]


def _cells(values: Sequence[float]) -> list[str]:
    return [repr(float(value)) if math.isfinite(value) else "" for value in values]
