"""The door before anything changes: what only the catalog can tell of a document, each mistake with line and key."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from gdviz.engine.chosen_landscape import landscape_of, parameters_of
from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.data.chosen_problem import data_shape, dataset_of, model_of
from gdviz.engine.data.problem_choice import DatasetChoice, ProblemChoice
from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.experiment import MOST_STEPS, Experiment, RunChoice, check_complete, check_interval
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError, Mistake, line_of, mistake_in
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.plane_choice import check_plane
from gdviz.session.files.document import Document
from gdviz.session.files.guests import KINDS, Place, places_of, renamed, with_guest
from gdviz.session.limits import MOST_EDITS, MOST_RUNS, MOST_WORK, Key, refusal

Made = TypeVar("Made")


def checked_document(catalog: Catalog, document: Document, path: Path, text: str) -> tuple[Catalog, Document]:
    """Return a catalog with what the document brings along, and the document as it is in that catalog.

    `path` and `text` are what it was read from. Raises FileError that names file, line, key and reason; nothing has
    changed then.
    """
    return _Check(path, text).document(catalog, document)


@dataclass(frozen=True)
class _Check:
    """The checks of one file."""

    path: Path
    text: str

    def document(self, catalog: Catalog, document: Document) -> tuple[Catalog, Document]:
        experiment = document.experiment
        self._counts(document)
        catalog, names = self._guests(catalog, document)
        experiment = renamed(experiment, names)
        dimension = self._landscape(catalog, experiment)
        self._numbers(experiment, dimension)
        for index, run in enumerate(experiment.runs):
            self._run(catalog, run, ("experiment", "runs", index))
        self._view(document)
        selected = document.selected if experiment.runs else -1
        return catalog, msgspec.structs.replace(document, experiment=experiment, selected=selected)

    def _refuse(self, keys: Sequence[Key], template: str, **values: object) -> FileError:
        return refusal(self.path, self.text, keys, template, **values)

    def _try(self, keys: Sequence[Key], deed: Callable[[], Made]) -> Made:
        """Return what is made; say under which key a mistake stands. A CSV file's own line is part of the sentence."""
        try:
            return deed()
        except FormulaError as error:
            raise mistake_in(self.path, self.text, keys, error) from None
        except InputError as error:
            raise self._refuse(
                keys, QT_TRANSLATE_NOOP("engine", "in {where}: {reason}"), reason=error.message
            ) from None
        except FileError as error:
            inner = error.mistake
            template = QT_TRANSLATE_NOOP("engine", "in {where}: {file}, line {line}: {reason}")
            raise self._refuse(keys, template, file=inner.path, line=inner.line, reason=inner.message) from None

    def _counts(self, document: Document) -> None:
        runs = document.experiment.runs
        if len(runs) > MOST_RUNS:
            template = QT_TRANSLATE_NOOP("engine", "in {where}: there are {count:,} runs, more than {most:,}")
            raise self._refuse(["experiment", "runs"], template, count=len(runs), most=MOST_RUNS)
        edits = sum(len(run.edits) for run in runs)
        if edits > MOST_EDITS:
            template = QT_TRANSLATE_NOOP("engine", "in {where}: there are {count:,} edits, more than {most:,}")
            raise self._refuse(["experiment", "runs"], template, count=edits, most=MOST_EDITS)
        if document.looks and len(document.looks) != len(runs):
            template = QT_TRANSLATE_NOOP("engine", "in {where}: there are {count} looks of {runs} runs")
            raise self._refuse(["looks"], template, count=len(document.looks), runs=len(runs))
        if document.selected >= max(len(runs), 1):
            template = QT_TRANSLATE_NOOP("engine", "in {where}: there is no run {index}; they count from 0")
            raise self._refuse(["selected"], template, index=document.selected)

    def _guests(self, catalog: Catalog, document: Document) -> tuple[Catalog, dict[Place, str]]:
        """Take in what the experiment needs of what came along; the rest is left alone."""
        needed, names = places_of(document.experiment), dict[Place, str]()
        order = {kind: index for index, kind in enumerate(KINDS)}
        for name in sorted(document.own, key=lambda name: order.get(name.partition("/")[0], 0)):
            kind, _, key = name.partition("/")
            if kind not in KINDS or not re.fullmatch(r"\w[\w-]{0,59}", key):
                template = QT_TRANSLATE_NOOP(
                    "engine", "in {where}: the name must be a kind and an id, “optimizers/mine”"
                )
                raise self._refuse(["own", name], template)
            if (kind, key) in needed:
                try:
                    catalog, names[kind, key] = with_guest(catalog, (kind, key), document.own[name])
                except FileError as error:
                    raise self._inside(name, error.mistake) from None
        return catalog, names

    def _inside(self, name: str, mistake: Mistake) -> FileError:
        """Return the mistake of a file that came along, where it stands in this one."""
        line = line_of(self.text, ["own", name])
        opening = self.text.split("\n")[line - 1]
        if re.search(r"\"\"\"$|'''$", opening.rstrip()):
            line += mistake.line
        template = QT_TRANSLATE_NOOP("engine", "in {where}: {reason}")
        return FileError(
            Mistake(self.path, line, Message(template, {"where": f"own.{name}", "reason": mistake.message}))
        )

    def _landscape(self, catalog: Catalog, experiment: Experiment) -> int:
        """Check what is minimised; return of how many variables."""
        choice, here = experiment.landscape, ("experiment", "landscape")
        if choice.problem is not None:
            return self._problem(catalog, choice.problem)
        parameters = (*here, "parameters")
        self._try(parameters, lambda: parameters_of(catalog, choice))
        declared = parameters_of(catalog, choice)
        for name, value in choice.parameters.items():
            self._try((*parameters, name), partial(declared[name].checked, value))
        return self._try((*here, "formula"), lambda: landscape_of(catalog, choice)).dimension

    def _problem(self, catalog: Catalog, choice: ProblemChoice) -> int:
        here = ("experiment", "landscape", "problem")
        features, classes = self._try((*here, "data"), lambda: data_shape(catalog.datasets, choice))
        model, _, _ = self._try((*here, "model"), lambda: model_of(choice.model, features, classes))
        weights = len(model.names)
        if isinstance(choice.data, DatasetChoice):
            samples = catalog.datasets[choice.data.id].checked(choice.data.parameters).get("count", 1.0)
            self._work((*here, "data"), samples, weights)
        dataset = self._try((*here, "data"), lambda: dataset_of(catalog, choice))
        self._work((*here, "data"), len(dataset), weights)
        return weights

    def _work(self, keys: Sequence[Key], samples: float, weights: int) -> None:
        if samples * weights > MOST_WORK:
            template = QT_TRANSLATE_NOOP(
                "engine", "in {where}: {samples:,} samples are too many for {weights:,} weights"
            )
            raise self._refuse(keys, template, samples=int(samples), weights=weights)

    def _numbers(self, experiment: Experiment, dimension: int) -> None:
        here, landscape = ("experiment",), ("experiment", "landscape")
        choice = experiment.landscape
        places: list[tuple[Sequence[Key], Sequence[object]]] = [
            ((*here, "start"), experiment.start),
            ((*landscape, "domain"), choice.domain),
            *(((*landscape, "minima", index), point) for index, point in enumerate(choice.minima)),
        ]
        for keys, place in places:
            if len(place) != dimension:
                template = QT_TRANSLATE_NOOP("engine", "in {where}: {count} entries are needed, there are {found}")
                raise self._refuse(keys, template, count=dimension, found=len(place))
        for index, interval in enumerate(choice.domain):
            self._try((*landscape, "domain", index), partial(check_interval, *interval))
        if choice.plane is not None:
            self._try((*landscape, "plane"), partial(check_plane, choice.plane, dimension))
        self._try((*here, "steps"), lambda: experiment.with_steps(experiment.steps))
        self._try((*here, "tolerance"), lambda: experiment.with_tolerance(experiment.tolerance))
        self._try((*here, "seed"), lambda: experiment.with_seed(experiment.seed))
        self._try((*here, "evaluations"), lambda: experiment.with_evaluations(experiment.evaluations))
        names = [run.name for run in experiment.runs]
        for index, name in enumerate(names):
            if name in names[:index]:
                template = QT_TRANSLATE_NOOP("engine", "two runs are called “{name}”")
                keys = (*here, "runs", index, "name")
                self._try(keys, partial(_refuse, InputError(Message(template, {"name": name}))))
        self._try((*landscape, "shown") if choice.shown else here, lambda: check_complete(experiment, dimension))

    def _run(self, catalog: Catalog, choice: RunChoice, here: tuple[Key, ...]) -> None:
        known: list[tuple[str, str, Mapping[str, object]]] = [("optimizer", choice.optimizer, catalog.optimizers)]
        if choice.schedule:
            known.append(("schedule", choice.schedule, catalog.schedules))
        known += [("options", option, catalog.options) for option in choice.options]
        for key, name, entries in known:
            if name not in entries:
                like = get_close_matches(name, entries, 1)
                template = QT_TRANSLATE_NOOP("engine", "in {where}: “{name}” is not known here")
                if like:
                    template = QT_TRANSLATE_NOOP("engine", "in {where}: “{name}” is not known here; “{like}” is")
                raise self._refuse((*here, key), template, name=name[:60], like="".join(like))
        declared = self._try((*here, "optimizer"), lambda: optimizer_of(catalog, choice)).hyperparameters
        for name in declared.keys() - choice.hyperparameters.keys():
            template = QT_TRANSLATE_NOOP("engine", "in {where}: “{name}” is missing")
            raise self._refuse((*here, "hyperparameters"), template, name=name)
        places = [((*here, "hyperparameters", name), name, value) for name, value in choice.hyperparameters.items()]
        edits = enumerate(choice.edits)
        for keys, name, value in [*places, *(((*here, "edits", at), one.name, one.value) for at, one in edits)]:
            if name not in declared:
                template = QT_TRANSLATE_NOOP("engine", "in {where}: the optimizer has no hyperparameter “{name}”")
                raise self._refuse(keys, template, name=name[:60])
            self._try(keys, partial(declared[name].checked, value))
        for at, edit in enumerate(choice.edits):
            if not 0 <= edit.step <= MOST_STEPS:
                template = QT_TRANSLATE_NOOP("engine", "in {where}: a step is a number from 0 to {most:,}")
                raise self._refuse((*here, "edits", at), template, most=MOST_STEPS)

    def _view(self, document: Document) -> None:
        view, ranges = document.view, list[tuple[Sequence[Key], tuple[float, float]]]()
        ranges += [(("view", "map_range", index), pair) for index, pair in enumerate(view.map_range or ())]
        if view.loss_range is not None:
            ranges.append((("view", "loss_range", "across"), view.loss_range.across))
            ranges.append((("view", "loss_range", "height"), view.loss_range.height))
        for keys, (low, high) in ranges:
            if not low < high or high - low == math.inf:
                template = QT_TRANSLATE_NOOP("engine", "in {where}: the lower end must be below the upper end")
                raise self._refuse(keys, template)


def _refuse(error: InputError) -> None:
    raise error
