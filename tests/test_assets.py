"""Resources are found however gdviz was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gdviz import assets


def laid_out(monkeypatch: pytest.MonkeyPatch, root: Path, resources: str) -> Path:
    (root / "gdviz").mkdir()
    (root / resources).mkdir()
    monkeypatch.setattr(assets, "__file__", str(root / "gdviz" / "assets.py"))
    return root / resources


@pytest.mark.parametrize("resources", ["resources", "gdviz/resources"])
def test_resources_lie_beside_the_package_or_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resources: str
) -> None:
    folder = laid_out(monkeypatch, tmp_path.resolve(), resources)
    assert assets.resources() == folder


def test_missing_resources_are_told_with_the_places_looked_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(monkeypatch, tmp_path, "elsewhere")
    with pytest.raises(FileNotFoundError, match="Install gdviz again"):
        assets.resources()


def test_a_persons_own_folder_is_not_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert assets.resources() not in assets.user_folder().parents
    assert assets.user_folder().name == "gdviz"
    assert assets.log_file().suffix == ".log"
