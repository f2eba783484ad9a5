#!/usr/bin/env python3
"""Starts gdviz with nothing but Python: `python main.py`, a double-click, or `python main.py run --landscape ...`.

The first start makes a private environment, .venv, beside this file and installs what pyproject.toml names; later
starts go straight through. This file must parse on every Python there is, if only to say that a newer one is needed:
so no annotations and no f-strings here, and imports only where they are used.
"""

from __future__ import print_function

import os
import sys

OLDEST = (3, 11)
VERSION = "{}.{}".format(*sys.version_info)
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "gdviz-stamp")  # what the environment was made by, what it holds; written last
LOCK = os.path.join(VENV, "gdviz-lock")
LOG = os.path.join(VENV, "gdviz-setup.log")
AGAIN = "What is already there is kept: start gdviz again to continue."

# What pip or the system says -> what it means and what to do. The first that occurs counts.
EXPLANATIONS = (
    (
        ("No space left", "Errno 28", "WinError 112", "Disk quota exceeded"),
        "The disk is full. gdviz needs about 600 MB in {here}.\n" + AGAIN,
    ),
    (
        ("Read-only file system", "Permission denied", "Errno 13]", "Errno 30]", "WinError 5]"),
        "This user may not write in {here}.\n"
        "Move the folder to where you may, for example your home, and start gdviz there.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"),
        "The secure connection was refused: a wrong clock, or a company proxy that pip does not know.\n"
        "Set the clock, or tell pip about the proxy's certificate: pip config set global.cert FILE. " + AGAIN,
    ),
    (
        ("NewConnectionError", "NameResolutionError", "Connection broken", "ConnectionReset", "IncompleteRead",
         "ProxyError", "Max retries exceeded", "unreachable", "timed out", "Timeout"),
        "The network does not answer; the first start downloads about 110 MB.\n"
        "Check the connection (behind a proxy, set HTTPS_PROXY). " + AGAIN,
    ),
    (
        ("No matching distribution found", "is not a supported wheel", "requires a different Python"),
        "A package that gdviz needs does not exist for this computer: {platform}, Python {python}.\n"
        "It takes Python 3.11 to 3.13 and a system from about 2022 on (Linux with glibc 2.34, Windows 10, macOS 14).\n"
        "If this one is, then the packages could not be reached: check the network.",
    ),
    (("",), "Installing failed in a way that gdviz does not know. " + AGAIN),
)  # fmt: skip


class SetupFailed(Exception):
    """The environment could not be made; the text says why and what to do."""


def main(argv):
    if sys.version_info < OLDEST:
        return announce(too_old())
    try:
        python = prepare()
    except SetupFailed as failure:
        return announce(str(failure))
    except KeyboardInterrupt:
        return announce("\nThe set-up was interrupted. " + AGAIN)
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        from gdviz.app import main as app

        return app(argv)
    for name in ("PYTHONHOME", "PYTHONPATH"):  # another environment's packages have no place in this one
        os.environ.pop(name, None)
    command = [python, os.path.join(HERE, "main.py")] + argv
    if os.name != "nt":
        os.execv(python, command)
    import subprocess  # on Windows exec would let go of the terminal at once

    return subprocess.call(command)


def prepare(groups=()):
    """Make or complete the environment if needed; answer the path of its Python.

    groups: [dependency-groups] of pyproject.toml to install as well. Tests, which name groups, run on the very Python
    that was asked; the app takes the environment as it is. SetupFailed says what went wrong.
    """
    if is_ready(groups):
        return PYTHON
    import time

    started = time.monotonic()
    if os.path.exists(os.path.join(VENV, "pyvenv.cfg")) and not os.path.exists(LOCK):
        raise SetupFailed("{} is an environment that gdviz did not make. Move it away, then start again.".format(VENV))
    try:
        os.makedirs(VENV, exist_ok=True)
        with open(LOCK, "ab") as lock:
            wait_for(lock)
            if not is_ready(groups):  # it may have become so while waiting
                set_up(groups, lock)
                say("Ready after {:.0f} s. Later starts take none of this.".format(time.monotonic() - started))
    except OSError as error:
        raise SetupFailed(explain("{} ({})".format(error, type(error).__name__)))
    return PYTHON


def is_ready(groups):
    """Whether the environment exists, whole, with all that pyproject.toml names now. This is all a later start does."""
    python, base, has, dependencies = read_stamp()
    fits = python == VERSION or not groups
    return fits and runs(base) and set(groups) <= set(has.split()) and dependencies == pyproject()


def set_up(groups, lock):
    """Do what is missing, in steps that each leave a stamp, so that an interrupted set-up goes on where it was."""
    python, base, _, _ = read_stamp()
    if python != VERSION or not runs(base):
        make_venv(lock)
    _, _, has, dependencies = read_stamp()
    groups = sorted(set(groups) | set(has.split()))
    first = "Installing what gdviz needs; this downloads about 110 MB once and takes one to three minutes."
    say("Bringing {} up to date.".format(VENV) if dependencies else first)
    forget_half_installed()
    pip = [PYTHON, "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    output, code = run(pip + requirements(groups), lock)
    if code != 0:
        raise SetupFailed(explain(output))
    write_stamp(" ".join(groups), pyproject())


def make_venv(lock):
    """An empty environment with pip, in place of whatever half of one was there."""
    import shutil

    try:
        import ensurepip  # noqa: F401 - Debian ships it apart
        import venv
    except ImportError:
        raise SetupFailed(
            "This Python lacks the module venv or ensurepip, which make private environments. Install them once, then\n"
            "start again:\n  Debian, Ubuntu:  sudo apt install python{}-venv".format(VERSION)
        )
    say("Making a private environment in {}".format(VENV))
    for name in os.listdir(VENV):
        path = os.path.join(VENV, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif path != LOCK:
            os.remove(path)
    venv.EnvBuilder(symlinks=os.name != "nt").create(VENV)
    output, code = run([PYTHON, "-I", "-m", "ensurepip", "--upgrade"], lock)
    if code != 0:
        raise SetupFailed(explain(output))
    write_stamp("", b"")


def run(command, lock):
    """Run a command, log and return what it prints, show its main lines; (output, exit code).

    The command keeps the lock open: if this process is killed, the next start waits for the orphan to end.
    """
    import subprocess

    environment = dict(os.environ, PIP_USER="0", PYTHONIOENCODING="utf-8")
    keep = {"pass_fds": (lock.fileno(),)} if os.name != "nt" else {}
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, **keep
    )
    lines = []
    with open(LOG, "ab") as log:
        for raw in child.stdout:
            log.write(raw)
            lines.append(raw.decode("utf-8", "replace"))
            if lines[-1].split(" ")[0] in ("Collecting", "Installing"):
                say("  " + lines[-1].rstrip())
    return "".join(lines), child.wait()


def requirements(groups):
    import tomllib

    table = tomllib.loads(pyproject().decode("utf-8"))
    lines = list(table["project"]["dependencies"])
    for group in groups:
        lines += table["dependency-groups"][group]
    return lines


def forget_half_installed():
    """Drop the records of packages that a killed pip left half-copied, so that pip installs them again.

    pip writes INSTALLER after a package's files; without it the package is not whole.
    """
    import glob
    import shutil

    for folder in ("lib/python*/site-packages", "Lib/site-packages"):
        for record in glob.glob(os.path.join(VENV, folder, "*.dist-info")):
            if not os.path.exists(os.path.join(record, "INSTALLER")):
                shutil.rmtree(record)


def read_stamp():
    """(Python version, the Python behind it, groups installed, pyproject.toml they are from), or four times nothing."""
    try:
        with open(STAMP, "rb") as file:
            python, base, groups, dependencies = file.read().split(b"\n", 3)
    except (OSError, ValueError):
        return "", "", "", b""
    return python.decode("utf-8"), base.decode("utf-8"), groups.decode("utf-8"), dependencies


def write_stamp(groups, dependencies):
    base = os.path.realpath(sys._base_executable if os.name == "nt" else PYTHON)
    with open(STAMP + ".new", "wb") as file:
        file.write("\n".join((VERSION, base, groups, "")).encode("utf-8") + dependencies)
    os.replace(STAMP + ".new", STAMP)


def runs(base):
    """Whether the Python that the environment was made from is still there, and still the same one."""
    return os.path.exists(base) and (os.name == "nt" or os.path.realpath(PYTHON) == base)


def pyproject():
    with open(os.path.join(HERE, "pyproject.toml"), "rb") as file:
        return file.read()


def wait_for(lock):
    """Wait until no other start is setting up. The system drops the lock of a process that ends, however it ends."""
    import time

    for seconds in range(1800):
        try:
            return try_to_take(lock)
        except (BlockingIOError, PermissionError):  # someone else has it
            if seconds == 0:
                say("Another start is setting gdviz up; waiting for it to finish.")
            time.sleep(1)
        except OSError:  # some network folders cannot lock; one start at a time works there too
            return None


def try_to_take(lock):
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def explain(output):
    """What the output of a failed step means, and where to read on."""
    import platform

    last = output.strip().splitlines()[-15:]
    meaning = next(text for signs, text in EXPLANATIONS if any(sign in "\n".join(last) for sign in signs)).format(
        here=HERE, platform=platform.platform(), python=platform.python_version()
    )
    telling = [line.strip() for line in last if not line.startswith("WARNING")][-4:]
    telling = ["  " + line[:160] for line in telling] + ["The whole log: " + LOG] * os.path.exists(LOG)
    return "gdviz could not be set up.\n{}\n\nThe last lines were:\n{}".format(meaning, "\n".join(telling))


def too_old():
    return (
        "gdviz needs Python {}.{} or newer; this is Python {}.{} ({}).\n"
        "Install a newer one (Debian, Ubuntu: sudo apt install python3; Fedora: sudo dnf install python3;\n"
        "Windows, macOS: python.org), or start gdviz with one that is there already: python3.12 main.py"
    ).format(OLDEST[0], OLDEST[1], sys.version_info[0], sys.version_info[1], sys.executable)


def say(text):
    """Progress goes to stderr: stdout belongs to the command line's results."""
    try:
        from gdviz.notice import show
    except (ImportError, SyntaxError):  # a Python too old for that file as well
        sys.stderr.write(text + "\n")
    else:
        show(text)


def announce(message):
    """Tell about a failure; the exit code."""
    try:
        from gdviz.notice import announce as tell
    except (ImportError, SyntaxError):
        tell = say
    tell(message)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
