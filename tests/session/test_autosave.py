"""What is kept of a session, and what is offered after a process that was killed."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from gdviz.engine.experiment import RunChoice, to_toml
from gdviz.session.changes import editing
from gdviz.session.files.autosave import EVERY, Autosave
from gdviz.session.files.file_lock import hold
from gdviz.session.files.guests import with_guest
from gdviz.session.session import Look, Session

NewSession = Callable[..., Session]


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def left_behind(folder: Path, session: Session) -> None:
    """Do as a process does that is killed: its files stay, its mark is held by nobody."""
    killed = Autosave(folder, session)
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    session.seek(37)
    killed.poll()
    for path in folder.glob("*.lock"):
        assert hold(path) is None  # it is held while the process lives
    assert killed._mark is not None
    killed._mark.let_go()


def test_a_killed_session_is_offered_and_restored(tmp_path: Path, new_session: NewSession) -> None:
    before = new_session()
    before.set_look(1, Look(6, visible=False))
    before.select(1)
    left_behind(tmp_path, before)
    session = new_session()
    autosave = Autosave(tmp_path, session)
    assert autosave.found is not None
    autosave.restore()
    assert session.experiment == before.experiment
    assert session.cursor == 37 and session.selected == 1
    assert session.looks == before.looks
    assert autosave.found is None
    autosave.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["last.toml"]


def test_the_restored_session_can_be_undone(tmp_path: Path, new_session: NewSession) -> None:
    left_behind(tmp_path, new_session())
    session = new_session()
    first = session.experiment
    autosave = Autosave(tmp_path, session)
    autosave.restore()
    session.history.undo()
    assert session.experiment == first
    autosave.finish()


def test_a_clean_end_offers_nothing_but_keeps_the_last_session_for_who_asks(
    tmp_path: Path, new_session: NewSession
) -> None:
    before = new_session()
    autosave = Autosave(tmp_path, before)
    assert not autosave.has_last
    editing.set_seed(before, 3)
    autosave.poll()
    assert len(list(tmp_path.iterdir())) == 2
    editing.set_seed(before, 4)  # and is not written yet
    autosave.finish()
    session = new_session()
    again = Autosave(tmp_path, session)
    assert again.found is None and again.has_last
    assert session.experiment.seed == 0
    assert again.go_on() is None
    assert session.experiment == before.experiment
    session.history.undo()
    assert session.experiment.seed == 0
    again.finish()


def test_a_session_that_nobody_has_touched_is_not_kept(tmp_path: Path, session: Session) -> None:
    autosave = Autosave(tmp_path, session)
    session.use_catalog(session.catalog)  # as when the whole of it has been read
    autosave.poll()
    assert list(tmp_path.iterdir()) == []
    autosave.finish()


def test_looking_around_does_not_replace_the_last_session(tmp_path: Path, new_session: NewSession) -> None:
    first = new_session()
    autosave = Autosave(tmp_path, first)
    editing.set_seed(first, 3)
    autosave.finish()
    idle = new_session()
    autosave = Autosave(tmp_path, idle)
    idle.seek(5)
    autosave.poll()
    autosave.finish()
    session = new_session()
    autosave = Autosave(tmp_path, session)
    autosave.go_on()
    assert session.experiment.seed == 3
    autosave.finish()


def test_a_last_session_that_cannot_be_taken_says_why(tmp_path: Path, new_session: NewSession) -> None:
    session = new_session()
    before = session.experiment
    autosave = Autosave(tmp_path, session)
    (tmp_path / "last.toml").write_text("[[[", encoding="utf-8")
    refusal = autosave.go_on()
    assert refusal is not None and "cannot be read" in str(refusal)
    assert session.experiment is before
    autosave.finish()


def test_a_session_whose_optimizer_is_gone_is_kept_and_says_what_is_missing(
    tmp_path: Path, new_session: NewSession
) -> None:
    before = new_session()
    left_behind(tmp_path, before)
    path = next(tmp_path.glob("*.toml"))
    path.write_text(path.read_text("utf-8").replace('optimizer = "adam"', 'optimizer = "mine"'), "utf-8")
    session = new_session()
    autosave = Autosave(tmp_path, session)
    refusal = autosave.restore()
    assert refusal is not None and str(refusal) == "the run “adam” needs the optimizer “mine”, which is gone"
    assert path.exists() and autosave.found is not None
    autosave.finish()


def test_discarded_is_not_offered_again(tmp_path: Path, new_session: NewSession) -> None:
    left_behind(tmp_path, new_session())
    Autosave(tmp_path, new_session()).discard()
    assert Autosave(tmp_path, new_session()).found is None


def test_unanswered_is_offered_again(tmp_path: Path, new_session: NewSession) -> None:
    left_behind(tmp_path, new_session())
    Autosave(tmp_path, new_session()).finish()
    again = Autosave(tmp_path, new_session())
    assert again.found is not None
    again.finish()


def test_two_windows_at_once_do_not_see_each_other(tmp_path: Path, new_session: NewSession) -> None:
    one, other = new_session(), new_session()
    first = Autosave(tmp_path, one)
    editing.set_seed(one, 1)
    first.poll()
    second = Autosave(tmp_path, other)
    assert second.found is None
    editing.set_seed(other, 2)
    second.poll()
    second.finish()
    assert len(list(tmp_path.glob("*.lock"))) == 1
    first.finish()


def test_only_one_of_two_windows_is_offered_what_was_left(tmp_path: Path, new_session: NewSession) -> None:
    left_behind(tmp_path, new_session())
    first, second = Autosave(tmp_path, new_session()), Autosave(tmp_path, new_session())
    assert first.found is not None and second.found is None
    first.finish()
    second.finish()


def test_it_is_not_written_more_often_than_every_few_seconds(tmp_path: Path, session: Session) -> None:
    watch = Watch()
    autosave = Autosave(tmp_path, session, watch)
    assert autosave.poll() is None  # nothing has changed
    session.seek(1)
    assert autosave.poll() is None
    written = next(tmp_path.glob("*.toml")).read_text(encoding="utf-8")
    session.seek(2)
    watch.now = EVERY - 1.0
    assert autosave.poll() == pytest.approx(1.0)
    assert next(tmp_path.glob("*.toml")).read_text(encoding="utf-8") == written
    watch.now = EVERY
    assert autosave.poll() is None
    assert "cursor = 2" in next(tmp_path.glob("*.toml")).read_text(encoding="utf-8")
    autosave.finish()


@pytest.mark.parametrize("text", ["[[[", "gdviz = 1", "gdviz = 99\nnew = true", "\x00"])
def test_a_broken_or_newer_file_is_passed_over_with_a_line_in_the_log(
    tmp_path: Path, session: Session, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    (tmp_path / "x.lock").touch()
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert Autosave(tmp_path, session).found is None
    assert "left behind" in caplog.text


def test_a_folder_that_cannot_be_written_is_a_line_in_the_log(
    tmp_path: Path, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    autosave = Autosave(tmp_path / "file" / "folder", session)
    editing.set_seed(session, 3)
    autosave.poll()
    autosave.finish()
    assert "not kept" in caplog.text and "could not be kept" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_really_killed_lets_go_of_its_mark(tmp_path: Path, session: Session) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from gdviz.app import first_session;"
        "from gdviz.session.files.autosave import Autosave; session = first_session();"
        "autosave = Autosave(Path(sys.argv[1]), session);"
        "session.change(session.experiment.with_seed(5)); autosave.poll(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path)], env=os.environ, check=False)
    assert ended.returncode == -signal.SIGKILL
    autosave = Autosave(tmp_path, session)
    assert autosave.found is not None and autosave.found.experiment.seed == 5
    autosave.finish()


def test_what_came_along_with_a_file_is_restored_too(tmp_path: Path, new_session: NewSession) -> None:
    before = new_session()
    text = 'name = "Mine"\nequations = "x = x - η g / 2"\n[hyperparameter.lr]\nsymbol = "η"\ndefault = 0.1\n'
    catalog, key = with_guest(before.catalog, ("optimizers", "mine"), text + "range = [0.01, 1.0]\n")
    run = RunChoice("r", key, {"lr": 0.1})
    before.use_catalog(catalog, msgspec.structs.replace(before.experiment, runs=(run, before.experiment.runs[0])))
    before.select(1)
    left_behind_as_it_is(tmp_path, before)
    session = new_session()
    autosave = Autosave(tmp_path, session)
    assert autosave.restore() is None
    assert session.experiment == before.experiment and "mine" in session.catalog.optimizers
    autosave.finish()


def left_behind_as_it_is(folder: Path, session: Session) -> None:
    killed = Autosave(folder, session)
    editing.set_seed(session, 9)
    killed.poll()
    assert killed._mark is not None
    killed._mark.let_go()


def test_the_file_of_an_older_version_is_restored(tmp_path: Path, new_session: NewSession) -> None:
    before = new_session(seed=31)
    looks = "looks = [{slot = 4, visible = false}, {slot = 1, visible = true}]\n"
    text = to_toml(before.experiment).replace("gdviz = 1\n", f"gdviz = 1\ncursor = 7\nselected = 1\n{looks}")
    (tmp_path / "old.toml").write_text(text, encoding="utf-8")
    (tmp_path / "old.lock").touch()
    session = new_session()
    autosave = Autosave(tmp_path, session)
    assert autosave.restore() is None
    assert session.experiment == before.experiment and session.cursor == 7
    assert session.looks == (Look(4, False), Look(1, True))
    autosave.finish()
