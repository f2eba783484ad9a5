"""`python -m tests.benchmarks [--json]`: measures every budget, on a screen of its own with software OpenGL."""

from __future__ import annotations

import json
import sys

from tests.environment import inside, main_under_display


def main(argv: list[str]) -> int:
    """Print the figures; exit code 0 whatever they are: a slow machine is not a failure."""
    from tests.benchmarks.engine import drag_ms, million_steps_mb, single_run_us_per_step
    from tests.benchmarks.frames import frame_figures
    from tests.benchmarks.start import start_figures

    figures: dict[str, float] = {"single_run_us_per_step": single_run_us_per_step()}
    figures |= start_figures()
    figures |= frame_figures()
    figures |= {"drag_ms": drag_ms(), "million_steps_mb": million_steps_mb()}
    figures = {name: round(value, 3) for name, value in figures.items()}
    if "--json" in argv:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:<28}{value:>10.3f}   {BUDGETS.get(name, '')}")
    return 0


BUDGETS = {
    "single_run_us_per_step": "budget 2: Adam on Rosenbrock, every term recorded",
    "drag_ms": "budget 33: six runs of 500 steps computed and drawn again",
    "frame_ms": "budget 16.7: seven runs playing in contour, surface and loss, 1280 x 800",
    "frame_ms_first_start": "two runs playing in contour, surface and loss",
    "frame_ms_surface": "seven runs playing, the surface alone",
    "frame_growth": "budget 1.3: a frame at step 100,000 against one at step 100",
    "startup_ratio": "budget 1.6: first frame against a bare pyqtgraph GL window",
    "startup_s": "budget 1.0 where Python starts in 20 ms: first frame after the process started",
    "python_start_ms": "what Python itself takes here",
    "memory_ratio": "budget 1.5: resident memory against the bare window",
    "million_steps_mb": "budget 250: a million steps of Adam in two variables",
    "paused_cpu_percent": "budget 0",
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if inside() else main_under_display("tests.benchmarks", sys.argv[1:]))
