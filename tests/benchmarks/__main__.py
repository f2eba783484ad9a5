"""`python -m tests.benchmarks [--peers] [--json]`: measures every budget, on a screen of its own with software OpenGL.

With `--peers` only what torch and JAX can be compared in, each beside its peer, so that both meet the same machine.
"""

from __future__ import annotations

import json
import sys
from statistics import median

from tests.environment import inside, main_under_display


def main(argv: list[str]) -> int:
    """Print the figures; exit code 0 whatever they are: a slow machine is not a failure."""
    comments = dict(BUDGETS)
    figures = beside_peers() if "--peers" in argv else alone(comments)
    figures = {name: round(value, 3) for name, value in figures.items()}
    if "--json" in argv:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:<28}{value:>10.3f}   {comments.get(name, '')}")
    return 0


def alone(comments: dict[str, str]) -> dict[str, float]:
    """Measure every budget that needs no peer; what is to be said of a figure is added to its comment."""
    from tests.benchmarks.batch import basin_s, batch_ns_per_point_step
    from tests.benchmarks.engine import drag_ms, million_steps_mb, single_run_us_per_step
    from tests.benchmarks.films import film_figures
    from tests.benchmarks.frames import frame_figures
    from tests.benchmarks.maps import map_figures
    from tests.benchmarks.stalls import stall_figures
    from tests.benchmarks.start import start_figures
    from tests.benchmarks.wide import wide_figures

    figures: dict[str, float] = {"single_run_us_per_step": single_run_us_per_step()}
    figures |= start_figures()
    figures |= frame_figures() | stall_figures() | wide_figures(comments) | map_figures()
    figures |= {"drag_ms": drag_ms(), "million_steps_mb": million_steps_mb()}
    figures |= film_figures()
    return figures | {"batch_ns_per_point_step": batch_ns_per_point_step(), "basin_s": basin_s()}


def beside_peers() -> dict[str, float]:
    """Measure ours and theirs in turn."""
    from tests.benchmarks.batch import basin_s, batch_ns_per_point_step, stopping_ns_per_point_step
    from tests.benchmarks.engine import single_run_us_per_step
    from tests.benchmarks.films import film_s
    from tests.benchmarks.peers import peer_figure, peer_python

    peer_python()
    figures: dict[str, float] = {"single_run_us_per_step": single_run_us_per_step()}
    figures["torch_us_per_step"] = peer_figure("torch_us_per_step")
    pairs = [(batch_ns_per_point_step(), peer_figure("jax_ns_per_point_step")) for _ in range(3)]
    figures["batch_ns_per_point_step"] = median(ours for ours, _ in pairs)
    figures["jax_ns_per_point_step"] = median(theirs for _, theirs in pairs)
    figures["batch_ratio"] = median(ours / theirs for ours, theirs in pairs)
    figures["stopping_ns_per_point_step"] = stopping_ns_per_point_step()
    basins = [(basin_s(), peer_figure("jax_basin_s")) for _ in range(3)]
    figures["basin_s"] = median(ours for ours, _ in basins)
    figures["jax_basin_s"] = median(theirs for _, theirs in basins)
    figures["film_s"], figures["matplotlib_film_s"] = film_s(), peer_figure("matplotlib_film_s")
    figures["film_speed"] = figures["matplotlib_film_s"] / figures["film_s"]
    return figures


BUDGETS = {
    "single_run_us_per_step": "budget 2: Adam on Rosenbrock, every term recorded",
    "drag_ms": "budget 33: six runs of 500 steps computed and drawn again",
    "frame_ms": "budget 16.7: seven runs playing in contour, surface and loss, 1280 x 800",
    "frame_ms_gliding": "budget 16.7: the same, with balls gliding between steps",
    "frame_ms_arrows": "budget 16.7: the same, with all arrows of the update on",
    "frame_ms_panels": "seven runs playing in three views, microscope and gradient open, 1280 x 1000",
    "stall_ms_none": "longest turn of the main loop in 12 frames while playing and nothing else happens",
    "stall_ms_resize": "budget 50: longest turn while playing when the window takes another size",
    "stall_ms_open": "budget 50: when a panel opens for the first time, the slowest of these:",
    "stall_ms_float": "budget 50: when a panel floats, or docks again",
    "stall_ms_theme": "budget 50: when light changes to dark, or back",
    "stall_ms_language": "budget 50: when the language changes",
    "stall_ms_present": "budget 50: when presenting begins, or ends",
    "wide_frame_ms": "budget 16.7: five runs of a network of 2,000 weights playing",
    "wide_mb": "budget 400: what these five runs add when their key frames fill their room, at most",
    "wide_scrub_ms": "the same at rest, the cursor jumping to and fro",
    "wide_longest_ms": "budget 50: longest turn of the main loop in a session that does all of it, panels opening too",
    "wide_longest_own_ms": "the same in processor time of the window's thread, whatever else the machine does",
    "frame_ms_first_start": "two runs playing in contour, surface and loss",
    "frame_ms_surface": "seven runs playing, the surface alone",
    "frame_growth": "budget 1.3: a frame at step 100,000 against one at step 100",
    "startup_ratio": "budget 1.6: first frame against a bare pyqtgraph GL window",
    "startup_s": "budget 1.0 where Python starts in 20 ms: first frame after the process started",
    "python_start_ms": "what Python itself takes here",
    "memory_ratio": "budget 1.5: resident memory against the bare window",
    "million_steps_mb": "budget 250: a million steps of Adam in two variables",
    "torch_us_per_step": "torch.optim.Adam on Rosenbrock",
    "batch_ns_per_point_step": "250,000 starts of Adam on Rosenbrock",
    "jax_ns_per_point_step": "the same by jitted JAX + optax",
    "batch_ratio": "budget 1.5: the two, measured in turn",
    "stopping_ns_per_point_step": "with every loss computed and every start watched for divergence",
    "map_first_s": "budget 0.3: from the wish for a map to its first cells on the screen, the slowest kind",
    "basin_s": "400 x 400 starts, 300 steps of Adam on Himmelblau, as a map",
    "jax_basin_s": "the ends of the same starts by jitted JAX + optax",
    "paused_cpu_percent": "budget 0",
    "film_s": "ten seconds of 1080p60 with map, surface and loss, from the start of the process to the whole file",
    "film_mb": "peak memory of that process",
    "film_memory_growth": "of a film twice as long: memory is bounded",
    "matplotlib_film_s": "the same film by Matplotlib's animation writer",
    "film_speed": "budget 3: the two, one after the other",
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if inside() else main_under_display("tests.benchmarks", sys.argv[1:]))
