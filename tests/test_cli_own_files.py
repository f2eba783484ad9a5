"""Files in a person's own folder: in every list, marked as theirs, and the broken ones with their error."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gdviz import assets
from gdviz.cli import main
from gdviz.engine.files.catalog import load_catalog

GOOD = {
    "landscapes": 'name = "Mine"\nformula = "x⁴"\ndomain = [[-1, 1]]\nstart = [0.5]\n',
    "optimizers": 'name = "Mine"\nequations = "x = x - 0.1 g"\n',
    "schedules": 'name = "Mine"\nformula = "η / t"\n',
    "options": 'name = "Mine"\nformula = "2 g"\n',
}
every_kind = pytest.mark.parametrize("kind", GOOD)


PRODUCT = {"landscapes": "parabola", "optimizers": "gd", "schedules": "cosine", "options": "noise"}


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give every test an empty folder of the person's own, beside a product of one file of each kind."""
    for kind, name in PRODUCT.items():
        folder = tmp_path / "product" / kind
        folder.mkdir(parents=True)
        shutil.copy(assets.resources() / kind / f"{name}.toml", folder)
    monkeypatch.setattr(assets, "resources", lambda: tmp_path / "product")
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path / "own")
    return tmp_path / "own"


def write(folder: Path, kind: str, name: str, text: str) -> Path:
    path = folder / kind / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@every_kind
def test_own_files_are_marked_and_broken_ones_follow_with_their_error(
    capsys: pytest.CaptureFixture[str], own: Path, kind: str
) -> None:
    write(own, kind, "mine", GOOD[kind])
    path = write(own, kind, "broken", 'name = "Broken"\n')
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    marked = [line.split()[0] for line in lines if line.endswith("(yours)")]
    assert marked == ["mine"]
    assert lines[-2] == "These could not be used:" and lines[-1].startswith(f"{path}:1: ")
    assert main(["list", kind, "--json"]) == 0
    listed = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert [name for name, entry in listed.items() if entry.get("yours")] == ["mine"]
    broken = listed["broken"]
    assert (broken["path"], broken["line"]) == (str(path), 1) and "is missing" in broken["error"]
    assert [name for name, entry in listed.items() if "error" in entry] == ["broken"]


@every_kind
def test_an_own_file_that_replaces_one_of_the_product_is_marked(own: Path, kind: str) -> None:
    plain = load_catalog([assets.resources()])
    name = PRODUCT[kind]
    write(own, kind, name, GOOD[kind])
    catalog = load_catalog([assets.resources()], own)
    assert getattr(catalog, kind)[name].name.en == "Mine"
    assert catalog.own == {(kind, name)} and plain.own == frozenset()


@every_kind
def test_a_broken_file_replaces_nothing(own: Path, kind: str) -> None:
    name = PRODUCT[kind]
    write(own, kind, name, "name = ")
    catalog = load_catalog([assets.resources()], own)
    assert getattr(catalog, kind)[name].name.en != "Mine" and catalog.own == frozenset()
    assert [mistake.path.stem for mistake in catalog.mistakes_of(kind)] == [name]


def test_own_schedule_option_and_optimizer_run_together(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    write(own, "schedules", "mine", GOOD["schedules"])
    write(own, "options", "double", GOOD["options"])
    arguments = ["--landscape", "x²", "--start", "1", "--optimizer", "gd:lr=0.1", "--steps", "3", "--json"]
    assert main(["run", *arguments, "--schedule", "mine", "--option", "double"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["rates"] == [0.1, 0.05, 0.1 / 3] and run["terms"]["g"][0] == [4.0]
