"""What a person installs: the wheel brings the resources and starts without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone; its dependencies come from the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def run_installed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def files_under(folder: str) -> set[str]:
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_holds_every_resource_and_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = {f"gdviz/{name}" for name in files_under("resources")}
    assert resources
    assert resources <= names
    assert files_under("gdviz") <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_names_its_commands_and_its_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (commands,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    text = archive.read(commands).decode()
    assert "[gui_scripts]\ngdviz = gdviz.app:main" in text
    assert "[console_scripts]\ngdviz-cli = gdviz.app:command_line" in text
    assert [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]


def test_an_installed_wheel_finds_its_resources_and_answers(installed: Path) -> None:
    where = run_installed(installed, "-c", "import gdviz.assets; print(gdviz.assets.resources())")
    assert Path(where.stdout.strip()) == installed / "gdviz" / "resources"
    listed = run_installed(installed, "-m", "gdviz", "list", "landscapes")
    assert listed.returncode == 0, listed.stderr
    assert len(listed.stdout.splitlines()) > 3


@pytest.mark.parametrize("name", sorted({**PROJECT["scripts"], **PROJECT["gui-scripts"]}.items()))
def test_each_command_leads_to_a_function(name: tuple[str, str]) -> None:
    module, function = name[1].split(":")
    found = run_installed(ROOT, "-c", f"import {module}; print(callable({module}.{function}))")
    assert found.stdout.strip() == "True", found.stderr


def test_the_version_is_the_same_everywhere() -> None:
    import gdviz

    assert gdviz.__version__ == PROJECT["version"]
