"""The strip above the transport: what became of the selected run, and buttons for what would help it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gdviz.engine.judging.changes import Remedy, SetBatch, SetHyperparameter, SetStart, SetSteps, SetTolerance
from gdviz.engine.judging.glance import glance
from gdviz.session.changes.editing import take_remedy
from gdviz.session.session import Session
from gdviz.ui.controls.fields.naming import named
from gdviz.ui.strips.verdict_line import VerdictLine
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words, run_name

MOST = 2  # remedies that have a button


class VerdictStrip(QWidget):
    """One row of fixed height, so that nothing moves when it speaks; `dismissed` when a person closes it."""

    dismissed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._theme = LIGHT
        self._offered: tuple[Remedy, ...] = ()
        self._line = VerdictLine(self)
        self._buttons = [self._button(place) for place in range(MOST)]
        self._close = IconButton("close", self, 14)
        self._close.hold(22, 22)
        self._close.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, GRID // 2, 3 * GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addWidget(self._line, 1)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self._close)
        self.setFixedHeight(8 * GRID)
        self._retranslate()

    def redraw(self) -> None:
        """Show what is known of the selected run at the cursor."""
        session = self._session
        index = session.selected
        found = session.verdicts.of(index) if index >= 0 and session.cursor else None
        if found is not None:
            self._line.show_verdict(replace(found, message=named(session.catalog, found.message)), self._told)
        elif index >= 0 and session.cursor:
            run = session.runs[index]
            seen = glance(run, min(session.cursor, run.length))
            self._line.show_glance(replace(seen, message=named(session.catalog, seen.message)), self._told)
        elif index >= 0:
            template = QCoreApplication.translate("VerdictStrip", "Press Space and watch {run} descend.")
            self._line.show_hint(template.format(run=run_name(session.experiment.runs[index])))
        else:
            self._line.show_hint(QCoreApplication.translate("VerdictStrip", "There is no run to judge."))
        offered = session.verdicts.remedies(index)[:MOST] if found is not None else ()
        if offered != self._offered:
            self._offered = offered
            self._offer()

    def _told(self, sentence: str) -> str:
        """Return a sentence, behind how many steps going on beyond the last has added, while one stays there."""
        added, steps = self._session.playback.added, self._session.experiment.steps
        if not added:
            return sentence
        one = QCoreApplication.translate("VerdictStrip", "One more step, now {steps}. {sentence}")
        many = QCoreApplication.translate("VerdictStrip", "{added} more steps, now {steps}. {sentence}")
        return (one if added == 1 else many).format(added=f"{added:,}", steps=f"{steps:,}", sentence=sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for part in (self._line, self._close):
            part.apply_theme(theme)
        self.setFixedHeight(round(8 * GRID * theme.scale))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, place: int) -> IconButton:
        button = IconButton("", self)
        button.setProperty("role", "remedy")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(partial(self._take, place))
        button.hide()
        return button

    def _take(self, place: int) -> None:
        if place < len(self._offered):
            take_remedy(self._session, self._session.selected, self._offered[place])

    def _offer(self) -> None:
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._offered))
            if place < len(self._offered):
                remedy = self._offered[place]
                words = in_words(remedy.message)
                button.setText(self._briefly(remedy))
                button.describe(words[:1].upper() + words[1:])

    def _briefly(self, remedy: Remedy) -> str:
        """Return a few words for a button; the tooltip says where it leads."""
        match remedy.change:
            case SetHyperparameter(name, value, steps):
                declared = self._session.runs[self._session.selected].optimizer.hyperparameters
                alone = QCoreApplication.translate("VerdictStrip", "Set {symbol} = {value}")
                longer = QCoreApplication.translate("VerdictStrip", "Set {symbol} = {value}, {steps} steps")
                template, count = (alone, "") if steps is None else (longer, f"{steps:,}")
                return template.format(symbol=declared[name].symbol, value=brief_number(value, 3), steps=count)
            case SetSteps(steps):
                return QCoreApplication.translate("VerdictStrip", "Make {count} steps").format(count=f"{steps:,}")
            case SetStart(position):
                shown = ", ".join(brief_number(value, 4) for value in position[:3]) + (
                    ", …" if len(position) > 3 else ""
                )
                return QCoreApplication.translate("VerdictStrip", "Start at ({place})").format(place=shown)
            case SetTolerance(tolerance):
                template = QCoreApplication.translate("VerdictStrip", "Tolerance {value}")
                return template.format(value=brief_number(tolerance, 3))
            case SetBatch(batch):
                some = QCoreApplication.translate("VerdictStrip", "Batches of {count}").format(count=batch)
                return some if batch else QCoreApplication.translate("VerdictStrip", "All samples")

    def _retranslate(self) -> None:
        self._close.describe(QCoreApplication.translate("VerdictStrip", "Hide the verdict"), "V")
        self._offer()
