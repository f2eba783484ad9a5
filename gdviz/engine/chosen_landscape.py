"""The landscape that an experiment chooses: its parameters are declared by a file of the catalog, or only named."""

from __future__ import annotations

import unicodedata

from gdviz.engine.data.chosen_problem import problem_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import FARTHEST, LandscapeChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.landscape import FormulaLandscape, Landscape
from gdviz.engine.language.formula import is_parameter_name
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import names_in
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text


def parameters_of(catalog: Catalog, choice: LandscapeChoice) -> dict[str, Hyperparameter]:
    """Return the parameters of the chosen landscape by name; those that no file declares have a range of our own."""
    if choice.problem is not None:
        return {}
    file = catalog.landscapes.get(choice.id)
    declared = dict(file.parameters) if file else {}
    return declared | {name: _undeclared(name) for name in choice.parameters if name not in declared}


def landscape_of(catalog: Catalog, choice: LandscapeChoice) -> Landscape:
    """Return the chosen landscape.

    Raises FormulaError, InputError for a parameter outside its limits or a choice that does not fit the data, or
    FileError for a file of data.
    """
    if choice.problem is not None:
        return problem_of(catalog, choice.problem)
    declared = parameters_of(catalog, choice)
    values = {name: entry.checked(choice.parameters.get(name, entry.default)) for name, entry in declared.items()}
    symbols = {name: entry.symbol for name, entry in declared.items()}
    landscape = FormulaLandscape(choice.formula, None, values, symbols)
    for name in choice.parameters.keys() - names_in(landscape.tree):
        template = QT_TRANSLATE_NOOP("engine", "“{name}” does not occur in the formula")
        raise InputError(Message(template, {"name": name}))
    return landscape


def problem_place(catalog: Catalog, problem_id: str) -> tuple[LandscapeChoice, tuple[float, ...]]:
    """Return a problem of the catalog and its start. Raises KeyError, InputError or FileError."""
    file = catalog.problems[problem_id]
    problem = problem_of(catalog, file.choice)
    shown = file.shown if len(file.variables) > 2 else ()
    choice = LandscapeChoice(problem.formula, file.whole_domain(), problem_id, problem.minima, {}, file.choice, shown)
    return choice, file.start


def _undeclared(name: str) -> Hyperparameter:
    if not is_parameter_name(canonical(name)):
        template = QT_TRANSLATE_NOOP("engine", "“{name}” cannot name a parameter; use another name")
        raise InputError(Message(template, {"name": name}))
    return Hyperparameter(name, _symbol(name), 1.0, (-10.0, 10.0), (-FARTHEST, FARTHEST), "linear", Text(""))


def _symbol(name: str) -> str:
    """Return κ for kappa: an experiment is readable without the file that its landscape came from."""
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name}")
    except KeyError:
        return name
