"""Landscapes of the literature: their published values and minima, and the seeded terrain as its file describes it."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from gdviz.engine.chosen_landscape import landscape_of
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape

VALUES = {  # id → (position, loss)
    "rosenbrock": [((-1.2, 1.0), 24.2), ((1.0, 1.0), 0.0)],
    "himmelblau": [((0.0, 0.0), 170.0), ((3.0, 2.0), 0.0)],
    "beale": [((1.0, 1.0), 14.203125), ((3.0, 0.5), 0.0)],
    "rastrigin": [((0.0, 0.0), 0.0), ((1.0, 1.0), 2.0)],
    "ackley": [((0.0, 0.0), 0.0), ((1.0, 1.0), 3.6253849384403627)],
    "goldstein_price": [((0.0, 0.0), 600.0), ((0.0, -1.0), 3.0), ((1.2, 0.8), 840.0), ((-0.6, -0.4), 30.0)],
    "freudenstein_roth": [((0.5, -2.0), 400.5), ((5.0, 4.0), 0.0)],
    "powell_singular": [((3.0, -1.0, 0.0, 1.0), 215.0)],
    "wood": [((-3.0, -1.0, -3.0, -1.0), 19192.0), ((1.0, 1.0, 1.0, 1.0), 0.0)],
    "booth": [((0.0, 0.0), 74.0), ((1.0, 3.0), 0.0)],
    "matyas": [((1.0, 1.0), 0.04)],
    "quadratic": [((5.0, 5.0), 275.0)],
    "coupled": [((2.0, 1.0), 7.0)],
}  # fmt: skip

# id → published least loss, one published minimum, how many; figures as printed in Jamil & Yang (2013), Surjanovic &
# Bingham's library, and the papers that the files name.
MINIMA = {
    "booth": (0.0, (1.0, 3.0), 1),
    "matyas": (0.0, (0.0, 0.0), 1),
    "mccormick": (-1.9132229549810367, (0.5 - math.pi / 3, -0.5 - math.pi / 3), 1),
    "three_hump_camel": (0.0, (0.0, 0.0), 1),
    "six_hump_camel": (-1.031628453489877, (0.08984201368301331, -0.7126564032704135), 2),
    "goldstein_price": (3.0, (0.0, -1.0), 1),
    "griewank": (0.0, (0.0, 0.0), 1),
    "levy13": (0.0, (1.0, 1.0), 1),
    "easom": (-1.0, (math.pi, math.pi), 1),
    "eggholder": (-959.6406627, (512.0, 404.231805), 1),
    "styblinski_tang": (-78.33233140754282, (-2.903534027771177, -2.903534027771177), 1),
    "bukin6": (0.0, (-10.0, 1.0), 1),
    "drop_wave": (-1.0, (0.0, 0.0), 1),
    "schaffer2": (0.0, (0.0, 0.0), 1),
    "schaffer4": (0.292578632, (0.0, 1.253131828), 4),
    "holder_table": (-19.20850257, (8.055023472, 9.664590029), 4),
    "cross_in_tray": (-2.062611871, (1.349406609, 1.349406609), 4),
    "branin": (0.39788735772973816, (math.pi, 2.275), 3),
    "michalewicz": (-1.801303410, (2.202905520, math.pi / 2), 1),
    "schwefel": (0.0, (420.9687463, 420.9687463), 1),
    "bohachevsky": (0.0, (0.0, 0.0), 1),
    "shubert": (-186.7309088, (-7.083506408, 4.858056879), 18),
    "zakharov": (0.0, (0.0, 0.0), 1),
    "dixon_price": (0.0, (1.0, math.sqrt(0.5)), 2),
    "freudenstein_roth": (0.0, (5.0, 4.0), 1),
    "gramacy_lee": (-0.869011134989500, (0.548563444114526,), 1),
    "forrester": (-6.020740055, (0.757248757,), 1),
    "himmelblau": (0.0, (-2.805118086952745, 3.131312518250573), 4),
    "powell_singular": (0.0, (0.0, 0.0, 0.0, 0.0), 1),
    "wood": (0.0, (1.0, 1.0, 1.0, 1.0), 1),
    "trid_6d": (-50.0, (6.0, 10.0, 12.0, 12.0, 10.0, 6.0), 1),
    "rosenbrock_20d": (0.0, (1.0,) * 20, 1),
}


def chosen(catalog: Catalog, name: str) -> FormulaLandscape:
    return landscape_of(catalog, catalog.landscapes[name].choice())


@pytest.mark.parametrize("name", VALUES)
def test_classic_landscapes_have_their_published_values(catalog: Catalog, name: str) -> None:
    for position, expected in VALUES[name]:
        assert chosen(catalog, name).loss(np.array(position)) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("name", MINIMA)
def test_classic_landscapes_have_their_published_minima(catalog: Catalog, name: str) -> None:
    least, position, count = MINIMA[name]
    minima = np.array(catalog.landscapes[name].minima)
    assert len(minima) == count == len(np.unique(minima.round(6), axis=0))
    assert np.abs(minima - position).max(axis=1).min() < 1e-6
    np.testing.assert_allclose(chosen(catalog, name).loss(minima), least, rtol=1e-9, atol=1e-12)


def test_the_minima_are_known_to_the_last_digits(catalog: Catalog) -> None:
    """A Newton step from a declared minimum must lead nowhere."""
    for name, file in catalog.landscapes.items():
        landscape = chosen(catalog, name)
        for minimum in np.array(file.minima):
            slope, bend = landscape.gradient(minimum), landscape.hessian(minimum)
            inside = all(low < value < high for value, (low, high) in zip(minimum, file.domain, strict=True))
            if inside and np.isfinite(bend).all() and np.linalg.eigvalsh(bend)[0] > 1e-9:
                assert np.abs(np.linalg.solve(bend, slope)).max() <= 1e-13 * max(1.0, np.abs(minimum).max()), name


def test_the_seeded_terrain_is_what_its_file_says(catalog: Catalog) -> None:
    rng = np.random.default_rng(42)
    numbers: list[float] = []
    for shortest, longest, least, most in [(5.0, 9.0, 0.5, 1.5)] * 5 + [(1.5, 3.0, 0.2, 0.6)] * 5:
        angle, length = rng.uniform(0, 2 * math.pi), rng.uniform(shortest, longest)
        height, phase = rng.uniform(least, most), rng.uniform(0, 2 * math.pi)
        wave = 2 * math.pi / length
        numbers += [round(value, 1) for value in (height, wave * math.cos(angle), wave * math.sin(angle), phase)]
    written = re.findall(r"([\d.]+)sin\(([-\d.]+)x([-+\d.]+)y([-+\d.]+)\)", catalog.landscapes["terrain"].formula)
    assert [float(number) for wave in written for number in wave] == numbers
