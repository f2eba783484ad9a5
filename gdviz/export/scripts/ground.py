"""What a script descends on: the functions f and grad, from a formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from gdviz.engine.landscape import Landscape
from gdviz.engine.language.formula import parse
from gdviz.engine.language.sums import SUM, index_of
from gdviz.engine.language.tokens import canonical
from gdviz.engine.language.tree import Call, Node, renamed, walk
from gdviz.engine.optimizer import Hyperparameter
from gdviz.export.scripts.names import Names, in_one_line
from gdviz.export.scripts.shared import shared
from gdviz.export.scripts.source import HELPERS, LONGEST, Library, Source, indented

MOST_UNPACKED = 6  # variables that get names of their own


@dataclass(frozen=True)
class Ground:
    """Definitions of f (and grad, for NumPy), the data they read, and the modules of Python they need."""

    lines: tuple[str, ...]
    data: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


def formula_ground(
    landscape: Landscape, parameters: Mapping[str, Hyperparameter], library: Library, names: Names
) -> Ground:
    """Return f of a formula in the author's own order, and for NumPy its gradient."""
    aliases = {canonical(written): name for name, entry in parameters.items() for written in (entry.symbol, name)}
    tree = renamed(
        parse(landscape.formula, {*landscape.variables, *aliases}, sums=True), lambda name: aliases.get(name, name)
    )
    indexed = len(landscape.variables) > MOST_UNPACKED or any(
        isinstance(part, Call) and part.function == SUM for part in walk(tree)
    )
    places = {name: names.free(entry.symbol) for name, entry in parameters.items() if name in landscape.parameters}
    source = Source(library, _name_of(places, indexed))
    opening = _opening(landscape.variables, indexed)
    body = [f'"""{in_one_line(landscape.formula)}"""', *opening, *source.lines("return ", tree)]
    lines = ["", "", "def f(p):", *indented(body)]
    if library == "np":
        assert landscape.gradient_trees is not None
        taken = {*landscape.variables, *places.values()}
        lines += ["", "", "def grad(p):", *indented([*opening, *_gradient(source, landscape.gradient_trees, taken)])]
    helpers = [line for name in sorted(source.helpers) for line in ["", "", *HELPERS[library][name].split("\n")]]
    return Ground((*_values(landscape, places, library), *helpers, *lines))


def _values(landscape: Landscape, places: Mapping[str, str], library: Library) -> list[str]:
    make = "np.float64" if library == "np" else "torch.tensor"
    return [f"{place} = {make}({float(landscape.parameters[name])!r})" for name, place in places.items()]


def _name_of(places: Mapping[str, str], indexed: bool) -> Callable[[str], str]:
    def name_of(name: str) -> str:
        if name in places:
            return places[name]
        found = index_of(name)
        if found is not None:
            return f"x[{found[0]}{f' {found[1]:+d}'.replace('+', '+ ').replace('-', '- ') if found[1] else ''}]"
        return f"x[{name[1:]}]" if indexed and name[1:].isdigit() else name

    return name_of


def _opening(variables: tuple[str, ...], indexed: bool) -> list[str]:
    if indexed:
        return ["x = [None, *p]  # x[1] is the first"]
    return [f"{', '.join(variables)} = p" if len(variables) > 1 else f"[{variables[0]}] = p"]


def _gradient(source: Source, trees: tuple[Node, ...], taken: Set[str]) -> list[str]:
    rows = [source.lines("", tree, ",") for tree in trees]
    before: list[str] = []
    if max(len(line) for row in rows for line in row) > LONGEST:
        parts, rest = shared(trees, taken)
        before = [line for name, part in parts for line in source.lines(f"{name} = ", part)]
        rows = [source.lines("", tree, ",") for tree in rest]
    return [*before, "return np.array(", *indented(["[", *indented([line for row in rows for line in row]), "]"]), ")"]
