"""What a file of gdviz holds comes back exactly, from this version and older ones, on this machine and another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from gdviz.engine.data.problem_choice import CsvChoice, LinearChoice, ProblemChoice
from gdviz.engine.experiment import LandscapeChoice, RunChoice, to_toml
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.session.changes import editing
from gdviz.session.files.checking import checked_document
from gdviz.session.files.document import Document, document_text, read_document, with_data_beside, with_data_in
from gdviz.session.files.filing import Filing
from gdviz.session.files.opening import document_of, opened_session
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Look, Session
from tests.session.conftest import NewSession
from tests.session.documents import random_document

PATH = Path("some.gdviz")
MINE = 'name = "Mine"\nequations = """\nx = x - 0.5 η g\n"""\n[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.1\n'
MINE += 'range = [0.01, 1.0]\nscale = "log"\n'


@pytest.mark.parametrize("seed", range(60))
def test_a_document_comes_back_exactly(catalog: Catalog, seed: int) -> None:
    document = random_document(catalog, seed)
    text = document_text(document)
    again = read_document(PATH, text)
    assert again == document
    assert document_text(again) == text
    assert checked_document(catalog, again, PATH, text)[1] == document


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(catalog: Catalog) -> None:
    document = random_document(catalog, 3)
    text = document_text(document).replace("\n", "\r\n")
    assert read_document(PATH, "\ufeff" + text) == document


def test_an_opened_session_shows_what_was_saved(catalog: Catalog, new_session: NewSession) -> None:
    session = new_session()
    session.seek(60)
    editing.set_hyperparameter(session, 0, "lr", 0.02)
    session.seek(37)
    session.set_look(1, Look(6, visible=False))
    session.select(1)
    session.playback.set_speed(3.5)
    document = document_of(session, ViewChoice(log_loss=False))
    text = document_text(document)
    again = opened_session(catalog, read_document(PATH, text), PATH, text)
    assert document_of(again, ViewChoice(log_loss=False)) == document
    assert [run.length for run in again.runs] == [run.length for run in session.runs]
    for one, other in zip(again.runs, session.runs, strict=True):
        assert (one.trajectory.positions == other.trajectory.positions).all()


def test_the_bare_experiment_of_version_1_opens(catalog: Catalog, session: Session) -> None:
    text = to_toml(session.experiment)
    opened = opened_session(catalog, read_document(PATH, text), PATH, text)
    assert opened.experiment == session.experiment
    assert opened.cursor == 0 and opened.selected == 0


def test_version_1_with_cursor_and_looks_opens(catalog: Catalog, session: Session) -> None:
    looks = "looks = [{slot = 4, visible = false}, {slot = 1, visible = true}]\n"
    text = to_toml(session.experiment).replace("gdviz = 1\n", f"gdviz = 1\ncursor = 7\nselected = 1\n{looks}")
    opened = opened_session(catalog, read_document(PATH, text), PATH, text)
    assert (opened.cursor, opened.selected, opened.looks) == (7, 1, (Look(4, False), Look(1, True)))


def test_a_file_that_takes_long_opens_at_once_and_plays_on_to_its_step(catalog: Catalog, session: Session) -> None:
    runs = (RunChoice("simplex", "nelder_mead", catalog.optimizers["nelder_mead"].defaults()), *session.experiment.runs)
    far = 400_000
    experiment = msgspec.structs.replace(session.experiment, runs=runs[1:], steps=10, tolerance=0.0)
    document = Document(experiment, cursor=far)
    opened = opened_session(catalog, document, PATH, document_text(document))
    for _ in range(far):
        if not opened.playback.playing:
            break
        opened.tick(0.01)
    assert opened.cursor == far


# What travels along ---------------------------------------------------------------------------------------------


def with_mine(catalog: Catalog, text: str = MINE, name: str = "mine") -> tuple[Catalog, Document]:
    run = RunChoice("r", name, {"lr": 0.1})
    experiment = LandscapeChoice("x² + y²", ((-1.0, 1.0), (-1.0, 1.0)))
    from gdviz.engine.experiment import Experiment

    return catalog, Document(Experiment(experiment, (0.5, 0.5), (run,)), own={f"optimizers/{name}": text})


def test_an_optimizer_of_ones_own_travels_with_the_file(catalog: Catalog) -> None:
    _, document = with_mine(catalog)
    text = document_text(document)
    session = opened_session(catalog, read_document(PATH, text), PATH, text)
    session.seek(1)
    assert session.runs[0].trajectory.positions[1, 0] == pytest.approx(0.5 - 0.5 * 0.1 * 1.0)
    assert "mine" not in catalog.optimizers  # until it is opened there
    assert ("optimizers", "mine") not in session.catalog.own  # nothing was written
    assert document_of(session, ViewChoice()).own == document.own


def test_one_that_is_there_already_is_used(catalog: Catalog) -> None:
    _, document = with_mine(catalog)
    first, _ = checked_document(catalog, document, PATH, document_text(document))
    again, same = checked_document(first, document, PATH, document_text(document))
    assert again is first and same.experiment.runs[0].optimizer == "mine"


def test_another_one_under_the_same_name_gets_a_free_name(catalog: Catalog) -> None:
    _, document = with_mine(catalog)
    taken, _ = checked_document(catalog, document, PATH, document_text(document))
    _, other = with_mine(catalog, MINE.replace("0.5", "0.25"))
    both, adapted = checked_document(taken, other, PATH, document_text(other))
    assert adapted.experiment.runs[0].optimizer == "mine_2"
    assert {"mine", "mine_2"} <= both.optimizers.keys()
    again, same = checked_document(both, other, PATH, document_text(other))
    assert again is both and same.experiment.runs[0].optimizer == "mine_2"


def test_built_in_names_are_never_taken_over(catalog: Catalog) -> None:
    _, document = with_mine(catalog, name="gd")
    both, adapted = checked_document(catalog, document, PATH, document_text(document))
    assert adapted.experiment.runs[0].optimizer == "gd_2"
    assert both.optimizers["gd"] is catalog.optimizers["gd"]


def test_a_mistake_in_what_came_along_is_named_with_its_line(catalog: Catalog) -> None:
    _, document = with_mine(catalog, MINE.replace("x - 0.5", "x - (0.5"))
    text = document_text(document)
    with pytest.raises(FileError) as caught:
        checked_document(catalog, document, PATH, text)
    mistake = caught.value.mistake
    assert "(0.5" in text.split("\n")[mistake.line - 1]
    assert "own.optimizers/mine" in str(mistake)


# Data beside the file -------------------------------------------------------------------------------------------


def test_a_csv_file_is_found_beside_the_file(catalog: Catalog, tmp_path: Path, session: Session) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "points.csv").write_text("a,b\n0,0\n1,2\n2,4\n")
    problem = ProblemChoice(LinearChoice(), CsvChoice("there/points.csv"))
    landscape = LandscapeChoice("f", ((-1.0, 1.0), (-1.0, 1.0)), problem=problem)
    document = Document(msgspec.structs.replace(session.experiment, landscape=landscape, start=(0.0, 0.0)))
    whole = with_data_in(document, tmp_path)
    assert with_data_beside(whole, tmp_path) == document
    assert with_data_beside(whole, tmp_path / "there" / "deeper") == whole
    path = tmp_path / "e.gdviz"
    path.write_text(document_text(document), encoding="utf-8")
    filing = Filing(session)
    filing.open(path)
    assert session.landscape.samples == 3
    filing.save(tmp_path / "again.gdviz")
    assert 'path = "there/points.csv"' in (tmp_path / "again.gdviz").read_text(encoding="utf-8")


def test_a_csv_file_that_is_missing_is_named_with_line_and_key(catalog: Catalog, session: Session) -> None:
    problem = ProblemChoice(LinearChoice(), CsvChoice("/nowhere/points.csv"))
    landscape = LandscapeChoice("f", ((-1.0, 1.0), (-1.0, 1.0)), problem=problem)
    document = Document(msgspec.structs.replace(session.experiment, landscape=landscape, start=(0.0, 0.0)))
    text = document_text(document)
    with pytest.raises(FileError, match=r"experiment\.landscape\.problem\.data: .*points\.csv") as caught:
        opened_session(catalog, document, PATH, text)
    assert "data" in text.split("\n")[caught.value.mistake.line - 1]


def test_catalogs_stay_as_they_are(catalog: Catalog) -> None:
    before = replace(catalog)
    test_an_optimizer_of_ones_own_travels_with_the_file(catalog)
    assert catalog == before
