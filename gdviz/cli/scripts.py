"""`gdviz run --python FILE` and `--torch FILE`: the same runs as a script."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from gdviz.cli.arguments import UsageError
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.whole_file import write_whole
from gdviz.export.code import numpy_script, torch_script

_WRITERS: Mapping[str, Callable[[Catalog, Experiment], str]] = {"python": numpy_script, "torch": torch_script}


def add_scripts(parser: argparse.ArgumentParser) -> None:
    """Add --python and --torch to a command."""
    parser.add_argument("--python", metavar="FILE", help="write the runs as a script of NumPy and Matplotlib, too")
    parser.add_argument("--torch", metavar="FILE", help="write the runs as a script of PyTorch, too")


def check_places(arguments: argparse.Namespace) -> None:
    """Raise UsageError for a place where no file can be."""
    for name in _WRITERS:
        text = getattr(arguments, name)
        if text is None:
            continue
        if not text or Path(text).is_dir():
            raise UsageError(f"--{name}: {text!r} is a folder; name a file in it")
        if not Path(text).parent.is_dir():
            raise UsageError(f"--{name}: there is no folder {str(Path(text).parent)!r}")


def write_scripts(catalog: Catalog, experiment: Experiment, arguments: argparse.Namespace) -> None:
    """Write what was asked for. Raises UsageError for a run that no script can be of, or a file that cannot be."""
    for name, written in _WRITERS.items():
        text = getattr(arguments, name)
        if text is None:
            continue
        try:
            write_whole(Path(text), written(catalog, experiment))
        except InputError as error:
            raise UsageError(f"--{name}: {error}") from None
        except OSError as error:
            raise UsageError(f"--{name}: {text!r} cannot be written: {error.strerror or error}") from None
