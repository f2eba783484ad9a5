"""Broken, hostile and newer files: a message with line and key within two seconds, and nothing has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.session.files.document import Document, document_text, read_document
from gdviz.session.files.filing import Filing
from gdviz.session.files.opening import opened_session
from gdviz.session.limits import MOST_BYTES
from gdviz.session.session import Session
from tests.session.conftest import NewSession, told_by

WHOLE = """gdviz = 2
cursor = 37
selected = 0

[experiment]
start = [5.0, 5.0]
steps = 100
tolerance = 1e-6

[experiment.landscape]
formula = "3x² + 2xy + 6y²"
domain = [[-6.0, 6.0], [-6.0, 6.0]]

[[experiment.runs]]
name = "gd"
optimizer = "gd"
hyperparameters = { lr = 0.05 }
edits = [{ step = 5, name = "lr", value = 0.1 }]

[[experiment.runs]]
name = "adam"
optimizer = "adam"
[experiment.runs.hyperparameters]
lr = 0.5
beta1 = 0.9
beta2 = 0.999
eps = 1e-8

[view]
log_loss = false

[end]
"""
NETWORK = """[experiment.landscape.problem]
model = { kind = "network", hidden = [100000, 100000] }
data = { kind = "dataset", id = "moons" }
"""

# What is changed → what the message says, and the text that its line holds.
BROKEN: list[tuple[str, str, str, str]] = [
    ("gdviz = 2", "gdviz = 3", "version 3, newer", "gdviz = 3"),
    ("gdviz = 2", 'gdviz = "2"', "no file of gdviz", 'gdviz = "2"'),
    ("gdviz = 2\n", "", "no file of gdviz", "cursor"),
    ("[end]", "", "not whole", ""),
    ("cursor = 37", "cursor = -1", "cursor", "cursor = -1"),
    ("cursor = 37", "cursor = 3.5", "cursor", "cursor = 3.5"),
    ("cursor = 37", "cursor = 99999999999", "cursor", "cursor = 9"),
    ("cursor = 37", "cursor = 9" + "9" * 400, "cursor", "cursor = 9"),
    ("cursor = 37", "cursor = 9" + "9" * 5000, "TOML", ""),
    ("selected = 0", "selected = 2", "selected", "selected = 2"),
    ("selected = 0", "chosen = 2", "chosen", "chosen = 2"),
    ("selected = 0", "looks = [{slot = 0}]", "looks", "looks = "),
    ("5.0, 5.0", "5.0, nan", "experiment.start.2", "start"),
    ("5.0, 5.0", "5.0", "experiment.start", "start"),
    ("5.0, 5.0", "5.0, 1e999", "experiment.start.2", "start"),
    ("steps = 100", "steps = 0", "experiment.steps", "steps = 0"),
    ("steps = 100", "steps = inf", "experiment.steps", "steps = inf"),
    ("tolerance = 1e-6", "tolerance = -1.0", "experiment.tolerance", "tolerance"),
    ("3x² + 2xy + 6y²", "3x² + (2xy + 6y²", "formula, column 7", "formula"),
    ("3x² + 2xy + 6y²", "__import__('os')", "formula", "formula"),
    ("3x² + 2xy + 6y²", "9^9^9^9^9 x", "formula", "formula"),
    ("3x² + 2xy + 6y²", "(" * 1000, "formula", "formula"),
    ("3x² + 2xy + 6y²", "x\\u0000y", "U+0000", "formula"),
    ("3x² + 2xy + 6y²", "x\\u001by", "U+001B", "formula"),
    ("3x² + 2xy + 6y²", "x²", "experiment.start", "start"),
    ("[-6.0, 6.0], ", "[6.0, -6.0], ", "domain.1", "domain"),
    ("[-6.0, 6.0], ", "[-1e300, 1e300], ", "domain.1", "domain"),
    ("[-6.0, 6.0], ", "", "domain", "domain"),
    ('optimizer = "adam"', 'optimizer = "adamm"', "runs.2.optimizer: “adamm” is not known", 'optimizer = "adamm"'),
    ('optimizer = "adam"', 'optimizer = "../../etc/passwd"', "runs.2.optimizer", 'optimizer = "'),
    ("beta1 = 0.9", "beta1 = 1.5", "runs.2.hyperparameters.beta1", "beta1 = 1.5"),
    ("beta1 = 0.9", 'beta1 = "0.9"', "runs.2.hyperparameters.beta1", 'beta1 = "0.9"'),
    ("beta1 = 0.9\n", "", "runs.2.hyperparameters", "[experiment.runs.hyperparameters]"),
    ("beta1 = 0.9", "beta1 = 0.9\nbeta3 = 1.0", "beta3", "beta3"),
    ("step = 5", "step = -5", "runs.1.edits.1", "edits"),
    ('name = "lr", value', 'name = "rate", value', "rate", "edits"),
    ('name = "adam"', 'name = "gd"', "two runs", 'name = "gd"'),
    ('optimizer = "gd"', 'optimizer = "gd"\nbatch = -1', "batch", "[experiment]"),
    ('optimizer = "gd"', 'optimizer = "gd"\nschedule = "none_such"', "runs.1.schedule", "schedule"),
    ("log_loss = false", "log_loss = 0", "view.log_loss", "log_loss"),
    ("log_loss = false", "map_range = [[1.0, 0.0], [0.0, 1.0]]", "map_range.1", "map_range"),
    ("log_loss = false", "arrangement = { size = [0, 5] }", "size", "arrangement"),
    ("log_loss = false", "camera = {azimuth=1, elevation=95, zoom=1, centre=[0, 0, 0]}", "elevation", "camera"),
    ("[experiment.landscape]", NETWORK + "[experiment.landscape]", "weights", "model"),
    ("[view]", "[own]\n\"optimizers/../mine\" = \"\"\n[view]", "own", "optimizers"),
    ("[view]", "a = " + "[" * 100_000 + "\n[view]", "", ""),
    ("[view]", "[" + "a." * 100_000 + "a]\n[view]", "nested too deeply", "[a."),
    ("[view]", "a" + " . a" * 100_000 + " = 1\n[view]", "nested too deeply", "a . a"),
    ("[view]", "[[many]]\n" * 30_000 + "[view]", "many", ""),
    ("[view]", "\n".join(f"k{n} = {n}" for n in range(30_000)) + "\n[view]", "", ""),
    ("[view]", "# " + "é" * MOST_BYTES + "\n[view]", "larger", ""),
]  # fmt: skip


def refused(filing: Filing, path: Path) -> FileError:
    """Return how opening a file is refused: soon."""
    began = process_time()  # whatever else the computer does
    with pytest.raises(FileError) as caught:
        filing.open(path)
    assert process_time() - began < 6.0
    assert caught.value.mistake.path == path
    return caught.value


@pytest.mark.parametrize("case", range(len(BROKEN)))
def test_a_broken_file_is_refused_with_line_and_key(session: Session, tmp_path: Path, case: int) -> None:
    before, after, sentence, line = BROKEN[case]
    text = WHOLE.replace(before, after, 1)
    assert text != WHOLE
    path = tmp_path / "broken.gdviz"
    path.write_text(text, encoding="utf-8")
    filing, here, told = Filing(session), session.snapshot(), told_by(session)
    mistake = refused(filing, path).mistake
    assert sentence in str(mistake.message)
    assert line in text.split("\n")[mistake.line - 1]
    assert session.snapshot() == here and told == [] and filing.path is None and not filing.is_changed


def test_the_file_that_is_broken_above_is_whole(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "whole.gdviz"
    path.write_text(WHOLE, encoding="utf-8")
    Filing(session).open(path)
    assert session.cursor == 37 and session.experiment.runs[0].edits[0].value == 0.1


def test_a_file_cut_off_anywhere_is_refused(catalog: Catalog, session: Session) -> None:
    text = document_text(Document(session.experiment))
    for end in range(len(text.rstrip())):
        with pytest.raises(FileError):
            read_document(Path("cut.gdviz"), text[:end])


def test_bytes_that_are_no_text_are_refused(session: Session, tmp_path: Path) -> None:
    filing = Filing(session)
    writings: list[tuple[bytes, str]] = [
        (WHOLE.encode("utf-16"), "UTF-8"),
        (WHOLE.replace("x²", "x·一").encode("gbk", "ignore"), "UTF-8"),
        (WHOLE.replace("gd", "g\x00d").encode(), "TOML"),
        (os.urandom(5000), "UTF-8"),
        (b"", "no file of gdviz"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
    ]
    for content, sentence in writings:
        path = tmp_path / "bytes.gdviz"
        path.write_bytes(content)
        assert sentence in str(refused(filing, path).mistake.message)


def test_what_is_no_file_is_refused(session: Session, tmp_path: Path) -> None:
    filing = Filing(session)
    refused(filing, tmp_path)
    refused(filing, tmp_path / "missing.gdviz")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.gdviz")
        refused(filing, tmp_path / "pipe.gdviz")


@pytest.mark.parametrize("many", ["runs", "edits", "looks"])
def test_too_many_of_anything_is_refused(session: Session, tmp_path: Path, many: str) -> None:
    run = '[[experiment.runs]]\nname = "{n}"\noptimizer = "gd"\nhyperparameters = {{ lr = 0.05 }}\n'
    more: dict[str, Callable[[], str]] = {
        "runs": lambda: WHOLE.replace("[view]", "".join(run.format(n=n) for n in range(1000)) + "[view]"),
        "edits": lambda: WHOLE.replace("edits = [", "edits = [" + '{ step = 1, name = "lr", value = 1 },\n' * 15_000),
        "looks": lambda: WHOLE.replace("selected = 0", "looks = [" + "{slot=1}," * 15_000 + "]"),
    }
    path = tmp_path / "many.gdviz"
    path.write_text(more[many](), encoding="utf-8")
    assert many in str(refused(Filing(session), path).mistake.message)


def test_steps_that_would_fill_the_memory_are_refused(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "long.gdviz"
    text = WHOLE.replace("cursor = 37", "cursor = 10000000").replace("tolerance = 1e-6", "")
    path.write_text(text, encoding="utf-8")
    mistake = refused(Filing(session), path).mistake
    assert "cursor" in str(mistake.message) and mistake.line == 2


def test_a_network_that_costs_too_much_is_refused(catalog: Catalog, new_session: NewSession) -> None:
    wide = """[experiment.landscape.problem]
model = { kind = "network", hidden = [5000] }
data = { kind = "dataset", id = "moons", parameters = { count = 100000 } }
"""
    text = WHOLE.replace("[experiment.landscape]", wide + "[experiment.landscape]")
    path = Path("wide.gdviz")
    with pytest.raises(FileError, match=r"experiment\.landscape\.problem"):
        opened_session(catalog, read_document(path, text), path, text)
