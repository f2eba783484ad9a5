"""Saving and opening: what counts as a change, and files that are whole whatever happens."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.files.whole_file import write_whole
from gdviz.session.changes import editing
from gdviz.session.files.filing import Filing
from gdviz.session.files.share import share_text, text_of_share
from gdviz.session.session import Look, Session
from tests.session.conftest import NewSession
from tests.session.documents import random_document

KILLS = 60


def test_edits_are_changes_and_undoing_them_takes_that_back(session: Session, tmp_path: Path) -> None:
    filing = Filing(session)
    assert not filing.is_changed
    editing.set_hyperparameter(session, 0, "lr", 0.06)
    assert filing.is_changed
    session.history.undo()
    assert not filing.is_changed
    session.set_look(0, Look(5))
    assert filing.is_changed
    filing.save(tmp_path / "a.gdviz")
    assert not filing.is_changed and filing.name == "a"


def test_looking_around_is_no_change(session: Session) -> None:
    filing = Filing(session)
    session.seek(50)
    session.select(1)
    session.playback.set_speed(3.0)
    session.seek(100)
    session.playback.step_forward()  # beyond the last step
    assert session.experiment.steps == 101
    assert not filing.is_changed


def test_more_steps_that_nobody_played_are_a_change(session: Session) -> None:
    filing = Filing(session)
    session.change(session.experiment.with_steps(500))
    assert filing.is_changed


def test_saving_opening_and_new(session: Session, new_session: NewSession, tmp_path: Path) -> None:
    filing, first = Filing(session), session.experiment
    editing.set_seed(session, 8)
    session.seek(12)
    saved = filing.document()
    filing.save(tmp_path / "eight.gdviz")
    filing.new()
    assert session.experiment == first and session.cursor == 0 and filing.path is None and not filing.is_changed
    assert session.history.undoable is None
    filing.open(tmp_path / "eight.gdviz")
    assert filing.document() == saved and filing.path == tmp_path / "eight.gdviz"
    other = Filing(new_session())
    other.open(tmp_path / "eight.gdviz")
    assert other.document() == saved


def test_a_failed_save_changes_nothing(session: Session, tmp_path: Path) -> None:
    filing = Filing(session)
    filing.save(tmp_path / "a.gdviz")
    before = (tmp_path / "a.gdviz").read_bytes()
    editing.set_seed(session, 8)
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        filing.save(tmp_path / "file" / "a.gdviz")
    assert filing.path == tmp_path / "a.gdviz" and filing.is_changed
    assert (tmp_path / "a.gdviz").read_bytes() == before


# Files that are written whole -----------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these permissions nor these links")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "there.gdviz", tmp_path / "link.gdviz"
    write_whole(path, "old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, "new")
    assert link.is_symlink() and path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_must_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "there.gdviz"
    write_whole(path, "old")
    path.chmod(0o440)
    with pytest.raises(PermissionError):
        write_whole(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="needs os.fork, which makes 200 processes cheap")
def test_a_process_that_is_killed_at_any_moment_leaves_a_whole_file(
    tmp_path: Path, session: Session, new_session: NewSession
) -> None:
    """The child saves two documents in turn, by the very door that the app uses, until it is killed."""
    folder, path = tmp_path / "folder", tmp_path / "folder" / "killed.gdviz"
    folder.mkdir()
    one, other = Filing(session), Filing(new_session())
    editing.set_seed(session, 12345)
    texts = {one.text(), other.text()}
    one.save(path)
    chance = random.Random(1)
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    one.save(path)
                    other.save(path)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.0, 0.02))  # a random moment is what is tested
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert path.read_text(encoding="utf-8") in texts
        assert len(list(folder.iterdir())) <= 2
    one.save(path)
    assert list(folder.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == one.text()


# A line of text -------------------------------------------------------------------------------------------------


def test_a_line_holds_all_but_the_arrangement(session: Session) -> None:
    for seed in range(20):
        document = random_document(session.catalog, seed)
        line = share_text(document)
        assert "\n" not in line and line.startswith("gdviz:1:") and len(line) < 20_000
        filing = Filing(session)
        filing.open_line(line)
        assert session.experiment == document.experiment
        assert filing.path is None and not filing.is_changed


def test_what_chats_do_to_a_line_is_forgiven(session: Session) -> None:
    line = Filing(session).line()
    text = text_of_share(line)
    half = len(line) // 2
    for mangled in (
        f"  {line}\n",
        f"<{line}>",
        f"“{line}”",
        f"`{line}`, look at this!",
        f"see {line[:half]}\r\n   {line[half:]} …",
        "> " + "\n> ".join(line[at : at + 40] for at in range(0, len(line), 40)),
        line.replace("-", "+").replace("_", "/") + "==",
        line[:half] + "\u200b" + line[half:],
    ):
        assert text_of_share(mangled) == text


def test_a_line_that_is_cut_off_or_damaged_is_refused(session: Session) -> None:
    filing = Filing(session)
    line, here = filing.line(), session.snapshot()
    for end in range(0, len(line)):
        with pytest.raises(InputError):
            filing.open_line(line[:end])
    for at in range(8, len(line), 7):
        with pytest.raises((InputError, FileError)):
            filing.open_line(line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :])
    with pytest.raises(InputError, match="cut off"):
        filing.open_line(line[:-8])
    with pytest.raises(InputError, match="version 2"):
        filing.open_line(line.replace("gdviz:1:", "gdviz:2:"))
    with pytest.raises(InputError, match="begins with"):
        filing.open_line("hello")
    assert session.snapshot() == here


def test_a_bomb_is_refused_at_once(session: Session) -> None:
    import base64
    import zlib

    bomb = base64.urlsafe_b64encode(zlib.compress(b"#" * 300_000_000, 9)).decode()
    filing = Filing(session)
    for line in (f"gdviz:1:{bomb}", "gdviz:1:" + "A" * 5_000_000, "x" * 5_000_000):
        began = time.process_time()  # whatever else the computer does
        with pytest.raises(InputError):
            filing.open_line(line)
        assert time.process_time() - began < 4.0


def test_half_written_files_of_killed_processes_are_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.gdviz"
    script = "import os, sys; sys.path.insert(0, '.'); import gdviz.engine.files.whole_file as w, pathlib\n"
    script += "w.os.replace = lambda *_: os._exit(9)\nw.write_whole(pathlib.Path(sys.argv[1]), 'x')"
    assert subprocess.run([sys.executable, "-c", script, str(path)]).returncode == 9
    assert len(list(tmp_path.glob(".*.part"))) == 1
    write_whole(path, "whole")
    assert list(tmp_path.iterdir()) == [path]
