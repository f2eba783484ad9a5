"""The commands that change the experiment as a whole: undo, redo, branch. Their texts say what they would do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gdviz.engine.message import Message
from gdviz.session.changes.branching import branch_run, can_branch
from gdviz.session.session import Session
from gdviz.ui.commands.actions import EDIT_MENU, make_action, plain_text
from gdviz.ui.commands.gestures import Gestures, leave_text_field
from gdviz.ui.strips.notice_strip import NoticeStrip
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import in_words, run_name

ICONS = {"undo": "undo", "redo": "redo", "branch": "branch"}  # command → icon


class EditActions:
    """The actions of the Edit menu on a session."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._gestures = Gestures(session.history, window)
        self.notice = NoticeStrip(session, window)  # why something cannot be undone
        acts = {"undo": self._undo, "redo": self._redo, "branch": self._branch}
        self.actions: Mapping[str, QAction] = {
            command.name: make_action(command, window, acts[command.name]) for command in EDIT_MENU
        }
        for name in ("undo", "redo"):
            self.actions[name].setAutoRepeat(True)
        window.addActions(list(self.actions.values()))

    def redraw(self) -> None:
        """Say what would be undone and redone."""
        session, history = self._session, self._session.history
        branches = can_branch(session, session.selected)
        shown = (history.undoable, history.redoable, branches, QCoreApplication.translate("Commands", "&Undo"))
        if shown == self._shown:
            return
        self._shown = shown
        translate = QCoreApplication.translate
        self._say("undo", history.undoable, translate("Commands", "&Undo"), translate("EditActions", "&Undo: {what}"))
        self._say("redo", history.redoable, translate("Commands", "&Redo"), translate("EditActions", "&Redo: {what}"))
        self.actions["branch"].setEnabled(branches)

    def retranslate(self) -> None:
        """Say it all in another language."""
        self._shown = ()
        self.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for name, drawing in ICONS.items():
            self.actions[name].setIcon(icon(drawing, theme, theme.secondary))

    def _say(self, name: str, what: Message | None, plain: str, sentence: str) -> None:
        action = self.actions[name]
        action.setEnabled(what is not None)
        action.setText(plain if what is None else sentence.format(what=self._in_words(what).replace("&", "&&")))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tip(f"{plain_text(action)}  ({keys})"))

    def _in_words(self, what: Message) -> str:
        """Return what was changed, with the run as it is called in the language of the window."""
        names = {run.name: run_name(run) for run in self._session.experiment.runs}
        run = what.values.get("run")
        called = {"run": names.get(run, run)} if isinstance(run, str) else {}
        return in_words(Message(what.template, {**what.values, **called}))

    def _undo(self) -> None:
        leave_text_field()
        refusal = self._session.history.undo()
        if refusal is not None:
            self.notice.say(lambda: _why(refusal))

    def _redo(self) -> None:
        leave_text_field()
        refusal = self._session.history.redo()
        if refusal is not None:
            self.notice.say(lambda: _why(refusal))

    def _branch(self) -> None:
        branch_run(self._session, self._session.selected)


def _why(reason: Message) -> str:
    """Return why nothing was undone or redone, and what would help."""
    sentence = QCoreApplication.translate(
        "EditActions",
        "This step cannot be taken: {reason}. Nothing has changed; once it is there again, the step can be.",
    )
    return sentence.format(reason=in_words(reason))
