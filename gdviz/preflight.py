"""What must be right before Qt is imported, because Qt would only abort: system libraries and a display.

Standard library only, a few milliseconds. Without these checks Qt ends the process by a message that names none
of the packages to install.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library that Qt's wheels expect of the system, and the packages that bring it."""

    name: str
    debian: str
    fedora: str


# Read from the NEEDED entries of the PySide6-Essentials wheels.
EVERY_PLATFORM: tuple[Library, ...] = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libz.so.1", "zlib1g", "zlib"),
    Library("libzstd.so.1", "libzstd1", "libzstd"),
)
X11: tuple[Library, ...] = (
    Library("libxcb.so.1", "libxcb1", "libxcb"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-glx.so.0", "libxcb-glx0", "libxcb"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
WAYLAND: tuple[Library, ...] = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)
WITHOUT_A_WINDOW = (
    "Without a screen, `gdviz run` computes the same descents as a table, JSON or CSV\n"
    "(`python main.py run --help` in a checkout); QT_QPA_PLATFORM=offscreen opens the window\n"
    "invisibly and without 3-D."
)


def problem() -> str | None:
    """Why Qt could not open a window here and what to do about it, in plain words; None when nothing is in the way.

    Honours QT_QPA_PLATFORM: only what the platform in use needs is looked for. Other systems than Linux bring
    everything along in the wheel.
    """
    if not sys.platform.startswith("linux"):
        return None
    missing = missing_libraries(EVERY_PLATFORM)
    if missing:
        return _libraries_missing(missing + missing_libraries(_asked_for_next()))
    problems = []
    for platform in platforms():
        trouble = {"xcb": _problem_with_x11, "wayland": _problem_with_wayland}.get(platform, _no_problem)()
        if trouble is None:
            return None
        problems.append(trouble)
    # Qt tries one platform after the other; the last is the one that people can put right most easily (X11).
    return problems[-1] if problems else _no_display()


def platforms() -> tuple[str, ...]:
    """The platform plug-ins that Qt would try, in its order; empty when there is no display at all."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return tuple(name.split(":")[0].split("-")[0] for name in asked.split(";") if name)
    wayland = ("wayland",) if os.environ.get("WAYLAND_DISPLAY") else ()
    x11 = ("xcb",) if os.environ.get("DISPLAY") else ()
    return wayland + x11


def missing_libraries(libraries: tuple[Library, ...]) -> list[Library]:
    """Those of the libraries that the dynamic linker cannot load."""
    return [library for library in libraries if not _loads(library.name)]


def names(libraries: list[Library]) -> str:
    """The names of the libraries for a sentence, long lists cut short."""
    few = ", ".join(library.name for library in libraries[:4])
    return few if len(libraries) <= 4 else f"{few} and {len(libraries) - 4} more"


def install_line(libraries: list[Library]) -> str:
    """The commands that install the libraries, for Debian's and Fedora's families, one a line."""
    debian = " ".join(dict.fromkeys(library.debian for library in libraries))
    fedora = " ".join(dict.fromkeys(library.fedora for library in libraries))
    return f"  Debian, Ubuntu:  sudo apt install {debian}\n  Fedora, RHEL:    sudo dnf install {fedora}"


def _problem_with_x11() -> str | None:
    missing = missing_libraries(X11)
    if missing:
        return _libraries_missing(missing)
    if not os.environ.get("DISPLAY"):
        return _no_display()
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not refused:
        return None
    return (
        f"gdviz cannot open a window: the display DISPLAY={os.environ['DISPLAY']} does not answer.\n"
        "Is it still running, and may this user use it? Over ssh, connect with `ssh -X`; after `su` or `sudo`,\n"
        f"start gdviz as the user who logged in.\n{WITHOUT_A_WINDOW}"
    )


def _problem_with_wayland() -> str | None:
    missing = missing_libraries(WAYLAND)
    if missing:
        return _libraries_missing(missing)
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    if os.path.exists(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)):
        return None
    return f"gdviz cannot open a window: the Wayland display {name} does not answer.\n{WITHOUT_A_WINDOW}"


def _no_problem() -> str | None:
    return None


def _no_display() -> str:
    return (
        "gdviz cannot open a window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
        f"Start it from a desktop session, or over ssh with `ssh -X`.\n{WITHOUT_A_WINDOW}"
    )


def _libraries_missing(missing: list[Library]) -> str:
    return (
        f"gdviz cannot open a window: this system lacks {names(missing)}.\n"
        f"Install what is missing once, then start gdviz again:\n{install_line(missing)}"
    )


def _asked_for_next() -> tuple[Library, ...]:
    """What the platform itself will need, so that one command installs everything."""
    return X11 if "xcb" in platforms() or not platforms() else ()


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
