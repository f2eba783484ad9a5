"""Films: which moment a frame shows, and files that hold the frames they were given, whole or not at all."""

from __future__ import annotations

import os
import resource
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.errors import InputError
from gdviz.export.films import encoding
from gdviz.export.films.clock import FilmClock
from gdviz.export.films.encoding import Pixels
from gdviz.export.films.formats import FORMATS, FilmFormat, check_fps, check_size, format_of
from gdviz.export.films.order import CameraKey, FilmOrder, camera_at
from gdviz.export.films.writer import FilmWriter

WIDTH, HEIGHT = 64, 48


def a_frame(index: int, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """A white picture with a dark square that moves by four pixels a frame."""
    frame = np.full((height, width, 4), 255, np.uint8)
    frame[16:32, 4 * index : 4 * index + 16, :3] = (160, 40, 20)
    return frame


def decoded(path: Path) -> tuple[list[np.ndarray], list[float]]:
    """Every frame of a film as (height, width, 3), red first, and when it is shown, in seconds."""
    if path.suffix == ".webp":  # FFmpeg writes what it does not read
        from PIL import Image, ImageSequence

        with Image.open(path) as picture:
            pairs = [
                (np.asarray(frame.convert("RGB")), frame.info["timestamp"]) for frame in ImageSequence.Iterator(picture)
            ]
        return [frame for frame, _ in pairs], [start / 1000.0 for _, start in pairs]
    import av

    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
        times = [float((frame.pts or 0) * (frame.time_base or 0)) for frame in frames]
        return [frame.to_ndarray(format="rgb24") for frame in frames], times


def written(folder: Path, form: FilmFormat, count: int = 8, fps: float = 20.0, **notes: str) -> Path:
    path = folder / f"film{form.suffix}"
    writer = FilmWriter(path, form, (WIDTH, HEIGHT), fps, notes, [a_frame(0)])
    for index in range(count):
        writer.write(a_frame(index))
    writer.close()
    return path


# The clock ------------------------------------------------------------------------------------------------------


def test_a_film_begins_at_its_first_step_and_ends_at_its_last() -> None:
    for fps in (10.0, 24.0, 29.97, 60.0):
        for pace in (0.3, 1.0, 7.0, 30.0, 1000.0):
            for eased in (False, True):
                clock = FilmClock(3, 40, pace, fps, 1.0, eased)
                moments = list(clock.moments())
                assert len(moments) == clock.count
                assert (moments[0].step, moments[0].share) == (3, 0.0)
                assert (moments[-1].step, moments[-1].share) == (40, 0.0)
                places = [moment.step + moment.share for moment in moments]
                assert places == sorted(places)
                assert clock.seconds == pytest.approx(clock.travel + 1.0, abs=2 / fps)


def test_the_pace_is_in_steps_a_second() -> None:
    clock = FilmClock(0, 100, 10.0, 30.0)
    assert [clock.moment(index).step for index in (0, 30, 60, 300)] == [0, 10, 20, 100]
    assert clock.moment(31).share == pytest.approx(1 / 3)


def test_an_eased_film_is_slow_at_both_ends_and_as_fast_as_asked_in_between() -> None:
    clock = FilmClock(0, 120, 12.0, 60.0, eased=True)
    places = [moment.step + moment.share for moment in clock.moments()]
    speeds = np.diff(places[: clock.moving]) * 60.0
    assert speeds[0] < 1.0 and speeds[-1] < 1.0
    assert max(speeds) == pytest.approx(12.0 / 0.75 * 0.75, rel=0.02)


def test_a_film_of_one_step_has_one_frame() -> None:
    clock = FilmClock(5, 5, 10.0, 30.0)
    assert clock.count == 1
    assert clock.moment(0).step == 5


def test_balls_stand_on_steps_where_they_do_not_glide_or_steps_are_faster_than_frames() -> None:
    assert {moment.share for moment in FilmClock(0, 10, 3.0, 30.0, glides=False).moments()} == {0.0}
    assert {moment.share for moment in FilmClock(0, 1000, 100.0, 30.0).moments()} == {0.0}


# The order ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (FilmOrder(width=1281), "1282 × 720"),
        (FilmOrder(width=8), "16 to 8192"),
        (FilmOrder(fps=500.0), "1 to 120"),
        (FilmOrder(first=50, last=20), "from step 50 to step 20"),
        (FilmOrder(last=101), "from 0 to 100"),
        (FilmOrder(pace=0.0), "above 0"),
        (FilmOrder(pace=float("nan")), "above 0"),
        (FilmOrder(hold=1e9), "0 to 60"),
        (FilmOrder(pace=1e-6), "frames"),
        (FilmOrder(views=()), "choose one view"),
        (FilmOrder(views=("contour", "contour")), "choose one view"),
        (FilmOrder(views=("contour", "window")), "window alone"),
        (FilmOrder(orbit=float("inf")), "finite"),
    ],
)
def test_what_cannot_be_filmed_is_said(order: FilmOrder, says: str) -> None:
    with pytest.raises(InputError, match=says):
        order.clock(format_of(Path("film.mp4")), 100)


def test_a_gif_counts_in_hundredths_of_a_second() -> None:
    gif = format_of(Path("a.GIF"))
    for fps in (10.0, 20.0, 25.0, 50.0):
        check_fps(gif, fps)
    with pytest.raises(InputError, match="10, 20, 25 or 50"):
        check_fps(gif, 30.0)


def test_an_odd_size_is_refused_only_where_the_format_needs_even_ones() -> None:
    for form in FORMATS:
        if form.even:
            with pytest.raises(InputError, match="would do"):
                check_size(form, 101, 50)
        else:
            check_size(form, 101, 51)


def test_the_camera_rests_outside_of_its_keys_and_turns_the_shorter_way_between_them() -> None:
    one = CameraKey(10.0, 170.0, 20.0, 1.0, (0.0, 0.0, 0.0))
    other = CameraKey(20.0, -170.0, 40.0, 4.0, (1.0, 0.0, 0.0))
    keys = (other, one)
    assert camera_at(keys, 0.0) == one
    assert camera_at(keys, 99.0) == other
    middle = camera_at(keys, 15.0)
    assert middle.azimuth == pytest.approx(180.0)
    assert middle.elevation == pytest.approx(30.0)
    assert middle.zoom == pytest.approx(2.0)


# The files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in FORMATS if form.codec], ids=lambda form: form.id)
def test_a_film_holds_the_frames_it_was_given(tmp_path: Path, form: FilmFormat) -> None:
    path = written(tmp_path, form)
    frames, _ = decoded(path)
    assert len(frames) == 8
    for index, frame in enumerate(frames):
        assert frame.shape == (HEIGHT, WIDTH, 3)
        inside, outside = frame[20:28, 4 * index + 4 : 4 * index + 12], frame[4:12]
        assert np.abs(inside.reshape(-1, 3).mean(axis=0) - (20, 40, 160)).max() < 12, f"frame {index}"
        assert outside.mean() > 245
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("form", [form for form in FORMATS if form.codec], ids=lambda form: form.id)
def test_a_film_lasts_as_long_as_it_should(tmp_path: Path, form: FilmFormat) -> None:
    _, times = decoded(written(tmp_path, form, count=20, fps=10.0))
    assert np.allclose(np.diff(times), 0.1, atol=0.002)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_two_films_of_the_same_frames_are_the_same_file(tmp_path: Path, form: FilmFormat) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
        written(folder, form)
    files = [[(path.name, path.read_bytes()) for path in sorted(folder.iterdir())] for folder in folders]
    assert files[0] == files[1]


def test_an_mp4_is_for_every_player(tmp_path: Path) -> None:
    import av

    path = written(tmp_path, format_of(Path("a.mp4")), comment="how it was made")
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert container.metadata["comment"] == "how it was made"
    content = path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")  # it plays before it is loaded


def test_pictures_are_numbered_and_a_single_one_is_not(tmp_path: Path) -> None:
    png = format_of(Path("a.png"))
    written(tmp_path, png, count=3)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"film-0000{n}.png" for n in (1, 2, 3)]
    alone = tmp_path / "alone"
    alone.mkdir()
    path = written(alone, png, count=1, note="α")
    assert [entry.name for entry in alone.iterdir()] == ["film.png"]
    from PIL import Image

    with Image.open(path) as picture:
        assert picture.text["note"] == "α"
        assert np.array_equal(np.asarray(picture), a_frame(0)[..., 2::-1])


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_what_is_called_off_leaves_nothing_and_what_was_there_stays(tmp_path: Path, form: FilmFormat) -> None:
    path = tmp_path / f"film{form.suffix}"
    path.write_text("an older film")
    writer = FilmWriter(path, form, (WIDTH, HEIGHT), 20.0, {})
    for index in range(5):
        writer.write(a_frame(index))
    writer.abandon()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "an older film"


@pytest.mark.skipif(sys.platform == "win32", reason="the size of a file cannot be limited")
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, form: FilmFormat, full_disk: None) -> None:
    path = tmp_path / f"film{form.suffix}"
    chance = np.random.default_rng(0)
    with pytest.raises(OSError):
        writer = FilmWriter(path, form, (640, 480), 20.0, {})
        try:
            for _ in range(30):
                writer.write(chance.integers(0, 255, (480, 640, 4), np.uint8))
        except OSError:
            writer.abandon()
            raise
        writer.close()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond a few blocks."""
    import signal

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_in_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        FilmWriter(tmp_path / "film.mp4", format_of(Path("a.mp4")), (WIDTH, HEIGHT), 20.0, {})


def test_few_colours_hold_those_of_lines_on_a_map_of_many(tmp_path: Path) -> None:
    map_colours = np.zeros((240, 320, 4), np.uint8)
    map_colours[..., 0] = np.arange(240)[:, None]
    map_colours[..., 1:3] = (np.arange(320) * 0.8).astype(np.uint8)[None, :, None]
    lines = [(0, 158, 115), (230, 159, 0), (204, 121, 167), (240, 228, 66), (213, 94, 0), (86, 180, 233)]
    for index, colour in enumerate(lines):
        map_colours[40 * index : 40 * index + 2, 40:200, 2::-1] = colour
    writer = FilmWriter(tmp_path / "film.gif", format_of(Path("film.gif")), (320, 240), 20.0, {}, [map_colours])
    writer.write(map_colours)
    writer.close()
    frames, _ = decoded(tmp_path / "film.gif")
    for index, colour in enumerate(lines):
        assert np.abs(frames[0][40 * index, 100].astype(int) - colour).max() <= 8


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FilmWriter(tmp_path / "no" / "film.mp4", format_of(Path("a.mp4")), (WIDTH, HEIGHT), 20.0, {})


def test_a_missing_encoder_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import msgspec

    form = format_of(Path("a.webm"))
    lacking = FilmFormat("webm", form.suffix, form.container, "no-such-encoder", form.pixels)
    with pytest.raises(InputError, match="choose another format"):
        FilmWriter(tmp_path / "a.webm", lacking, (WIDTH, HEIGHT), 20.0, {})
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(InputError, match="pip install av"):
        FilmWriter(tmp_path / "a.mp4", format_of(Path("a.mp4")), (WIDTH, HEIGHT), 20.0, {})
    assert list(tmp_path.iterdir()) == []
    assert msgspec.json.decode(msgspec.json.encode(FilmOrder(fps=25.0)), type=FilmOrder).fps == 25.0


def test_memory_does_not_grow_with_the_film(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        writer = FilmWriter(tmp_path / "film.mp4", format_of(Path("a.mp4")), (640, 480), 30.0, {})
        for index in range(count):
            writer.write(a_frame(index % 100, 640, 480))
        writer.close()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(120) < 1.3 * peak(20)


def test_a_name_of_a_file_that_is_no_film_is_refused() -> None:
    with pytest.raises(InputError, match=r"\.mp4, \.webm"):
        format_of(Path("film.avi"))


def test_frames_that_the_encoder_cannot_take_are_told_and_not_swallowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: encoding.FileEncoder, frame: Pixels) -> None:
        raise OSError(5, "the cable was pulled")

    monkeypatch.setattr(encoding.FileEncoder, "encode", broken)
    writer = FilmWriter(tmp_path / "film.mp4", format_of(Path("a.mp4")), (WIDTH, HEIGHT), 20.0, {})
    with pytest.raises(OSError, match="cable"):
        for index in range(100):
            writer.write(a_frame(index % 5))
    writer.abandon()
    assert list(tmp_path.iterdir()) == []
