"""The table of runs as a panel: the runs at the cursor, and by how many steps and evaluations each reached the goal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from gdviz.engine.judging.brief import brief_of
from gdviz.engine.judging.glance import glance
from gdviz.export.comparison import GOAL_AT, GOAL_HEADINGS, HEADINGS, compared
from gdviz.session.session import Session
from gdviz.ui.comparing.run_table import RunTable, no_runs
from gdviz.ui.comparing.table_headings import headings_for
from gdviz.ui.sameness import same
from gdviz.ui.strips.verdict_line import SIGNS
from gdviz.ui.themes.style import GRID, mark
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.counting import convention
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.numbers import brief_number, parse_number
from gdviz.ui.wording.words import in_words, text_of

_BESIDE_RUNS, _HEADER, _A_RUN = 96, 40, 24  # pixels of all but the rows, of headings and scroll bar, of a row
_FEWEST, _FEW = 3, 5  # rows that are seen at least, and that the panel opens with
_PATIENCE_MS = 200  # between two looks at runs that are playing


class RunTablePanel(PanelWidget):
    """Reads the session; a goal that is typed is the session's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme = LIGHT
        self._shown: tuple[object, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._later.timeout.connect(self._catch_up)
        self._sorting = ""  # how the table is sorted and copied
        self._waits = False  # whether anything may have changed since the last look
        self._table = RunTable(self)
        self._table.chosen.connect(session.select)
        self._label, self._goal, self._said, self._empty = QLabel(self), QLineEdit(self), QLabel(self), note(self)
        self._said.setProperty("role", "secondary")
        self._goal.setMaximumWidth(110)
        self._goal.editingFinished.connect(self._take_goal)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for widget in (self._label, self._goal):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch()
        self._empty.hide()
        self._retranslate()

    def redraw(self) -> None:
        """Show the session as it is now, at most a few times a second."""
        if not self._later.isActive():
            self._follow()
            self._later.start()
        else:
            self._waits = True

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours; a panel that was only just made is filled in a turn of its own."""
        self._theme = theme
        if self._shown:
            self._shown = ()
            self._follow()

    def sizeHint(self) -> QSize:
        """As low as the runs need, while they are few."""
        return QSize(700, _BESIDE_RUNS + _A_RUN * min(max(len(self._session.experiment.runs), 2), _FEW))

    def showEvent(self, event: QShowEvent) -> None:
        """Show the goal in the loss plot too."""
        super().showEvent(event)
        self._session.goal.show(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the goal away from the loss plot."""
        super().hideEvent(event)
        self._session.goal.show(False)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Goal: f ≤"))
        self._label.setBuddy(self._goal)
        self._goal.setAccessibleName(self.tr("Loss that the runs are to reach"))
        self._table.setAccessibleName(self.tr("Table of runs"))
        sorting = self._sorting = self.tr(
            "A click on a heading sorts, and Return by the column one is in; Ctrl+C copies as text."
        )
        self._table.setAccessibleDescription(sorting)
        header = self._table.horizontalHeader()
        header.setAccessibleName(self.tr("Headings of the table of runs"))
        header.setAccessibleDescription(sorting)
        header.setToolTip(tip(sorting))
        goal = self.tr("Type a loss, or drag the dashed line in the loss plot; empty, it follows the best run.")
        self._goal.setAccessibleDescription(goal)
        self._goal.setToolTip(tip(goal))
        self._empty.setText(no_runs())
        self._shown = ()

    def _catch_up(self) -> None:
        if self._waits:
            self._waits = False
            self.redraw()

    def _follow(self) -> None:
        session = self._session
        runs = session.runs if session.ready else ()
        verdicts = [self._judged(index) for index in range(len(runs))]
        state = (
            session.cursor, session.selected, session.looks, session.experiment, session.goal.level,
            session.landscape, *(words for _, words in verdicts), *(part for run in runs for part in (run, run.length)),
        )  # fmt: skip
        if same(state, self._shown):
            return
        self._shown = state
        self._table.setVisible(bool(runs))
        self._table.setMinimumHeight(_HEADER + _A_RUN * min(max(len(runs), 2), _FEWEST))
        self._empty.setVisible(not runs)
        for part in (self._label, self._goal, self._said):
            part.setVisible(bool(runs))
        goal = session.goal.level_of(runs)
        if not self._goal.hasFocus():
            self._goal.setText("" if goal is None else brief_number(goal))
            mark(self._goal, "invalid", False)
        self._said.setText(
            self.tr("numbers at step {step}; the goal is counted over all steps made").format(step=session.cursor)
        )
        if runs:
            table = compared(
                session.experiment, runs, session.minima, headings_for(goal), in_words, text_of,
                goal=goal, step=session.cursor, judge=lambda index: verdicts[index][1],
            )  # fmt: skip
            slots = [look.slot for look in session.looks]
            explained = _explained(table.headings, self._sorting)
            signs = [sign for sign, _ in verdicts]
            why = self._reasons(goal)
            self._table.show_table(table, slots, signs, session.selected, why, explained, self._theme)

    def _judged(self, index: int) -> tuple[str, str]:
        """Return sign and words of what became of a run, as its card has them: of a glance, while nobody judges it."""
        session, run = self._session, self._session.runs[index]
        judged = session.verdicts.of(index)
        if judged is not None:
            words = in_words(brief_of(judged))
            if run.stopped is not None and run.stopped.reason == "spent" and run.stopped.step <= session.cursor:
                words = self.tr("{verdict}, budget used up").format(verdict=words)
            return (judged.code if session.cursor else ""), words
        seen = glance(run, min(session.cursor, run.length))
        return SIGNS[seen.doing], in_words(seen.brief)

    def _reasons(self, goal: float | None) -> dict[int, str]:
        """Return by column why a number is missing."""
        translate = QCoreApplication.translate
        count = 0 if goal is None else len(GOAL_HEADINGS)
        never = translate("RunTable", "The goal is not reached in the steps made so far.")
        unknown = translate("RunTable", "No minimum of this landscape is known.")
        places = {HEADINGS.index(name) + count for name in ("f − f*", "Distance to the minimum")}
        return dict.fromkeys(range(GOAL_AT, GOAL_AT + count), never) | dict.fromkeys(places, unknown)

    def _take_goal(self) -> None:
        text = self._goal.text().strip()
        try:
            self._session.goal.choose(parse_number(text) if text else None)
        except ValueError as error:
            self._said.setText(str(error))
            mark(self._goal, "invalid", True)
            return
        mark(self._goal, "invalid", False)
        self._shown = ()
        self._follow()


def _explained(headings: tuple[str, ...], sorting: str) -> dict[int, str]:
    """Return by column what its heading says under the mouse: what an evaluation is, where they are counted."""
    translate = QCoreApplication.translate
    counts = {translate("Comparison", "Evaluations"), translate("Comparison", "Evaluations to the goal")}
    return {
        column: f"{convention()}\n{sorting}" if heading in counts else sorting
        for column, heading in enumerate(headings)
    }
