"""What the command line refuses: exit code 2, and one line on stderr that names the argument."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gdviz import assets
from gdviz.cli import main

RUN = ("run", "--landscape", "x² + y²")


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test an empty folder of the person's own."""
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line that a refused command prints."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and err.startswith("gdviz: ")
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "command"),
        (("walk",), "walk"),
        (("list",), "landscapes|optimizers"),
        (("list", "stories"), "stories"),
        (("run",), "--landscape"),
        (("run", "--landscape"), "--landscape"),
        (("run", "--landscape", ""), "--landscape: column 1"),
        (("run", "--landscape", "x² +"), "--landscape: column 5"),
        (("run", "--landscape", "rosenbrok"), "there is no landscape 'rosenbrok'; did you mean rosenbrock?"),
        (("run", "--landscape", "nosuch"), "gdviz list landscapes"),
        (("run", "--landscape", "__import__('os')"), "--landscape"),
        (("run", "--landscape", "9**9**9**9"), "--landscape"),
        (("run", "--landscape", "(9x)^(9^(9x/x))"), "--landscape"),
        (("run", "--landscape", "x" * 1000), "--landscape"),
        (("run", "--landscape", "x\n+\n"), "--landscape"),
        (("run", "--landscape", "x\udcff"), "--landscape"),
        ((*RUN, "--start", "1"), "--start: 1 number(s) given, 2 needed (x, y)"),
        ((*RUN, "--start", "1,2,3"), "--start: 3"),
        ((*RUN, "--start", "1,a"), "--start: 'a'"),
        ((*RUN, "--start", "1,"), "--start: ''"),
        ((*RUN, "--start", ""), "--start"),
        ((*RUN, "--start", "1,nan"), "--start: 'nan'"),
        ((*RUN, "--start", "1,inf"), "--start: 'inf'"),
        ((*RUN, "--start", "1,1e999"), "--start: '1e999'"),
        ((*RUN, "--start", "--json"), "--start"),
        ((*RUN, "--steps", "many"), "--steps: 'many'"),
        ((*RUN, "--steps", "-1"), "--steps: -1"),
        ((*RUN, "--steps", "1.5"), "--steps: '1.5'"),
        ((*RUN, "--steps", "99999999999"), "--steps"),
        ((*RUN, "--steps", "9" * 5000), "--steps"),
        ((*RUN, "--lr", "fast"), "--lr: 'fast'"),
        ((*RUN, "--lr", "-1"), "--lr"),
        ((*RUN, "--lr", "nan"), "--lr"),
        ((*RUN, "--tolerance", "-1"), "--tolerance: -1"),
        ((*RUN, "--tolerance", "x"), "--tolerance: 'x'"),
        ((*RUN, "--seed", "-1"), "--seed"),
        ((*RUN, "--seed", "a"), "--seed"),
        ((*RUN, "--optimizer", "sgdd"), "--optimizer: there is no optimizer 'sgdd'"),
        ((*RUN, "--optimizer", "adamm"), "did you mean adam?"),
        ((*RUN, "--optimizer", ""), "--optimizer"),
        ((*RUN, "--optimizer", ":lr=1"), "--optimizer"),
        ((*RUN, "--optimizer", "gd:rate=1"), "'rate=1' is not one of lr=…"),
        ((*RUN, "--optimizer", "gd:lr"), "--optimizer gd: lr has no value; write lr=0.1"),
        ((*RUN, "--optimizer", "gd:lr="), "--optimizer gd: lr has no value"),
        ((*RUN, "--optimizer", "gd:lr=a"), "--optimizer gd:lr: 'a'"),
        ((*RUN, "--optimizer", "gd:lr=-1"), "--optimizer gd: lr must be a number from 0"),
        ((*RUN, "--optimizer", "adam:beta1=1"), "beta1 must be a number"),
        ((*RUN, "--json", "--csv"), "--csv"),
        ((*RUN, "--jason"), "--jason"),
        ((*RUN, "--js"), "--js"),
        ((*RUN, "extra"), "extra"),
    ],
)
def test_bad_input_is_refused_in_one_line_that_names_it(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], named: str
) -> None:
    assert named in refusal(capsys, *arguments)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_output_that_cannot_be_written_is_one_line() -> None:
    command = [sys.executable, "-m", "gdviz", "run", "--landscape", "quadratic", "--csv"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("gdviz: the output cannot be written: ") and done.stderr.count("\n") == 1
