"""Maps of many runs as JSON and CSV."""

from __future__ import annotations

import json

import numpy as np
import pytest

from gdviz import assets
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.landscape import FormulaLandscape
from gdviz.engine.many.blocks import Job
from gdviz.engine.many.sweep import Basins, Cut, basin_maps
from gdviz.engine.plane import Plane
from gdviz.export.maps import basins_csv, basins_json

AREA = ((-1.0, 1.0), (-2.0, 2.0))


@pytest.fixture(scope="module")
def slanting() -> tuple[Job, Basins]:
    optimizer = load_catalog([assets.resources()]).optimizers["gd"]
    job = Job(FormulaLandscape("x1² + x2² + x3²"), optimizer, optimizer.defaults(), 3)
    cut = Cut(Plane(np.zeros(3), np.array([[0.6, 0.8, 0.0], [0.0, 0.0, 1.0]])), AREA, is_oblique=True)
    *_, whole = basin_maps(job, [(-2.0, 2.0)] * 3, (4, 2), cut=cut)
    return job, whole


def test_the_coordinates_of_a_slanting_plane_are_named(slanting: tuple[Job, Basins]) -> None:
    header, *rows = (line.split(",") for line in basins_csv(*slanting).splitlines())
    assert header == ["plane_1", "plane_2", "place", "steps", "stopped", "loss", "end_x1", "end_x2", "end_x3"]
    assert {len(row) for row in rows} == {len(header)} and rows[0][:2] == ["-0.75", "-1.0"]
    content = json.loads(basins_json(*slanting))
    assert content["variables"] == [] and content["coordinates"] == ["plane_1", "plane_2"]
