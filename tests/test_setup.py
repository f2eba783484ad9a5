"""The first start: what it does, that it goes on after any interruption, and how it explains what it cannot do."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import main as starter
from gdviz import notice

PYPROJECT = """
[project]
dependencies = ["numpy", 'old ; python_version < "3"']
[dependency-groups]
test = ["pytest"]
"""
SOURCE = Path(starter.__file__)


class Pip:
    """Stands in for the commands of the set-up: makes what they would make, or fails as told."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.commands: list[list[str]] = []
        self.output, self.code = "", 0
        self.killed_at = ""

    def run(self, command: list[str], lock: object) -> tuple[str, int]:
        self.commands.append(command[3:])
        Path(starter.LOG).write_text(self.output)
        if self.killed_at in command and self.killed_at:
            raise KeyboardInterrupt
        return self.output, self.code

    @property
    def steps(self) -> list[str]:
        return [command[0] for command in self.commands]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    venv = tmp_path / ".venv"
    paths = {"HERE": tmp_path, "VENV": venv, "PYTHON": venv / "bin" / "python", "STAMP": venv / "gdviz-stamp"}
    paths |= {"LOCK": venv / "gdviz-lock", "LOG": venv / "gdviz-setup.log"}
    for name, path in paths.items():
        monkeypatch.setattr(starter, name, str(path))
    return tmp_path


@pytest.fixture
def pip(project: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    import venv

    class Builder:
        def __init__(self, symlinks: bool) -> None:
            self.symlinks = symlinks

        def create(self, folder: str) -> None:
            (Path(folder) / "bin").mkdir()
            (Path(folder) / "bin" / "python").symlink_to(sys.executable)

    fake = Pip(project / ".venv")
    monkeypatch.setattr(venv, "EnvBuilder", Builder)
    monkeypatch.setattr(starter, "run", fake.run)
    return fake


def test_the_first_start_makes_an_environment_and_installs_what_pyproject_names(pip: Pip) -> None:
    assert starter.prepare() == starter.PYTHON
    assert pip.steps == ["ensurepip", "pip"]
    assert pip.commands[-1][-2:] == ["numpy", 'old ; python_version < "3"']


def test_a_later_start_does_nothing(pip: Pip) -> None:
    starter.prepare()
    pip.commands.clear()
    starter.prepare()
    assert pip.steps == []


def test_a_changed_pyproject_installs_again_but_keeps_the_environment(pip: Pip, project: Path) -> None:
    starter.prepare()
    pip.commands.clear()
    (project / "pyproject.toml").write_text(PYPROJECT.replace("numpy", "numpy>=2"))
    starter.prepare()
    assert pip.steps == ["pip"]
    assert "numpy>=2" in pip.commands[0]


def test_the_tests_add_their_own_packages_and_the_app_does_not_mind(pip: Pip) -> None:
    starter.prepare()
    starter.prepare(["test"])
    assert pip.commands[-1][-1] == "pytest"
    pip.commands.clear()
    starter.prepare()
    starter.prepare(["test"])
    assert pip.steps == []


@pytest.mark.parametrize("killed_at", ["ensurepip", "pip"])
def test_an_interrupted_set_up_continues_where_it_was(pip: Pip, killed_at: str) -> None:
    pip.killed_at = killed_at
    with pytest.raises(KeyboardInterrupt):
        starter.prepare()
    pip.killed_at = ""
    pip.commands.clear()
    starter.prepare()
    assert pip.steps == (["ensurepip", "pip"] if killed_at == "ensurepip" else ["pip"])


def test_a_package_that_was_half_copied_is_installed_again(pip: Pip, project: Path) -> None:
    starter.prepare()
    packages = project / ".venv" / "lib" / "python3.11" / "site-packages"
    whole, half = packages / "whole-1.dist-info", packages / "half-1.dist-info"
    for record in (whole, half):
        record.mkdir(parents=True)
        (record / "METADATA").touch()
    (whole / "INSTALLER").touch()
    starter.forget_half_installed()
    assert whole.exists()
    assert not half.exists()


def test_an_environment_whose_python_is_gone_is_made_anew(pip: Pip, project: Path) -> None:
    starter.prepare()
    (project / ".venv" / "bin" / "python").unlink()
    (project / ".venv" / "bin" / "python").symlink_to(project / "removed")
    pip.commands.clear()
    starter.prepare()
    assert pip.steps == ["ensurepip", "pip"]


def test_only_the_tests_ask_for_the_very_python_they_were_started_with(pip: Pip, project: Path) -> None:
    starter.prepare(["test"])
    stamp = Path(starter.STAMP)
    stamp.write_bytes(stamp.read_bytes().replace(starter.VERSION.encode(), b"3.99", 1))
    pip.commands.clear()
    starter.prepare()
    assert pip.steps == []
    starter.prepare(["test"])
    assert pip.steps == ["ensurepip", "pip"]


@pytest.mark.skipif(os.name == "nt", reason="locks with fcntl")
def test_a_second_start_waits_for_the_first(pip: Pip, project: Path) -> None:
    (project / ".venv").mkdir()
    hold = (
        "import fcntl, sys, time; f = open(sys.argv[1], 'ab'); fcntl.flock(f, fcntl.LOCK_EX); print(1)\n"
        "time.sleep(0.5); open(sys.argv[2], 'w').close()"  # and with the process its lock goes
    )
    done = project / "done"
    with subprocess.Popen([sys.executable, "-u", "-c", hold, starter.LOCK, str(done)], stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        first.stdout.readline()
        starter.prepare()
        assert done.exists()


NO_NETWORK = "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found for numpy"


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        (NO_NETWORK, "The network does not answer"),
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: [Errno 13] Permission denied: '/opt'", "may not write"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "secure connection"),
        ("ERROR: No matching distribution found for PySide6-Essentials", "does not exist for this computer"),
        ("ERROR: something new", "in a way that gdviz does not know"),
    ],
)
def test_a_failure_of_pip_is_explained_and_leads_to_the_log(pip: Pip, output: str, meaning: str) -> None:
    pip.output, pip.code = output, 1
    with pytest.raises(starter.SetupFailed) as failure:
        starter.prepare()
    message = str(failure.value)
    assert meaning in message
    assert output.splitlines()[-1] in message
    assert starter.LOG in message


def test_a_folder_that_cannot_be_written_is_explained(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, exist_ok: bool) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr(os, "makedirs", refuse)
    with pytest.raises(starter.SetupFailed, match="may not write in"):
        starter.prepare()


def test_a_python_without_ensurepip_is_told_the_package_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(starter.SetupFailed, match=r"sudo apt install python3\.\d+-venv"):
        starter.prepare()


def test_an_environment_of_someone_elses_is_left_alone(pip: Pip, project: Path) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").touch()
    with pytest.raises(starter.SetupFailed, match="did not make"):
        starter.prepare()
    assert [path.name for path in (project / ".venv").iterdir()] == ["pyvenv.cfg"]


def test_main_says_what_failed_and_ends_with_1(
    pip: Pip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(notice, "double_clicked", lambda: False)
    pip.output, pip.code = NO_NETWORK, 1
    assert starter.main([]) == 1
    captured = capsys.readouterr()
    assert "The network does not answer" in captured.err
    assert captured.out == ""


def test_the_app_is_started_by_the_environments_python_with_the_same_arguments(
    pip: Pip, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(command: list[str]) -> None:
        started.append(command)
        raise SystemExit

    monkeypatch.setattr(os, "execv", lambda path, command: start(command))
    monkeypatch.setattr(subprocess, "call", start)
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    with pytest.raises(SystemExit):
        starter.main(["run", "--landscape", "x² + y²"])
    assert started == [[starter.PYTHON, str(project / "main.py"), "run", "--landscape", "x² + y²"]]
    assert "PYTHONPATH" not in os.environ


def test_an_old_python_is_told_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(notice, "double_clicked", lambda: False)
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    assert starter.main([]) == 1
    assert "needs Python 3.11 or newer; this is Python 3.8" in capsys.readouterr().err


def test_main_parses_on_old_pythons() -> None:
    tree = ast.parse(SOURCE.read_text(), feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        assert function.returns is None
        assert not function.args.kwonlyargs
        assert not any(argument.annotation for argument in function.args.args)
    SOURCE.read_bytes().decode("ascii")  # Python 2 reads nothing else without being told


@pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.8", "python3.10"])
def test_old_pythons_that_are_here_say_it_themselves(name: str) -> None:
    path = shutil.which(name)
    command = [path or name, str(SOURCE), "--version"]
    if path is None or subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode != 0:
        pytest.skip(f"there is no {name}")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "needs Python 3.11" in result.stderr


def test_main_says_the_oldest_python_that_pyproject_allows() -> None:
    import tomllib

    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">={}.{}".format(*starter.OLDEST)
