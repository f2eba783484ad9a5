"""The command line: the same engine without a window. Scripts rely on its output and exit codes.

Exit code 0: done, also when a run diverged. Exit code 1: the file that `check` looked at has mistakes.
Exit code 2: bad input, one line on stderr that names the argument.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from gdviz import __version__, assets
from gdviz.cli.arguments import BadFile, UsageError
from gdviz.cli.checking import add_check
from gdviz.cli.listing import add_list
from gdviz.cli.mapping import add_map
from gdviz.cli.rendering import FilmMaker, add_render
from gdviz.cli.running import add_run
from gdviz.engine.files.catalog import Catalog, load_catalog


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def main(argv: Sequence[str] | None = None, film: FilmMaker | None = None) -> int:
    """Run one command; return the exit code. `film` is what makes films: it needs Qt, which nothing here knows."""
    try:
        parser, commands = _parser(film)
        arguments = parser.parse_args(_joined(sys.argv[1:] if argv is None else argv))
        if arguments.command is None:
            raise UsageError(f"a command is missing: one of {', '.join(commands)}")
        catalog = load_catalog([assets.resources()], assets.user_folder())
        text, code = _done(catalog, arguments)
    except UsageError as error:
        # An argument may hold bytes that are no text.
        sentence = " ".join(str(error).split()).encode("utf-8", "backslashreplace").decode()
        print(f"gdviz: {sentence}", file=sys.stderr)
        return 2
    for mistake in catalog.mistakes:
        print(f"gdviz: left out: {mistake}", file=sys.stderr)
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # formulas are not ASCII
        print(text, flush=True)
    except BrokenPipeError:  # a reader such as head has seen enough
        sys.stdout = None  # type: ignore[assignment, unused-ignore]
    except OSError as error:  # such as a full disk
        sys.stdout = None  # type: ignore[assignment, unused-ignore]
        print(f"gdviz: the output cannot be written: {error.strerror or error}", file=sys.stderr)
        return 2
    return code


def _done(catalog: Catalog, arguments: argparse.Namespace) -> tuple[str, int]:
    try:
        return arguments.run(catalog, arguments), 0
    except BadFile as error:
        return str(error), 1


def _joined(argv: Sequence[str]) -> list[str]:
    """Write “--start -1,2” as “--start=-1,2”, so that a negative number is not taken for an option."""
    joined: list[str] = []
    for part in argv:
        before = joined[-1] if joined else ""
        if before.startswith("--") and "=" not in before and re.match(r"[-−][^-]", part):
            joined[-1] += f"={part}"
        else:
            joined.append(part)
    return joined


def _parser(film: FilmMaker | None) -> tuple[_Parser, list[str]]:
    """Return the parser and the names of the commands."""
    parser = _Parser(
        prog="gdviz",
        description="Show gradient descent, step by step. Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gdviz {__version__}")
    commands = parser.add_subparsers(dest="command")
    for add in (add_list, add_run, add_map, add_check):
        add(commands)
    add_render(commands, film)
    names = list(commands.choices)
    commands.metavar = " | ".join(names)
    return parser, names
