"""Every example opens, makes steps, and nothing of it is complained about; so does one of a person's own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import pytest

from gdviz import assets
from gdviz.cli.trials.examples import example_trial
from gdviz.engine.data.problem import Problem
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.session.files.document import Document, document_text, read_document
from gdviz.session.files.filing import Filing
from tests.session.conftest import NewSession

EXAMPLES = sorted(path.stem for path in (assets.resources() / "lessons").glob("*.toml"))


def test_every_file_is_an_example(catalog: Catalog) -> None:
    assert sorted(catalog.examples) == EXAMPLES and not catalog.mistakes
    names = [example.name for example in catalog.examples.values()]
    assert len({name.en for name in names}) == len({name.zh for name in names}) == len(EXAMPLES)
    places = [example.place for example in catalog.examples.values()]
    assert None not in places and places == sorted(set(places))  # every one has its own, and that is the order
    sections = [example.section for example in catalog.examples.values()]
    changes = sum(one != other for one, other in pairwise(sections))
    assert changes + 1 == len(set(sections)) and all(section.en and section.zh for section in sections)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_opens_and_makes_steps_without_complaint(catalog: Catalog, new_session: NewSession, name: str) -> None:
    example = catalog.examples[name]
    assert example_trial(catalog, example).warnings == ()  # both languages
    runs = read_document(example.path, example.text).experiment.runs
    assert all(run.name_zh or run.name.startswith(("η", run.optimizer)) for run in runs)  # in the window's language
    assert example.description.en.endswith(".") and example.description.zh.endswith("。")
    session = new_session()
    filing = Filing(session)
    filing.open_example(example)
    assert not filing.is_changed and filing.path is None  # saving asks for another name
    if isinstance(session.landscape, Problem):  # the minimum that is known is marked, and distances are told
        assert np.allclose(session.experiment.landscape.minima, session.landscape.minima, rtol=1e-12)
    session.foresee(session.cursor + 3)
    for run in session.runs:
        assert run.length >= 1 and np.isfinite(run.trajectory.losses[:2]).all()
    again = read_document(Path("again.gdviz"), document_text(filing.document()))
    assert again == filing.document()


def test_an_example_of_ones_own_is_found_and_one_with_a_mistake_is_named(tmp_path: Path, catalog: Catalog) -> None:
    experiment = read_document(Path("x"), catalog.examples[EXAMPLES[0]].text).experiment
    folder = tmp_path / "lessons"
    folder.mkdir()
    mine = Document(experiment, name="Mine", description="A sentence.")
    (folder / "mine.toml").write_text(document_text(mine), encoding="utf-8")
    unnamed = msgspec.structs.replace(mine, name="")
    (folder / "unnamed.toml").write_text(document_text(unnamed), encoding="utf-8")
    found = load_catalog([assets.resources()], tmp_path)
    assert found.examples["mine"].name.en == "Mine" and ("lessons", "mine") in found.own
    (mistake,) = found.mistakes
    assert mistake.path.stem == "unnamed" and "name" in str(mistake)
