"""`gdviz render`: films and pictures without a window; bad input is told in one line, and nothing is left behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from gdviz.app import first_session
from gdviz.cli import main
from gdviz.export.films.order import FilmOrder
from gdviz.session.files.document import document_text
from gdviz.session.files.opening import document_of
from gdviz.session.files.share import text_of_share
from gdviz.session.files.view_choice import ViewChoice
from tests.rendering import Render, environment, rendered, rendering

BOWL = ["--landscape", "quadratic", "--optimizer", "gd:lr=0.05", "--steps", "12"]
SMALL = ["--size", "320x180", "--view", "contour+loss", "--fps", "10", "--hold", "0"]


@pytest.fixture(scope="module")
def render() -> Iterator[Render]:
    """Render without a display."""
    with rendering() as render:
        yield render


@pytest.fixture(scope="module")
def render_on_screen() -> Iterator[Render]:
    with rendering(display=True) as render:
        yield render


def frames_of(path: Path) -> tuple[int, tuple[int, int], float, dict[str, str]]:
    """How many frames a film has, its size, frames per second, and its metadata."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        count = sum(1 for _ in container.decode(video=0))
        return count, (stream.width, stream.height), float(stream.average_rate or 0), dict(container.metadata)


def test_a_film_of_two_views_needs_no_display(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    done = rendered(*BOWL, *SMALL, "--pace", "6", "-o", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(path) in done.stdout
    count, size, fps, metadata = frames_of(path)
    assert (count, size, fps) == (21, (320, 180), 10.0)
    assert "3x² + 2xy + 6y²" in text_of_share(metadata["comment"])
    assert [entry.name for entry in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.gl
def test_all_views_are_filmed_the_same_each_time(tmp_path: Path, qapp: object, render_on_screen: Render) -> None:
    paths = [tmp_path / "one.mp4", tmp_path / "other.mp4"]
    views = ["--size", "640x360", "--view", "contour+surface+loss", "--orbit", "30", "--fps", "10", "--hold", "0.2"]
    for path, render in zip(paths, (render_on_screen, partial(rendered, display=True)), strict=True):
        done = render(*BOWL, *views, "-o", str(path))
        assert (done.returncode, done.stderr) == (0, "")
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.gl
def test_the_whole_window_is_filmed_the_same_each_time(tmp_path: Path, qapp: object, render_on_screen: Render) -> None:
    paths = [tmp_path / "one.mp4", tmp_path / "other.mp4"]
    for path, render in zip(paths, (render_on_screen, partial(rendered, display=True)), strict=True):
        done = render(*BOWL, "--size", "1280x720", "--view", "window", "--fps", "5", "-o", str(path))
        assert (done.returncode, done.stderr) == (0, "")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_map_that_takes_long_is_filmed_whole_and_the_same_each_time(tmp_path: Path, render: Render) -> None:
    paths = [tmp_path / "one.mp4", tmp_path / "other.mp4"]
    for path, film in zip(paths, (render, rendered), strict=True):
        done = film("--problem", "moons_network", "--optimizer", "gd", "--steps", "20", *SMALL, "-o", str(path))
        assert (done.returncode, done.stderr) == (0, "")
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.gl
def test_a_curve_has_the_room_of_a_surface_that_is_none(tmp_path: Path, qapp: object, render_on_screen: Render) -> None:
    paths = {view: tmp_path / f"{view}.png" for view in ("contour", "contour+surface")}
    for view, path in paths.items():
        what = ["--landscape", "parabola", "--steps", "3", "--from", "3", "--size", "320x180", "--hold", "0"]
        done = render_on_screen(*what, "--view", view, "-o", str(path))
        assert (done.returncode, done.stderr) == (0, "")
    from PIL import Image, ImageChops

    one, other = (Image.open(path).convert("RGB") for path in paths.values())
    assert ImageChops.difference(one, other).getbbox() is None


def test_numbered_pictures_are_told_by_the_name_of_the_first(tmp_path: Path, render: Render) -> None:
    done = render(*BOWL, *SMALL, "--to", "1", "-o", str(tmp_path / "film.png"))
    assert done.returncode == 0
    assert done.stdout.strip().endswith("film-00001.png")


def test_an_encoder_does_not_talk(tmp_path: Path) -> None:
    done = rendered(*BOWL, *SMALL, "--to", "1", "-o", str(tmp_path / "film.webm"))
    assert (done.returncode, done.stderr) == (0, "")


def test_one_step_is_a_picture(tmp_path: Path, render: Render) -> None:
    path = tmp_path / "still.png"
    done = render(*BOWL, *SMALL, "--from", "7", "--to", "7", "-o", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    from PIL import Image

    with Image.open(path) as picture:
        assert picture.size == (320, 180)
        assert len(picture.convert("RGB").resize((64, 36)).getcolors(10_000)) > 50


def test_a_file_of_the_window_is_filmed_as_it_was_looked_at(tmp_path: Path, render: Render) -> None:
    session = first_session()
    session.prepare()
    session.seek(9)
    linear, log = tmp_path / "linear.gdviz", tmp_path / "log.gdviz"
    for path, is_log in ((linear, False), (log, True)):
        path.write_text(document_text(document_of(session, ViewChoice(log_loss=is_log))), encoding="utf-8")
    pictures = []
    for path in (linear, log):
        out = path.with_suffix(".png")
        view = ["--size", "320x180", "--view", "loss", "--from", "9", "--to", "9"]
        assert render(str(path), *view, "-o", str(out)).returncode == 0
        pictures.append(out.read_bytes())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*BOWL, "-o", "film.avi"], ".mp4, .webm"),
        ([*BOWL, "-o", "no/folder/film.mp4"], "no folder"),
        ([*BOWL, "-o", "film.mp4", "--size", "huge"], "1280x720"),
        ([*BOWL, "-o", "film.mp4", "--view", "side"], "contour, surface"),
        ([*BOWL, "-o", "film.mp4", "--fps", "0"], "1 to 120"),
        ([*BOWL, "-o", "film.mp4", "--captions", "verse"], "formula, optimizer"),
        (["-o", "film.mp4"], "either FILE"),
        (["gone.gdviz", "-o", "film.mp4"], "gone.gdviz"),
        (["gone.gdviz", *BOWL, "-o", "film.mp4"], "either FILE"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_before_anything_is_drawn(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    def film(*_: object, **__: object) -> bool:
        raise AssertionError("nothing is to be drawn")

    monkeypatch.chdir(tmp_path)
    assert main(["render", *arguments], film) == 2
    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*BOWL, "-o", "film.mp4", "--view", "contour", "--size", "801x601"], "802 × 602"),
        ([*BOWL, "-o", "film.gif", "--view", "contour", "--fps", "30"], "10, 20, 25 or 50"),
        ([*BOWL, "-o", "film.mp4", "--view", "contour", "--from", "9", "--to", "3"], "from step 9 to step 3"),
        ([*BOWL, "-o", "film.mp4", "--view", "contour", "--to", "13"], "from 0 to 12"),
        ([*BOWL, "-o", "film.mp4", "--view", "contour", "--pace", "-1"], "above 0"),
        ([*BOWL, "-o", "film.mp4"], "xvfb-run"),
    ],
)
def test_what_cannot_be_filmed_is_told_in_one_line(
    tmp_path: Path, arguments: list[str], says: str, render: Render
) -> None:
    done = render(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_told_with_line_and_key(tmp_path: Path, render: Render) -> None:
    broken = tmp_path / "broken.gdviz"
    session = first_session()
    broken.write_text(document_text(document_of(session, ViewChoice())).replace("steps = 100", 'steps = "many"'))
    done = render(str(broken), "-o", str(tmp_path / "film.mp4"))
    assert done.returncode == 2
    assert "experiment.steps" in done.stderr and "broken.gdviz:" in done.stderr


def begun(tmp_path: Path) -> subprocess.Popen[str]:
    """A long film under way, told as the window is told."""
    session = first_session()
    session.prepare()
    subject, wishes = tmp_path / "film.gdviz", tmp_path / "order.json"
    subject.write_text(document_text(document_of(session, ViewChoice())), encoding="utf-8")
    order = FilmOrder(views=("contour",), width=320, height=180, fps=60.0, pace=0.05)
    wishes.write_bytes(msgspec.json.encode(order))
    command = [sys.executable, "-m", "gdviz", "render", str(subject), "-o", str(tmp_path / "film.mp4")]
    child = subprocess.Popen(
        [*command, "--film-order", str(wishes), "--report"],
        env=environment(False),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert json.loads(child.stdout.readline())["of"] > 100_000
    return child


def test_a_film_is_called_off_by_closing_its_input_and_leaves_nothing(tmp_path: Path) -> None:
    """Which is also what the system does when the window is killed: no process is left."""
    child = begun(tmp_path)
    child.communicate(timeout=60)
    assert child.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.gdviz", "order.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_an_interrupted_film_leaves_nothing(tmp_path: Path) -> None:
    child = begun(tmp_path)
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=60)
    assert child.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.gdviz", "order.json"]


def test_a_run_of_a_hundred_thousand_steps_is_filmed(tmp_path: Path, render: Render) -> None:
    path = tmp_path / "long.mp4"
    long = ["--landscape", "rosenbrock", "--optimizer", "gd:lr=0.0001", "--steps", "100000"]
    done = render(*long, *SMALL, "--pace", "50000", "-o", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert frames_of(path)[0] == 21
