"""Whatever is done to docks, layouts and presentation, in whatever order: the window lives, and Qt does not warn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gl
ROOT = Path(__file__).parents[2]
SEEDS = (1, 2)
COUNT = 90  # deeds


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.usefixtures("qapp")
def test_no_order_of_commands_is_too_much(seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.ui.shuffling", str(seed), str(COUNT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last = " → ".join(done.stdout.split()[-12:])
    assert (done.returncode, done.stderr) == (0, ""), f"after {last}"
