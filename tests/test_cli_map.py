"""`gdviz map`: what it prints and writes, and one line with exit code 2 for every bad input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdviz import assets
from gdviz.cli import main

BASINS = (
    "map",
    "basins",
    "--landscape",
    "himmelblau",
    "--optimizer",
    "adam:lr=0.1",
    "--size",
    "16x12",
    "--steps",
    "150",
)
RATES = ("map", "rates", "--landscape", "rosenbrock", "--optimizer", "momentum", "--x", "lr=1e-4:1:7")


@pytest.fixture(autouse=True)
def user_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_basins_as_json_csv_and_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(said(capsys, *BASINS, "--tolerance", "1e-3", "--json"))
    assert np.shape(content["reached"]) == np.shape(content["losses"]) == (12, 16)
    assert [place["known"] for place in content["places"]] == [True] * 4
    assert "converged" in {reason for row in content["stopped"] for reason in row}
    rows = list(csv.DictReader(io.StringIO(said(capsys, *BASINS, "--csv"))))
    assert len(rows) == 16 * 12 and list(rows[0])[:4] == ["x", "y", "place", "steps"]
    assert [int(row["place"]) for row in rows] == [place + 1 for line in content["reached"] for place in line]
    text = said(capsys, *BASINS)
    assert "(3, 2)" in text and "diverged" in text


def test_rates_as_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(said(capsys, *RATES, "--y", "momentum=0:0.9:3", "--goal", "0.1", "--json"))
    (one,) = content["maps"]
    assert [axis["name"] for axis in one["axes"]] == ["lr", "momentum"]
    assert np.shape(one["goal_steps"]) == (3, 7)
    assert None in {loss for row in one["losses"] for loss in row} or "diverged" in one["stopped"][0]
    rows = list(csv.DictReader(io.StringIO(said(capsys, *RATES, "--optimizer", "gd", "--csv"))))
    assert [row["optimizer"] for row in rows] == ["momentum"] * 7 + ["gd"] * 7
    assert "lowest loss" in said(capsys, *RATES)


@pytest.mark.parametrize("arguments", [BASINS, RATES, (*RATES, "--optimizer", "gd")])
def test_a_picture_says_what_it_shows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    target = tmp_path / "图.png"
    said(capsys, *arguments, "--png", str(target))
    with Image.open(target) as picture:
        assert picture.mode == "RGB" and max(picture.size) >= 240
        assert f"gdviz map {arguments[1]}" in picture.text["Title"]  # type: ignore[attr-defined]
        assert len(np.unique(np.asarray(picture).reshape(-1, 3), axis=0)) > 3
    assert [path.name for path in tmp_path.iterdir()] == ["图.png"]


def test_the_four_minima_have_four_colours_where_they_lie(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said(capsys, *BASINS, "--png", str(tmp_path / "map.png"))
    with Image.open(tmp_path / "map.png") as picture:
        width, height = picture.size
        corners = [(x, y) for x in (3, width - 4) for y in (3, height - 4)]
        assert len({picture.getpixel(corner) for corner in corners}) == 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("map",), "basins | rates"),
        ((*BASINS[:4], "--size", "0x5"), "at least one cell"),
        ((*BASINS[:4], "--size", "big"), "--size: 'big' is not a size"),
        ((*BASINS[:4], "--domain", "-5:5"), "2 needed (x, y)"),
        ((*BASINS[:4], "--domain", "5:-5,0:1"), "--domain: the lower end"),
        ((*BASINS[:4], "--domain", "a,b"), "--domain: 'a' is not an interval"),
        (("map", "basins", "--landscape", "x² + y²"), "--domain: a typed formula has none"),
        ((*BASINS, "--optimizer", "gd"), "give it once"),
        ((*BASINS, "--png", "/nowhere/at/all.png"), "there is no folder"),
        ((*BASINS, "--steps", "0"), "--steps"),
        ((*BASINS, "--tolerance", "-1"), "--tolerance"),
        ((*RATES[:6], "--x", "lr=1:2:3:4"), "is not a range"),
        ((*RATES[:6], "--x", "beta=1:2:3"), "no hyperparameter"),
        ((*RATES[:6], "--x", "lr=-1:1:3"), "must be a number from"),
        ((*RATES, "--y", "lr=1:2:3"), "already along --x"),
        ((*RATES, "--goal", "low"), "--goal"),
        ((*BASINS[:4], "--optimizer", "adam:lr=-1"), "must be a number from"),
    ],
)
def test_bad_input_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1


def test_a_cluster_computes_the_same_map(capsys: pytest.CaptureFixture[str]) -> None:
    distributed = pytest.importorskip("distributed")
    alone = said(capsys, *BASINS, "--json")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, protocol="tcp"
    ) as cluster:
        assert said(capsys, *BASINS, "--json", "--cluster", cluster.scheduler_address) == alone


def test_a_cluster_that_does_not_answer_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("gdviz.cli.mapping.CONNECTING", 0.2)
    assert main([*BASINS, "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert "does not answer" in capsys.readouterr().err
    assert main([*BASINS, "--cluster", "no address"]) == 2
    assert "does not answer" in capsys.readouterr().err
