"""What is said before the window is there: progress and failures, on stderr and, after a double-click, in a box.

Standard library only, and understood by Python 3.7, because main.py also explains through it that Python is too old.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_boxes: list[Any] = []  # the tkinter label of the progress box, once there is one


def show(text: str) -> None:
    """Say what is being done; the last line stays in a small box when there is no terminal."""
    _print(text)
    if not double_clicked():
        return
    try:
        if not _boxes:
            _boxes.append(_progress_box())
        _boxes[0].configure(text=text.strip())
        _boxes[0].winfo_toplevel().update()
    except Exception:  # no tkinter, no display, or the box was closed: stderr is what is left
        return


def announce(message: str) -> None:
    """Say what failed and what to do about it; in a box that waits to be read when there is no terminal."""
    _print(message)
    if not double_clicked():
        return
    try:
        import tkinter
        from tkinter import messagebox

        if not _boxes:
            tkinter.Tk().withdraw()
        messagebox.showerror("gdviz", message)
    except Exception:  # no tkinter or no display
        return


def double_clicked() -> bool:
    """Whether a person started this from a file manager: no arguments, and no terminal that stays open."""
    if sys.argv[1:] or os.environ.get("CI"):
        return False
    if os.name == "nt":  # a double-click opens a console there, which closes together with Python
        return sys.stderr is None or "PROMPT" not in os.environ
    return not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _print(text: str) -> None:
    if sys.stderr is not None:  # there is none under pythonw
        print(text, file=sys.stderr, flush=True)


def _progress_box() -> Any:
    import tkinter

    root = tkinter.Tk()
    root.title("gdviz")
    tkinter.Label(root, text="gdviz is setting itself up. This happens only once.").pack(padx=24, pady=(18, 6))
    label = tkinter.Label(root, width=80, height=2, wraplength=560)
    label.pack(padx=24, pady=(0, 18))
    return label
