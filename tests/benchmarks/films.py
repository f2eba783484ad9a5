"""Ten seconds of a film, 1920 × 1080 at 60 frames a second, with map, surface and loss: by `gdviz render`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

FRAMES = 600
LAST = 100  # the film goes from step 0 to here
_ARGUMENTS = ["--landscape", "himmelblau", "--optimizer", "gd:lr=0.005", "--optimizer", "adam:lr=0.1", "--steps", "100"]
_SHAPE = ["--size", "1080p", "--fps", "60", "--view", "contour+surface+loss", "--hold", "0"]


def film_figures() -> dict[str, float]:
    """Seconds from the start of the process to the whole file, and its peak memory; of a film twice as long too."""
    seconds, memory = _filmed(FRAMES)
    _, twice = _filmed(2 * FRAMES)
    return {"film_s": seconds, "film_mb": memory, "film_memory_growth": twice / memory}


def film_s() -> float:
    """Seconds from the start of the process to the whole file."""
    return _filmed(FRAMES)[0]


def _filmed(frames: int) -> tuple[float, float]:
    """Return seconds and MB."""
    with TemporaryDirectory(prefix="gdviz-") as folder:
        path = Path(folder) / "film.mp4"
        pace = repr(LAST / ((frames - 1) / 60.0))
        command = [sys.executable, "-m", "gdviz", "render", *_ARGUMENTS, *_SHAPE, "--pace", pace, "-o", str(path)]
        before = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - before
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode or not path.exists():
            raise RuntimeError("gdviz render failed")
        return seconds, usage.ru_maxrss / 1024.0
