"""`gdviz render`: a film or a picture of runs, without a window."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any, Protocol, get_args

import msgspec

from gdviz.cli.arguments import UsageError, number, whole
from gdviz.cli.running import add_descent, descent_in, with_sight
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import MOST_STEPS
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.export.embedded import ENDINGS, carried_line
from gdviz.export.films.formats import begins_with, format_of
from gdviz.export.films.order import CAPTIONS, SIZES, Caption, FilmOrder, ViewName
from gdviz.session.files.document import read_document, with_data_in
from gdviz.session.files.opening import document_of, opened_session
from gdviz.session.files.share import share_text, text_of_share
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.limits import read_text
from gdviz.session.session import Session

VIEWS: tuple[ViewName, ...] = get_args(ViewName)
VECTORS = (".svg", ".pdf")  # pictures of lines and words; no films
Report = Callable[[int, int], bool]


class FilmMaker(Protocol):
    """Draws and writes a film; only the composition root knows who does that."""

    def __call__(
        self,
        session: Session,
        order: FilmOrder,
        path: Path,
        view: ViewChoice,
        metadata: Mapping[str, str],
        report: Report,
        estimate: Callable[[int, float, float], None] | None = None,
    ) -> bool:
        """Film `session` into `path`; tell whether it was not called off. Raises InputError or OSError.

        With `estimate` only its middle frame is written, as a PNG beside; `estimate` hears how many frames the film
        has, how many bytes and how many seconds it will take.
        """


def add_render(commands: argparse._SubParsersAction[Any], maker: FilmMaker | None) -> None:
    """Add the command to the parser."""
    render = commands.add_parser("render", help="a film or a picture of runs", allow_abbrev=False)
    render.add_argument(
        "file", nargs="?", metavar="FILE", help="what the window saved, pictures and films too; or say what descends"
    )
    add_descent(render, required=False)
    names = ", ".join(VIEWS)
    render.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=".mp4, .webm, .gif, .webp, .apng, .png, .svg or .pdf; a .png with --from or --to is frames",
    )
    render.add_argument("--size", metavar="WxH", help=f"pixels, or one of {', '.join(SIZES)} (default 1280x720)")
    render.add_argument("--fps", metavar="N", help="frames per second (default 30, of a GIF 20)")
    render.add_argument("--view", metavar="NAME[+NAME…]", help=f"{names} (default contour+surface)")
    render.add_argument("--from", dest="first", metavar="K", help="the first step (default 0)")
    render.add_argument("--to", dest="last", metavar="K", help="the last step (default: all of them)")
    render.add_argument("--pace", metavar="S", help="steps per second (default 10)")
    render.add_argument("--hold", metavar="SECONDS", help="how long the film rests at its end (default 1)")
    render.add_argument("--ease", action="store_true", help="begin and end slowly")
    render.add_argument("--orbit", metavar="DEGREES", help="turn the surface by so many degrees a second")
    render.add_argument("--captions", metavar="WORDS", help=f"of {', '.join(CAPTIONS)}; or none (default all)")
    render.add_argument("--transparent", action="store_true", help="without a ground: one picture, a .png")
    render.add_argument("--theme", choices=("light", "dark"), default="light")
    render.add_argument("--language", choices=("en", "zh"), default="en")
    # For the window, which films by this command: the whole order, and frames made as lines of JSON.
    render.add_argument("--film-order", dest="film_order", metavar="FILE", help=argparse.SUPPRESS)
    render.add_argument("--preview", action="store_true", help=argparse.SUPPRESS)
    render.add_argument("--report", action="store_true", help=argparse.SUPPRESS)

    def run(catalog: Catalog, arguments: argparse.Namespace) -> str:
        return _render(catalog, arguments, maker)

    render.set_defaults(run=run)


def _render(catalog: Catalog, arguments: argparse.Namespace, maker: FilmMaker | None) -> str:
    if maker is None:
        raise UsageError("render: this installation has no window to draw with; start it as gdviz render")
    path = _target(arguments.output)
    order = _order(arguments, path)
    session, view, metadata, moment = _subject(catalog, arguments)
    if _is_one_picture(arguments, order, path):
        order = msgspec.structs.replace(order, still=True, last=moment)
    called_off = Event()
    for name in (signal.SIGINT, signal.SIGTERM):  # an exception would be lost where Qt is painting
        signal.signal(name, lambda *_: called_off.set())
    try:
        with _progress(arguments.report, called_off) as report:
            whole = maker(session, order, path, view, metadata, report, _tell if arguments.preview else None)
    except InputError as error:
        if arguments.report:
            print(
                json.dumps({"problem": error.message.template, "values": error.message.values}, default=str), flush=True
            )
        raise UsageError(f"render: {error}") from None
    except OSError as error:
        if arguments.report:
            print(json.dumps({"errno": error.errno, "reason": error.strerror or str(error)}), flush=True)
        raise UsageError(f"--output: {path}: {error.strerror or error}") from None
    if not whole:
        print("gdviz: called off; nothing was written", file=sys.stderr)
        raise SystemExit(130)
    return f"wrote {path if order.still or order.transparent else begins_with(path)}"


def _is_one_picture(arguments: argparse.Namespace, order: FilmOrder, path: Path) -> bool:
    """Tell whether a picture is asked for and nothing of a film, which a PNG would be the frames of."""
    of_films = (arguments.first, arguments.last, arguments.fps, arguments.pace, arguments.hold, arguments.orbit)
    film = arguments.ease or arguments.film_order is not None or any(one is not None for one in of_films)
    return not film and "window" not in order.views and path.suffix.lower() in (".png", *VECTORS)


def _subject(catalog: Catalog, arguments: argparse.Namespace) -> tuple[Session, ViewChoice, dict[str, str], int | None]:
    """Return a session, how it is looked at, what its film says of how it was made, and the step of a picture of it.

    A picture of a file shows the step that was looked at; None is the last one.
    """
    given = arguments.landscape or arguments.problem
    if bool(arguments.file) == bool(given):
        raise UsageError("render: give either FILE, or --landscape or --problem with what descends there")
    if arguments.file:
        path = Path(arguments.file).expanduser()
        try:
            text = text_of_share(carried_line(path)) if path.suffix.lower() in ENDINGS else read_text(path)
            document = with_data_in(read_document(path, text), path.parent)
            session = opened_session(catalog, document, path, text)
            return session, document.view, {"comment": share_text(document)}, document.cursor
        except FileError as error:
            raise UsageError(f"render: {error}") from None
        except InputError as error:
            raise UsageError(f"render: {path}: {error}") from None
    _, experiment, _ = descent_in(catalog, arguments)
    try:
        session = Session(catalog, with_sight(catalog, experiment))
    except (FormulaError, InputError) as error:
        raise UsageError(f"render: {error}") from None
    view = ViewChoice()
    return session, view, {"comment": share_text(document_of(session, view))}, None


def _target(text: str) -> Path:
    path = Path(text).expanduser()
    try:
        if path.suffix.lower() not in VECTORS:
            format_of(path)
    except InputError as error:
        raise UsageError(f"--output: {error}") from None
    if not path.parent.is_dir():
        raise UsageError(f"--output: there is no folder {path.parent}; make it first")
    if path.is_dir():
        raise UsageError(f"--output: {path} is a folder; name a file in it")
    return path


def _order(arguments: argparse.Namespace, path: Path) -> FilmOrder:
    """Return the film or the picture that is asked for in `path`. Raises UsageError."""
    if arguments.film_order is not None:
        return msgspec.json.decode(Path(arguments.film_order).read_bytes(), type=FilmOrder)
    plain = FilmOrder(views=("contour",)) if path.suffix.lower() in VECTORS else FilmOrder()
    width, height = _size(arguments.size) if arguments.size else (plain.width, plain.height)
    fps = _number("fps", arguments.fps, plain.fps)
    if arguments.fps is not None and fps == 0.0:
        raise UsageError("--fps: 0 frames per second show nothing; give 1 to 120")
    return FilmOrder(
        views=_views(arguments.view) if arguments.view else plain.views,
        width=width,
        height=height,
        fps=fps,
        first=0 if arguments.first is None else whole("--from", arguments.first, 0, MOST_STEPS),
        last=None if arguments.last is None else whole("--to", arguments.last, 0, MOST_STEPS),
        pace=_number("pace", arguments.pace, plain.pace),
        hold=_number("hold", arguments.hold, plain.hold),
        orbit=_number("orbit", arguments.orbit, plain.orbit),
        captions=_captions(arguments.captions),
        eased=arguments.ease,
        theme=arguments.theme,
        language=arguments.language,
        transparent=arguments.transparent,
    )


def _number(name: str, text: str | None, otherwise: float) -> float:
    return otherwise if text is None else number(f"--{name}", text)


def _size(text: str) -> tuple[int, int]:
    if text.lower() in SIZES:
        return SIZES[text.lower()]
    match = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text.strip())
    if match is None:
        raise UsageError(f"--size: {text!r} is not a size; write it as 1280x720, or {', '.join(SIZES)}")
    return int(match[1]), int(match[2])


def _views(text: str) -> tuple[ViewName, ...]:
    named: list[ViewName] = []
    for part in text.split("+"):
        found = next((name for name in VIEWS if name == part.strip()), None)
        if found is None:
            raise UsageError(f"--view: there is no view {part.strip()!r}; one of {', '.join(VIEWS)}, joined by +")
        named.append(found)
    return tuple(named)


def _captions(text: str | None) -> tuple[Caption, ...]:
    if text is None:
        return CAPTIONS
    words = [part.strip() for part in text.split(",") if part.strip() not in ("", "none")]
    for word in words:
        if word not in CAPTIONS:
            raise UsageError(f"--captions: {word!r} is none of {', '.join(CAPTIONS)}")
    return tuple(name for name in CAPTIONS if name in words)


@contextlib.contextmanager
def _progress(as_lines: bool, called_off: Event) -> Iterator[Report]:
    """Show how far the film is: as lines of JSON on stdout for a program, else as a bar on stderr for a person."""
    if as_lines:
        # A program calls the film off by closing our stdin, which also happens when that program ends.
        Thread(target=_wait_for_end, args=(called_off,), name="end of stdin", daemon=True).start()

        def tell(done: int, count: int) -> bool:
            print(json.dumps({"frames": done, "of": count}), flush=True)
            return not called_off.is_set()

        yield tell
        return
    from tqdm import tqdm

    with tqdm(total=None, unit="frame", disable=None, file=sys.stderr) as bar:

        def advance(done: int, count: int) -> bool:
            bar.total = count
            bar.update(done - bar.n)
            return not called_off.is_set()

        yield advance


def _tell(frames: int, size: float, seconds: float) -> None:
    print(json.dumps({"estimate": {"frames": frames, "bytes": size, "seconds": seconds}}), flush=True)


def _wait_for_end(called_off: Event) -> None:
    with contextlib.suppress(OSError, AttributeError, ValueError):  # there may be no stdin at all
        while os.read(sys.stdin.fileno(), 4096):  # not through its buffer, which this thread would hold at the end
            continue
    called_off.set()
