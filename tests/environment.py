"""What tests, benchmarks and screenshots run in: system packages, the private environment, a screen of their own.

Standard library only, so that a bare Python can start here. A program that needs all this calls

    if __name__ == "__main__":
        sys.exit(main() if inside() else main_under_display("tests.benchmarks", sys.argv[1:]))

and imports gdviz, NumPy or Qt in functions or modules that are reached only when `inside()`.
`python -m tests.environment` makes it all ready and runs nothing.
"""

from __future__ import annotations

import contextlib
import glob
import importlib.util
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import IO

import main as starter
from gdviz.preflight import EVERY_PLATFORM, X11, Library, install_line, missing_libraries, names

MARK = "GDVIZ_TEST_DISPLAY"
ON_LINUX = sys.platform.startswith("linux")
PATIENCE = 30.0  # seconds for the virtual screen to come up

# Software OpenGL, and what Qt's translation tools link against.
LIBRARIES = (
    Library("libGLX_mesa.so.0", "libglx-mesa0", "mesa-libGL"),
    Library("libEGL_mesa.so.0", "libegl-mesa0", "mesa-libEGL"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs"),
)
# Where one of these files tells that a package is there.
FILES = (
    (
        ("/usr/lib*/dri/swrast_dri.so", "/usr/lib/*/dri/swrast_dri.so", "/usr/lib*/libgallium*",
         "/usr/lib/*/libgallium*"),
        Library("software OpenGL", "libgl1-mesa-dri", "mesa-dri-drivers"),
    ),
    (
        ("/usr/share/fonts/**/DejaVuSans.ttf",),
        Library("a Latin font", "fonts-dejavu-core", "dejavu-sans-fonts"),
    ),
    (
        ("/usr/share/fonts/**/*wqy*", "/usr/share/fonts/**/*CJK*", "/usr/share/fonts/**/DroidSansFallback*"),
        Library("a Chinese font", "fonts-wqy-microhei", "wqy-microhei-fonts"),
    ),
)  # fmt: skip


def main_under_display(module: str, *argvs: list[str]) -> int:
    """Run `python -m module argv` in the private environment on a screen of its own; its exit code.

    Several argvs run side by side, each on its own screen; the first speaks at once, the others when they have ended,
    and the worst exit code is the answer. Installs first what is missing, where it may; says what to install and
    answers 2 where it may not.
    """
    python = prepared_python()
    if not python:
        return 2
    with contextlib.ExitStack() as stack:
        children = []
        for number, argv in enumerate(argvs):
            settings = stack.enter_context(tempfile.TemporaryDirectory(prefix="gdviz-"))
            variables = stack.enter_context(display())
            variables.update(private_settings(settings))
            said = stack.enter_context(tempfile.TemporaryFile()) if number else None
            command = [python, "-m", module, *argv]
            start = end_with_parent if ON_LINUX else None
            child = subprocess.Popen(command, env=variables, stdout=said, stderr=said, preexec_fn=start)
            children.append((child, said))
        return max(_ended(child, said) for child, said in children)


def prepared_python() -> str:
    """Return the Python of the private environment, after installing what is missing; "" after saying what is."""
    if sys.version_info < starter.OLDEST:
        starter.say(starter.too_old())
        return ""
    if not install_system_packages():
        return ""
    try:
        return str(starter.prepare(("test",)))
    except starter.SetupFailed as failure:
        starter.say(str(failure))
        return ""


def _ended(child: subprocess.Popen[bytes], said: IO[bytes] | None) -> int:
    """Wait for a child, pass on what it said, and return its exit code; one that a signal ended counts as 1."""
    try:
        code = child.wait()
    except KeyboardInterrupt:  # the child got the same signal and says what it has to say
        code = child.wait()
    if said is not None:
        said.seek(0)
        sys.stdout.write(said.read().decode("utf-8", "replace"))
        sys.stdout.flush()
    return code if code >= 0 else 1


def inside() -> bool:
    """Whether this process was started by main_under_display."""
    return MARK in os.environ


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Environment variables of a virtual screen that ends with the block; on Windows and macOS, of the real one."""
    variables = {**os.environ, MARK: "1", "LC_ALL": "C.UTF-8"}
    variables.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app
    variables.pop("QT_QPA_PLATFORM", None)
    if not ON_LINUX:
        yield variables
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "+extension", "GLX", "-noreset"]
    server = subprocess.Popen(
        command, pass_fds=(writing,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=end_with_parent
    )
    os.close(writing)
    try:
        variables["DISPLAY"] = ":" + number_of(reading)
        variables.update(LIBGL_ALWAYS_SOFTWARE="1", GALLIUM_DRIVER="llvmpipe", XDG_SESSION_TYPE="x11")
        variables.pop("WAYLAND_DISPLAY", None)
        yield variables
    finally:
        os.close(reading)
        server.kill()
        server.wait()


def private_settings(folder: str) -> dict[str, str]:
    """Environment variables that keep a person's real settings and files out of tests, and tests out of them."""
    names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
    return {name: os.path.join(folder, part) for name, part in names.items()}


def install_system_packages() -> bool:
    """Whether everything outside of Python is there, after installing it where apt and the user's rights allow."""
    missing = missing_packages()
    if not missing:
        return True
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        starter.say(f"The tests need {names(missing)}. Install them once, then start again:\n{install_line(missing)}")
        return False
    packages = list(dict.fromkeys(library.debian for library in missing))
    starter.say("Installing with apt: {}. This takes about a minute.".format(" ".join(packages)))
    started = time.monotonic()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        command = ["apt-get", "--quiet", *arguments]
        result = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    missing = missing_packages()
    if result.returncode != 0 or missing:
        starter.say(f"{result.stdout[-2000:]}\napt could not install everything. By hand:\n{install_line(missing)}")
        return False
    starter.say(f"Installed after {time.monotonic() - started:.0f} s.")
    return True


def missing_packages() -> list[Library]:
    """What Qt, its translation tools and a virtual screen with software OpenGL need and this system lacks."""
    if not ON_LINUX:
        return []
    missing = missing_libraries(EVERY_PLATFORM + X11 + LIBRARIES)
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships it apart
        missing.append(Library("ensurepip", f"python{starter.VERSION}-venv", "python3"))
    if shutil.which("Xvfb") is None:
        missing.append(Library("Xvfb", "xvfb", "xorg-x11-server-Xvfb"))
    for patterns, library in FILES:
        if not any(glob.glob(pattern, recursive=True) for pattern in patterns):
            missing.append(library)
    return missing


def number_of(reading: int) -> str:
    """The display number that Xvfb writes into the pipe once it is ready."""
    text = b""
    while not text.endswith(b"\n"):
        ready, _, _ = select.select([reading], [], [], PATIENCE)
        more = os.read(reading, 16) if ready else b""
        if not more:
            raise RuntimeError("Xvfb did not start; `Xvfb :99` in a terminal says why.")
        text += more
    return text.decode().strip()


def end_with_parent() -> None:
    """In a child on Linux: end when the parent ends, even when that was killed and could not clean up."""
    import ctypes

    PR_SET_PDEATHSIG = 1  # linux/prctl.h
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(0 if prepared_python() else 2)
