"""Before Qt is touched: missing libraries come with the line that installs them, a missing display with a way out."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from gdviz import notice, preflight

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems' wheels are complete")
Lacking = Callable[..., None]


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Lacking:
    def lack(*names: str) -> None:
        monkeypatch.setattr(preflight, "_loads", lambda name: name not in names)

    return lack


def test_offscreen_needs_no_display(lacking: Lacking, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.problem() is None


def test_without_a_display_the_headless_ways_are_named(lacking: Lacking) -> None:
    lacking()
    message = preflight.problem()
    assert message is not None
    assert "there is no display" in message
    assert "gdviz run" in message
    assert "QT_QPA_PLATFORM=offscreen" in message


def test_missing_libraries_come_with_the_lines_that_install_them(
    lacking: Lacking, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking("libEGL.so.1", "libGL.so.1", "libxcb-cursor.so.0")
    monkeypatch.setenv("DISPLAY", ":0")
    message = preflight.problem()
    assert message is not None
    assert "sudo apt install libegl1 libgl1 libxcb-cursor0\n" in message
    assert message.endswith("sudo dnf install libglvnd-egl libglvnd-glx xcb-util-cursor")


def test_libraries_of_another_platform_are_not_asked_for(lacking: Lacking, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking("libxcb-cursor.so.0", "libwayland-client.so.0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.problem() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    message = preflight.problem()
    assert message is not None
    assert "libxcb-cursor0" in message
    assert "wayland" not in message


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4567")
    monkeypatch.setattr(preflight, "missing_libraries", lambda libraries: [])
    message = preflight.problem()
    assert message is not None
    assert "DISPLAY=:4567 does not answer" in message


def test_wayland_without_its_socket_falls_back_on_x11(lacking: Lacking, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-absent")
    message = preflight.problem()
    assert message is not None
    assert "wayland-absent does not answer" in message
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(preflight, "_problem_with_x11", lambda: None)
    assert preflight.problem() is None


def test_the_check_takes_a_few_milliseconds() -> None:
    preflight.problem()
    taken = []
    for _ in range(5):  # the computer may do something else meanwhile
        started = time.perf_counter()
        preflight.problem()
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.05


def test_preflight_and_notice_import_nothing_but_the_standard_library() -> None:
    code = "import sys, gdviz.preflight, gdviz.notice; print(*{name.split('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
                            capture_output=True, text=True, check=True)  # fmt: skip
    assert set(result.stdout.split()) <= sys.stdlib_module_names | {"gdviz", "__main__"}


def test_a_failure_shows_no_box_to_a_script(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert not notice.double_clicked()
    monkeypatch.delenv("CI")
    monkeypatch.setattr(sys, "argv", ["main.py", "run"])
    assert not notice.double_clicked()
    notice.announce("what to do")
    assert capsys.readouterr().err == "what to do\n"
