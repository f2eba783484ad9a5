"""The same work by torch, by JAX and by Matplotlib, in an environment of their own: `.venv-peers`, beside .venv.

The file is also the program that runs there: it imports nothing of gdviz.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("GDVIZ_PEERS", ROOT / ".venv-peers"))
TORCH = ["torch==2.13.0", "numpy>=2.0"]  # what the tests of exported scripts need of it
PACKAGES = [*TORCH, "jax>=0.4.30", "optax>=0.2.3", "matplotlib>=3.9", "imageio-ffmpeg>=0.5"]
STARTS, STEPS = 250_000, 100
SIDE, BASIN_STEPS, BASIN_RATE = 400, 300, 0.1
REPEATS = 7


def peer_python(packages: Sequence[str] = tuple(PACKAGES)) -> Path:
    """Return the Python of the peers' environment, made and filled when needed; a gigabyte once."""
    python, ready = _python(), FOLDER / "ready"
    if python.exists() and "GDVIZ_PEERS" in os.environ:
        return python
    held = ready.read_text().split() if ready.exists() else []
    missing = [package for package in packages if package not in held]
    if not missing:
        return python
    print(f"Installing {', '.join(missing)} in {FOLDER}", file=sys.stderr)
    if not held:
        venv.EnvBuilder(with_pip=True, clear=True).create(FOLDER)
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off", "--quiet"]
    compiled = "--no-compile"  # most of it is never imported; what is, Python compiles then
    subprocess.run([*command, compiled, *missing], check=True, stdout=sys.stderr)
    ready.write_text("\n".join([*held, *missing]))
    return python


def torch_python() -> Path | None:
    """Return a Python that has torch, this one or that of the peers' environment; None where there is none."""
    if importlib.util.find_spec("torch") is not None:
        return Path(sys.executable)
    ready = FOLDER / "ready"
    is_there = "GDVIZ_PEERS" in os.environ or (ready.exists() and set(TORCH) <= set(ready.read_text().split()))
    return _python() if is_there and _python().exists() else None


def _python() -> Path:
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def peer_figure(name: str) -> float:
    """Return one figure, measured by a process in the peers' environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [str(peer_python()), str(Path(__file__).resolve()), name]
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=600)
    return float(json.loads(answer.stdout.splitlines()[-1]))


def torch_us_per_step() -> float:
    """Microseconds for a step of torch.optim.Adam on Rosenbrock: the gradient by autograd, doubles."""
    import torch

    torch.set_num_threads(1)  # two numbers
    position = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([position], lr=1e-3)
    times = []
    for _ in range(REPEATS):
        before = perf_counter()
        for _ in range(1000):
            optimizer.zero_grad()
            x, y = position
            loss = (1.0 - x) ** 2 + 100.0 * (y - x**2) ** 2
            loss.backward()
            optimizer.step()
        times.append((perf_counter() - before) / 1000)
    return 1e6 * median(times[1:])


def jax_ns_per_point_step() -> float:
    """Nanoseconds for a step of one of many starts of optax.adam on Rosenbrock, jitted; compiling is not counted."""
    import numpy as np

    starts = np.random.default_rng(0).uniform(-2.0, 2.0, (STARTS, 2))
    seconds = _jax_seconds(lambda p: (1.0 - p[0]) ** 2 + 100.0 * (p[1] - p[0] ** 2) ** 2, 1e-3, starts, STEPS)
    return 1e9 * seconds / (STARTS * STEPS)


def jax_basin_s() -> float:
    """Seconds for the ends of 400 × 400 starts on Himmelblau, jitted; neither stops nor minima are looked for."""
    import numpy as np

    centres = -5.0 + (np.arange(SIDE) + 0.5) * 10.0 / SIDE
    starts = np.stack(np.meshgrid(centres, centres), axis=-1).reshape(-1, 2)

    def himmelblau(p: Any) -> Any:
        return (p[0] ** 2 + p[1] - 11.0) ** 2 + (p[0] + p[1] ** 2 - 7.0) ** 2

    return _jax_seconds(himmelblau, BASIN_RATE, starts, BASIN_STEPS)


def _jax_seconds(loss: Any, rate: float, starts: Any, steps: int) -> float:
    import jax
    import jax.numpy as jnp
    import optax

    jax.config.update("jax_enable_x64", True)
    slope, adam = jax.grad(loss), optax.adam(rate)

    def descend(start: Any) -> Any:
        def step(_: Any, carried: Any) -> Any:
            position, state = carried
            change, state = adam.update(slope(position), state, position)
            return optax.apply_updates(position, change), state

        return jax.lax.fori_loop(0, steps, step, (start, adam.init(start)))[0]

    together = jax.jit(jax.vmap(descend))
    points = jnp.asarray(starts)
    together(points).block_until_ready()  # compiles
    times = []
    for _ in range(REPEATS):
        before = perf_counter()
        together(points).block_until_ready()
        times.append(perf_counter() - before)
    return median(times)


def matplotlib_film_s() -> float:
    """Seconds for ten seconds of 1080p60 with map, surface and loss by Matplotlib's animation writer, H.264."""
    import tempfile

    import imageio_ffmpeg
    import matplotlib
    import numpy as np

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.animation import FFMpegWriter

    pyplot.rcParams["animation.ffmpeg_path"] = imageio_ffmpeg.get_ffmpeg_exe()
    frames, last = 600, 100
    before = perf_counter()

    def loss(x: Any, y: Any) -> Any:
        return (x**2 + y - 11.0) ** 2 + (x + y**2 - 7.0) ** 2

    place, path = np.array([0.0, 0.0]), []
    for _ in range(last + 1):
        path.append(place)
        x, y = place
        a, b = x**2 + y - 11.0, x + y**2 - 7.0
        place = place - 0.005 * np.array([4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b])
    points = np.array(path)
    heights = loss(points[:, 0], points[:, 1])
    grid = np.meshgrid(np.linspace(-5.0, 5.0, 100), np.linspace(-5.0, 5.0, 100))
    figure = pyplot.figure(figsize=(19.2, 10.8), dpi=100)
    layout = figure.add_gridspec(4, 2)
    flat, solid = figure.add_subplot(layout[:3, 0]), figure.add_subplot(layout[:3, 1], projection="3d")
    curve = figure.add_subplot(layout[3, :])
    flat.contourf(*grid, loss(*grid), 20)
    solid.plot_surface(*grid, loss(*grid), cmap="cividis", rstride=2, cstride=2)
    curve.set(xlim=(0, last), ylim=(1e-6, 2e2), yscale="log")
    (on_map,), (in_space,), (over_steps,) = flat.plot([], [], "o-"), solid.plot([], [], [], "o-"), curve.plot([], [])
    writer = FFMpegWriter(
        fps=60, codec="libx264", extra_args=["-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p"]
    )
    with tempfile.TemporaryDirectory() as folder, writer.saving(figure, f"{folder}/film.mp4", 100):
        for frame in range(frames):
            until = 1 + round(last * frame / (frames - 1))
            on_map.set_data(points[:until, 0], points[:until, 1])
            in_space.set_data_3d(points[:until, 0], points[:until, 1], heights[:until])
            over_steps.set_data(np.arange(until), heights[:until])
            writer.grab_frame()
    return perf_counter() - before


FIGURES = {
    measure.__name__: measure for measure in (torch_us_per_step, jax_ns_per_point_step, jax_basin_s, matplotlib_film_s)
}

if __name__ == "__main__" and sys.argv[1:] == ["torch"]:
    peer_python(TORCH)
elif __name__ == "__main__":
    print(json.dumps(FIGURES[sys.argv[1]]()))
