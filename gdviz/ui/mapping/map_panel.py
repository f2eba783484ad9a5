"""The panel of maps of many runs: which is wanted, how far it is, what its colours mean, and what a cell says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gdviz.session.many.replaying import replay
from gdviz.session.session import Session
from gdviz.ui.controls.fields.naming import with_names
from gdviz.ui.mapping.map_drawing import drawing_of
from gdviz.ui.mapping.map_form import MapForm
from gdviz.ui.mapping.map_key import key_of_rates, key_of_starts
from gdviz.ui.mapping.map_legend import MapLegend
from gdviz.ui.mapping.map_plot import MapPlot
from gdviz.ui.mapping.map_reading import cell_in_words
from gdviz.ui.mapping.map_words import hint, remarks
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_page import PanelPage, note
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import run_name


class MapPanel(PanelWidget):
    """Asks for the session's map while it is seen, and shows what is known of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._explained: tuple[object, ...] = ()  # what the legend is of
        self._page = PanelPage(self)
        self._form = MapForm(session, self)
        self._hint, self._remarks, self._reading = note(self), note(self), note(self)
        self._remarks.setProperty("role", "secondary")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._under_way = QWidget(self)
        self._stop, self._again = QPushButton(self), QPushButton(self)
        self._plot = MapPlot(self)
        self._legend = MapLegend(self)
        self._reading.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._stop.clicked.connect(session.maps.cancel)
        self._again.clicked.connect(session.maps.again)
        self._plot.pointed.connect(session.maps.point)
        self._plot.chosen.connect(lambda row, column: replay(session, row, column))
        session.maps.changed.connect(self._follow)
        self._retranslate()

    def redraw(self) -> None:
        """Show the map as it is now."""
        session, maps = self._session, self._session.maps
        maps.ask()
        self._bar.setValue(round(100 * maps.progress))
        index = session.selected
        name = run_name(session.experiment.runs[index]) if index >= 0 else ""
        present = session.experiment.runs[index].hyperparameters if index >= 0 else {}
        shown = (
            maps.known, maps.choice, maps.is_stale, maps.refusal, maps.background.busy, name,
            tuple(present.items()), session.experiment.start, session.experiment.seed,
        )  # fmt: skip
        if not same(shown, self._shown):
            self._shown = shown
            self._show(name)
        self._plot.show_cell(maps.pointed)
        self._read()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for part in (self._form, self._plot, self._legend):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, name: str) -> None:
        maps, session = self._session.maps, self._session
        busy, kind = maps.background.busy, maps.choice.kind
        words = QCoreApplication.translate("MapPanel", "Map of run {name}")
        self._page.subject.setText(words.format(name=name))
        self._page.subject.setVisible(bool(name))  # of no map, too: the buttons below stay where they are
        self._form.redraw()
        drawing = drawing_of(session)
        self._plot.show_drawing(drawing)
        for part in (self._plot, self._legend, self._reading):
            part.setVisible(drawing is not None)
        self._under_way.setVisible(kind != "none" and maps.refusal is None)
        self._bar.setVisible(busy)
        self._stop.setVisible(busy)
        self._again.setVisible(not busy and kind != "none" and maps.refusal is None and not maps.is_whole)
        refusal = "" if maps.refusal is None else with_names(session.catalog, maps.refusal)
        self._hint.setText(hint(kind, refusal, known=drawing is not None, stale=maps.is_stale))
        self._hint.setVisible(bool(self._hint.text()))
        self._remarks.setText("\n".join(remarks(session)) if drawing is not None else "")
        self._remarks.setVisible(bool(self._remarks.text()))
        explained = (maps.of_starts, maps.of_rates, kind)
        if not same(explained, self._explained):
            self._explained = explained
            self._show_legend()

    def _show_legend(self) -> None:
        maps = self._session.maps
        if maps.of_starts is not None:
            self._legend.show_key(key_of_starts(maps.of_starts, maps.choice.kind))
        elif maps.of_rates is not None:
            self._legend.show_key(key_of_rates(maps.of_rates))

    def _read(self) -> None:
        maps = self._session.maps
        lines = [] if maps.pointed is None or maps.known is None else cell_in_words(self._session, *maps.pointed)
        text = "\n".join(lines)
        if not text:
            text = QCoreApplication.translate(
                "MapPanel", "Point at a cell to read it, click to replay it; by keys: arrows, then Return."
            )
        if text != self._reading.text():
            self._reading.setText(text)
            self._plot.setAccessibleDescription(text)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addStretch(0)
        row.addWidget(self._stop)
        row.addWidget(self._again)
        self._under_way.setMinimumHeight(self._stop.sizeHint().height())  # the map stays where it is when it is made
        column = self._page.column
        for part in (
            self._form, self._under_way, self._plot, self._reading, self._legend, self._hint, self._remarks,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)

    def _follow(self) -> None:
        if self.isVisible():
            self._bar.setValue(round(100 * self._session.maps.progress))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._stop.setText(translate("MapPanel", "Cancel"))
        self._stop.setToolTip(with_english(translate("MapPanel", "Stop computing; what is known stays")))
        self._again.setText(translate("MapPanel", "Go on"))
        self._again.setToolTip(with_english(translate("MapPanel", "Compute the map that was given up")))
        self._bar.setAccessibleName(translate("MapPanel", "How much of the map is done"))
        self._plot.setAccessibleName(translate("MapPanel", "Map of many runs"))
        self._form.retranslate()
        self._shown = self._explained = ()
        self.redraw()
