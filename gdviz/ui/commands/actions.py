"""The commands of the window as data: one row each, from which menu, shortcut and tooltip are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gdviz.engine.message import QT_TRANSLATE_NOOP  # Qt's own returns bytes or text, as it likes

COMMAND_TEXT = "gdviz_command_text"  # property of an action: its text in English


@dataclass(frozen=True)
class Command:
    """A command: its key in the window, its text in the menu, and its shortcuts (the first one is shown)."""

    name: str
    text: str
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False


RUN_MENU = (
    Command("play", QT_TRANSLATE_NOOP("Commands", "&Play or pause"), ("Space",)),
    Command("step_forward", QT_TRANSLATE_NOOP("Commands", "One &step"), ("Right", ".", "PgDown")),
    Command("step_back", QT_TRANSLATE_NOOP("Commands", "One step &back"), ("Left", ",", "PgUp")),
    Command("substep_forward", QT_TRANSLATE_NOOP("Commands", "Next line of the &update"), ("Shift+Right",)),
    Command("substep_back", QT_TRANSLATE_NOOP("Commands", "One l&ine back"), ("Shift+Left",)),
    Command("restart", QT_TRANSLATE_NOOP("Commands", "Back to the s&tart"), ("Home", "R")),
    Command("run_to_end", QT_TRANSLATE_NOOP("Commands", "Run to the &end"), ("End",)),
    Command("faster", QT_TRANSLATE_NOOP("Commands", "&Faster"), ("Ctrl+Up", "+")),
    Command("rate_strips", QT_TRANSLATE_NOOP("Commands", "What every learning &rate comes to"), ("Shift+F",), True),
    Command("slower", QT_TRANSLATE_NOOP("Commands", "S&lower"), ("Ctrl+Down", "-")),
)
FILE_MENU = (
    Command("new", QT_TRANSLATE_NOOP("Commands", "&New"), ("Ctrl+N",)),
    Command("open", QT_TRANSLATE_NOOP("Commands", "O&pen …"), ("Ctrl+O",)),
    Command("open_text", QT_TRANSLATE_NOOP("Commands", "Open from &text …"), ("Ctrl+Shift+O",)),
    Command("open_data", QT_TRANSLATE_NOOP("Commands", "Open data (CS&V) …"), ("Ctrl+D",)),
    Command("save", QT_TRANSLATE_NOOP("Commands", "&Save"), ("Ctrl+S",)),
    Command("save_as", QT_TRANSLATE_NOOP("Commands", "Save &as …"), ("Ctrl+Shift+S",)),
    Command("copy_text", QT_TRANSLATE_NOOP("Commands", "&Copy as text"), ("Ctrl+Shift+C",)),
)
EXPORT_MENU = (
    Command("export_picture", QT_TRANSLATE_NOOP("Commands", "Pict&ure …"), ("Ctrl+E",)),
    Command("copy_picture", QT_TRANSLATE_NOOP("Commands", "&Copy picture"), ("Ctrl+Alt+C",)),
    Command("export_csv", QT_TRANSLATE_NOOP("Commands", "Trajectories as C&SV …")),
    Command("export_npz", QT_TRANSLATE_NOOP("Commands", "Trajectories as &NPZ …")),
    Command("export_numpy", QT_TRANSLATE_NOOP("Commands", "&Python script (NumPy) …")),
    Command("export_torch", QT_TRANSLATE_NOOP("Commands", "Python script (Py&Torch) …")),
    Command("export_table", QT_TRANSLATE_NOOP("Commands", "Comparison ta&ble …")),
    Command("copy_table", QT_TRANSLATE_NOOP("Commands", "Copy comparison t&able"), ("Ctrl+Alt+T",)),
)
EDIT_MENU = (
    Command("undo", QT_TRANSLATE_NOOP("Commands", "&Undo"), ("Ctrl+Z",)),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("branch", QT_TRANSLATE_NOOP("Commands", "&Branch off here"), ("B",)),
)
VIEW_MENU = (
    Command("show_both", QT_TRANSLATE_NOOP("Commands", "Contour an&d surface"), ("Ctrl+1",), True),
    Command("show_contour", QT_TRANSLATE_NOOP("Commands", "&Contour only"), ("Ctrl+2",), True),
    Command("show_surface", QT_TRANSLATE_NOOP("Commands", "&Surface only"), ("Ctrl+3",), True),
)
PARTS_MENU = (
    Command("show_dock", QT_TRANSLATE_NOOP("Commands", "&Parameters"), ("F9",), True),
    Command("show_loss", QT_TRANSLATE_NOOP("Commands", "&Loss plot"), ("F8",), True),
    Command("show_verdict", QT_TRANSLATE_NOOP("Commands", "&Verdict on the selected run"), ("V",), True),
)
SCALES_MENU = (
    Command("log_loss", QT_TRANSLATE_NOOP("Commands", "Logarithmic l&oss"), ("L",), True),
    Command("loss_above_lowest", QT_TRANSLATE_NOOP("Commands", "Loss above the lo&west, f − f*"), ("Shift+L",), True),
    Command("loss_evaluations", QT_TRANSLATE_NOOP("Commands", "Loss over e&valuations"), ("X",), True),
    Command("loss_time", QT_TRANSLATE_NOOP("Commands", "Loss over t&ime, as measured here"), ("Shift+X",), True),
    Command("next_quantity", QT_TRANSLATE_NOOP("Commands", "&Next quantity in the loss plot"), ("Q",)),
    Command("previous_quantity", QT_TRANSLATE_NOOP("Commands", "&Previous quantity in the loss plot"), ("Shift+Q",)),
    Command("smooth_loss", QT_TRANSLATE_NOOP("Commands", "&Smoothed curves beside the raw"), ("Shift+S",), True),
    Command("log_height", QT_TRANSLATE_NOOP("Commands", "Logarithmic &height"), ("H",), True),
    Command("equal_scales", QT_TRANSLATE_NOOP("Commands", "&Equal scales on the map"), ("E",), True),
)
MOTION_MENU = (
    Command("arrows", QT_TRANSLATE_NOOP("Commands", "Arro&ws while playing"), ("A",), True),
    Command("fan", QT_TRANSLATE_NOOP("Commands", "Fan of mini-batch &gradients"), ("S",), True),
    Command("epoch_step", QT_TRANSLATE_NOOP("Commands", "Full-batch step against an epoc&h of samples"), ("J",), True),
    Command("glide", QT_TRANSLATE_NOOP("Commands", "&Balls glide between steps"), ("Shift+B",), True),
)
SCREEN_MENU = (
    Command("reset_views", QT_TRANSLATE_NOOP("Commands", "&Reset views and camera"), ("Ctrl+0",)),
    Command("present", QT_TRANSLATE_NOOP("Commands", "Prese&nt"), ("F11", "F5"), True),
    Command("full_screen", QT_TRANSLATE_NOOP("Commands", "&Full screen"), ("Shift+F11",), True),
)
LAYOUT_MENU = (
    Command("layout_explore", QT_TRANSLATE_NOOP("Commands", "&Explore"), ("Ctrl+Alt+1",)),
    Command("layout_explain", QT_TRANSLATE_NOOP("Commands", "E&xplain"), ("Ctrl+Alt+2",)),
    Command("layout_compare", QT_TRANSLATE_NOOP("Commands", "&Compare"), ("Ctrl+Alt+3",)),
    Command("layout_reset", QT_TRANSLATE_NOOP("Commands", "&Reset layout"), ("Ctrl+Alt+0",)),
)
THEMES = (
    Command("system", QT_TRANSLATE_NOOP("Commands", "As the s&ystem"), (), True),
    Command("light", QT_TRANSLATE_NOOP("Commands", "&Light"), (), True),
    Command("dark", QT_TRANSLATE_NOOP("Commands", "&Dark"), (), True),
)
WINDOW_COMMANDS = (
    *RUN_MENU, *VIEW_MENU, *PARTS_MENU, *SCALES_MENU, *MOTION_MENU, *SCREEN_MENU, *LAYOUT_MENU,
)  # fmt: skip
RECORD_MENU = (
    Command("record", QT_TRANSLATE_NOOP("Commands", "Record a &film …"), ("Ctrl+R",)),
    Command("record_live", QT_TRANSLATE_NOOP("Commands", "Record this &window live"), ("Ctrl+Shift+R",), True),
)
NEW_LANDSCAPE = Command("new_landscape", QT_TRANSLATE_NOOP("Commands", "New &landscape …"), ("Ctrl+Alt+L",))
EDIT_LANDSCAPE = Command("edit_landscape", QT_TRANSLATE_NOOP("Commands", "&Edit or duplicate this landscape …"))
NEW_OPTIMIZER = Command("new_optimizer", QT_TRANSLATE_NOOP("Commands", "New &optimizer …"), ("Ctrl+Alt+O",))
EDIT_OPTIMIZER = Command(
    "edit_optimizer", QT_TRANSLATE_NOOP("Commands", "E&dit or duplicate the optimizer of the selected run …")
)
LAST_SESSION = Command("last_session", QT_TRANSLATE_NOOP("Commands", "&Go on with the last session"), ("Ctrl+Shift+T",))
QUIT = Command("quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), ("Ctrl+Q",))
NEXT_PART = Command("next_part", QT_TRANSLATE_NOOP("Commands", "Go into the ne&xt part"), ("F6",))
PREVIOUS_PART = Command("previous_part", QT_TRANSLATE_NOOP("Commands", "Go bac&k into the part before"), ("Shift+F6",))
PALETTE = Command("palette", QT_TRANSLATE_NOOP("Commands", "&Find anything …"), ("Ctrl+K", "Ctrl+Shift+P"))
KEYS = Command("keys", QT_TRANSLATE_NOOP("Commands", "&Keys"), ("F1",))
ABOUT = Command("about", QT_TRANSLATE_NOOP("Commands", "&About gdviz"))


def make_action(command: Command, parent: QWidget, act: Callable[[], object]) -> QAction:
    """Return the action of `command`; it calls `act` when triggered."""
    action = QAction(parent)
    action.setObjectName(command.name)
    action.setProperty(COMMAND_TEXT, command.text)
    action.setCheckable(command.checkable)
    action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
    action.triggered.connect(lambda: act())
    return action


def command_text(command: Command) -> str:
    """Return the text of `command` in the language of the window."""
    return QCoreApplication.translate("Commands", command.text)  # translated elsewhere


def plain_text(action: QAction) -> str:
    """Return the text of `action` without the mark of its menu key: “&Play”, or “播放(&P)” as in Chinese."""
    return without_mark(action.text())


def without_mark(text: str) -> str:
    """Return the text of a menu entry without the mark of its menu key."""
    return re.sub(r"\(&\w\)|&", "", text)
