"""The panel of the fair race: the rule, a button, who won, what other rates would have given, and the card."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from gdviz.engine.errors import InputError
from gdviz.session.many.race import Ended, Race
from gdviz.session.session import Session
from gdviz.ui.drawing.small_plot import SmallPlot
from gdviz.ui.racing.race_card import card_lines, card_text
from gdviz.ui.racing.race_chart import chart, falls_to_zero, nearest
from gdviz.ui.racing.race_form import RaceForm
from gdviz.ui.racing.race_table import RaceTable, slots_of
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_page import PanelPage, note
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import in_words, paragraph, run_name

_HEIGHT = 170
_PULSE_MS = 100  # between two looks at how much is done


class RacePanel(PanelWidget):
    """Asks the session's race, and shows what is known of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._race = Race(session)
        self._shown: tuple[object, ...] = ()
        self._page = PanelPage(self)
        self._page.subject.hide()
        self._intro, self._state, self._card, self._legend = note(self), note(self), note(self), note(self)
        for quiet in (self._card, self._legend):
            quiet.setProperty("role", "secondary")
        self._form = RaceForm(session, self)
        self._begin, self._cancel = QPushButton(self), QPushButton(self)
        self._use, self._copy = QPushButton(self), QPushButton(self)
        self._begin.setProperty("role", "primary")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._pulse = QTimer(self, interval=_PULSE_MS)
        self._table = RaceTable(self)
        self._plot = SmallPlot(self._read, _HEIGHT, self)
        self._lay_out()
        self._begin.clicked.connect(self._start)
        self._cancel.clicked.connect(self._race.cancel)
        self._use.clicked.connect(self._use_rates)
        self._copy.clicked.connect(self._copy_card)
        self._race.changed.connect(self._again)
        self._pulse.timeout.connect(self._follow)
        self._retranslate()

    def redraw(self) -> None:
        """Show the race as it is now."""
        race, session = self._race, self._session
        self._form.redraw()
        self._follow()
        looks = tuple(look.slot for look in session.looks)
        in_force = race.is_in_force
        shown = (race.ended, race.busy, race.is_stale, in_force, looks, bool(session.experiment.runs))
        if same(shown, self._shown):
            return
        self._shown = shown
        ended = race.ended
        self._bar.setVisible(race.busy)
        if race.busy:
            self._pulse.start()
        else:
            self._pulse.stop()
        self._cancel.setVisible(race.busy)
        self._begin.setVisible(not race.busy)
        self._begin.setEnabled(bool(session.experiment.runs) and session.ready)
        slots = slots_of([run.name for run in session.experiment.runs], looks)
        self._table.show_ended(ended, slots)
        drawing = None if ended is None else chart(ended, slots)
        self._plot.setVisible(drawing is not None)
        self._legend.setVisible(drawing is not None)
        summary = QCoreApplication.translate("RacePanel", "Loss at the end of the budget against the learning rate")
        self._plot.show_drawing(drawing, summary)
        for below in (self._table, self._card, self._copy):
            below.setVisible(ended is not None)
        self._use.setVisible(ended is not None and not race.busy)
        self._use.setEnabled(not (race.is_stale or in_force))
        self._state.setText(self._said(in_force))
        self._state.setVisible(bool(self._state.text()))
        if ended is not None:
            self._legend.setText(_legend(ended))
            lines = card_lines(ended, session.catalog)
            self._card.setText("".join(f"<p style='margin: 0 0 4px 0'>{escape(line)}</p>" for line in lines))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._form, self._table, self._plot):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _follow(self) -> None:
        """Show how much is done, whether or not more is known."""
        self._bar.setValue(round(100 * self._race.progress))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._use)
        below.addWidget(self._copy)
        below.addStretch(1)
        under_way = QHBoxLayout()
        under_way.addWidget(self._begin)
        under_way.addWidget(self._bar, 1)
        under_way.addWidget(self._cancel)
        column = self._page.column
        column.addWidget(self._intro)
        column.addWidget(self._form)
        column.addLayout(under_way)
        column.addWidget(self._state)
        column.addWidget(self._table)
        column.addWidget(self._legend)
        column.addWidget(self._plot)
        column.addLayout(below)
        column.addWidget(self._card)
        column.addStretch(1)

    def _start(self) -> None:
        self._begin.clearFocus()  # keys are commands again, and not those of the next button
        rule = self._form.rule()
        if rule is None:
            return
        try:
            self._race.begin(rule)
        except InputError as error:
            self._form.say(in_words(error.message))
        self._again()

    def _use_rates(self) -> None:
        self._use.clearFocus()
        self._race.apply()

    def _copy_card(self) -> None:
        if self._race.ended is not None:
            text = card_text(self._race.ended, self._session.catalog)
            QGuiApplication.clipboard().setText(text)
            self._state.setText(QCoreApplication.translate("RacePanel", "The card is in the clipboard."))
            self._state.show()

    def _said(self, in_force: bool) -> str:
        translate = QCoreApplication.translate
        if not self._session.experiment.runs:
            return translate("RacePanel", "There is no run: add one with + in the list of runs.")
        if self._race.is_stale:
            return translate("RacePanel", "Start, landscape or runs have changed since: race again.")
        if in_force:
            return translate("RacePanel", "The runs have these rates. Press Space to watch the race.")
        return ""

    def _read(self, exponent: float) -> list[str]:
        ended = self._race.ended
        if ended is None:
            return []
        lines = [f"η = {brief_number(10.0**exponent, 3)}"]
        for standing, choice in zip(ended.standings, ended.choices, strict=True):
            if len(standing.rates):
                _, loss = nearest(standing, exponent)
                lines.append(f"{run_name(choice)}: f {format_number(loss)}")
        return lines

    def _again(self) -> None:
        self._shown = ()
        self.redraw()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._intro.setText(
            translate(
                "RacePanel",
                "All visible runs start at the same place and may spend the same number of evaluations; "
                "the learning rate of each is tuned by one rule.",
            )
        )
        self._begin.setText(translate("RacePanel", "Tune and race"))
        self._cancel.setText(translate("RacePanel", "Cancel"))
        self._use.setText(translate("RacePanel", "Use these rates"))
        self._copy.setText(translate("RacePanel", "Copy card"))
        for button, tip_text in (
            (self._begin, translate("RacePanel", "Find the best learning rate of every run, and compare the losses")),
            (self._cancel, translate("RacePanel", "Stop computing; what is known stays")),
            (self._use, translate("RacePanel", "Give the runs these learning rates from the start on")),
            (self._copy, translate("RacePanel", "Table, rule, budget and conventions as text")),
        ):
            button.setToolTip(with_english(tip_text))
        self._bar.setAccessibleName(translate("RacePanel", "How much of the race is done"))
        self._plot.setAccessibleName(translate("RacePanel", "Loss against the learning rate"))
        self._form.retranslate()
        self._again()


def _legend(ended: Ended) -> str:
    translate = QCoreApplication.translate
    said = translate(
        "RacePanel",
        "Each curve: f at the end of the budget for every η that was tried; the mark is the chosen η.",
    )
    if not falls_to_zero(ended):
        return said
    return paragraph((said, translate("RacePanel", "A curve is left out, and its mark at the bottom, where f is 0.")))
