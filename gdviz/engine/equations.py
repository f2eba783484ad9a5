"""The equations of an optimizer: text → assignments in order, each value a tree.

Every assignment makes a new version of its name ("m#1" after "m#0"), so that equal subtrees mean equal numbers
wherever they stand. What is read before it is assigned is state, and comes from the step before; a name with a
declared start that no line assigns is state as well, and keeps its start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial

from gdviz.engine.errors import FormulaError
from gdviz.engine.language.formula import parse
from gdviz.engine.language.functions import CONSTANTS, FUNCTIONS, VECTOR_FUNCTIONS
from gdviz.engine.language.tokens import canonical, plain_signs
from gdviz.engine.language.tree import Call, Name, Node, children, names_in, renamed, walk
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

POSITION, GRADIENT, STEP = "x", "g", "t"
NOISE = "ξ"  # P independent standard normal numbers, others at every step


@dataclass(frozen=True)
class Assignment:
    """One line: `target` (canonical) = `value`, whose names carry versions; `text` as the author wrote it.

    `offset` is where the formula begins in the line: columns in `value` count from there.
    """

    target: str
    version: int
    value: Node
    text: str
    line: int
    offset: int

    @property
    def versioned(self) -> str:
        """The target with the version that this line makes."""
        return f"{self.target}#{self.version}"


@dataclass(frozen=True)
class Equations:
    """Assignments in order; `terms` all names but x that are assigned or kept, in order.

    `state` are the terms that come from the step before: read before they are assigned, or kept. `vectors` are the
    versioned names that have P components; every other name is one number.
    """

    assignments: tuple[Assignment, ...]
    terms: tuple[str, ...]
    state: tuple[str, ...]
    hyperparameters: tuple[str, ...]
    vectors: frozenset[str]

    def last_version(self, name: str) -> str:
        """Return the versioned name that `name` has after the last line."""
        return f"{name}#{max((line.version for line in self.assignments if line.target == name), default=0)}"

    def is_vector(self, node: Node) -> bool:
        """Tell whether a subtree has P components."""
        return _is_vector(node, self.vectors)

    @property
    def is_noisy(self) -> bool:
        """Whether a line reads the noise ξ."""
        return any(NOISE in names_in(line.value) for line in self.assignments)

    @property
    def reads_gradient(self) -> bool:
        """Whether a line reads the gradient at x, those aside that only change it."""
        read = [names_in(line.value) for line in self.assignments if line.target != GRADIENT]
        return any(name.partition("#")[0] == GRADIENT for names in read for name in names)

    def look_aheads(self) -> int:
        """Return how many gradients a step evaluates besides the one at x."""
        parts = {part for line in self.assignments for part in walk(line.value)}
        return sum(isinstance(part, Call) and part.function == "grad" for part in parts)


def read_equations(text: str, symbols: Mapping[str, str], state: Mapping[str, bool]) -> Equations:
    """Read the equations of an optimizer.

    `symbols` maps each hyperparameter's name to its symbol (both may be written); `state` maps the names that have
    a declared start to whether that start is a vector. Raises FormulaError with line and column, both from 1.
    """
    aliases = _aliases(symbols)
    rows = [_halves(row, number) for number, row in enumerate(text.split("\n"), start=1) if row.strip()]
    targets = [_target(left, number, aliases) for left, _, number, _ in rows]
    if POSITION not in targets:
        message = Message(QT_TRANSLATE_NOOP("engine", "the equations never assign x, so nothing would move"))
        raise FormulaError(message, 1, line=rows[-1][2] if rows else 1)
    kept = [name for name in state if name not in targets and name not in aliases and is_free(name)]
    known = {POSITION, GRADIENT, STEP, NOISE, *aliases, *targets, *kept}
    versions = dict.fromkeys([POSITION, *targets, *kept], 0)
    lines: list[Assignment] = []
    for (_, right, number, offset), target in zip(rows, targets, strict=True):
        value = _value(right, number, offset, known)
        value = renamed(value, lambda name: _versioned(aliases.get(name, name), versions))
        versions[target] += 1
        whole = text.split("\n")[number - 1].strip()
        lines.append(Assignment(target, versions[target], value, whole, number, offset))
    read = {name for line in lines for name in names_in(line.value)}
    held = [name for name in kept if f"{name}#0" in read]
    terms = tuple(dict.fromkeys([target for target in targets if target != POSITION] + held))
    stateful = tuple(term for term in terms if f"{term}#0" in read)
    vectors = _vectors(lines, stateful, state)
    _check_shapes(lines, vectors, {name: f"{name}#0" in vectors for name in stateful})
    return Equations(tuple(lines), terms, stateful, tuple(symbols), vectors)


def line_errors(text: str, symbols: Mapping[str, str], state: Iterable[str]) -> list[FormulaError]:
    """Return what is wrong with each line by itself, where `read_equations` stops at the first."""
    aliases = _aliases(symbols)
    rows = [(number, row) for number, row in enumerate(text.split("\n"), start=1) if row.strip()]
    targets = {canonical(plain_signs(row).partition("=")[0].strip()) for _, row in rows}
    known = {POSITION, GRADIENT, STEP, NOISE, *aliases, *targets, *state} - {""}
    errors: list[FormulaError] = []
    for number, row in rows:
        try:
            left, right, _, offset = _halves(row, number)
        except FormulaError as error:
            errors.append(error)
            continue
        for read in (partial(_target, left, number, aliases), partial(_value, right, number, offset, known)):
            try:
                read()
            except FormulaError as error:
                errors.append(error)
    return errors


@dataclass(frozen=True)
class Start:
    """What a state holds before the first step: a formula in x, the gradient g there, and hyperparameters."""

    value: Node
    is_vector: bool


def read_start(text: str, symbols: Mapping[str, str]) -> Start:
    """Read the formula of a state's start. Raises FormulaError."""
    aliases = _aliases(symbols)
    node = parse(text, {POSITION, GRADIENT, *aliases}, whole=VECTOR_FUNCTIONS.keys() - {"grad"})
    value = renamed(node, lambda name: aliases.get(name, name))
    vectors = {POSITION, GRADIENT}
    _check_vector_functions(value, vectors, 1, 0)
    return Start(value, _is_vector(value, vectors))


def check_vector(node: Node, vectors: Set[str]) -> None:
    """Raise FormulaError unless a formula has P components, where the names in `vectors` have."""
    _check_vector_functions(node, vectors, 1, 0)
    if not _is_vector(node, vectors):
        template = QT_TRANSLATE_NOOP(
            "engine", "this is one number for all of g; it needs the components, such as g / norm(g)"
        )
        raise FormulaError(Message(template), max(1, node.column))


def is_free(name: str) -> bool:
    """Tell whether a name, in canonical spelling, can be given to a hyperparameter or a term."""
    plain = "".join(char for char in name if not unicodedata.combining(char))
    given = {POSITION, GRADIENT, STEP, NOISE} | CONSTANTS.keys() | FUNCTIONS.keys() | VECTOR_FUNCTIONS.keys()
    return name not in given and re.fullmatch(r"[^\W\d_]\w*", plain) is not None


def _aliases(symbols: Mapping[str, str]) -> dict[str, str]:
    return {canonical(written): name for name, symbol in symbols.items() for written in (symbol, name)}


def _halves(row: str, number: int) -> tuple[str, str, int, int]:
    plain = plain_signs(row)
    left, sign, _ = plain.partition("=")
    if not sign:
        message = Message(QT_TRANSLATE_NOOP("engine", "each line must read “name = formula”"))
        raise FormulaError(message, 1, len(row), line=number)
    return left.strip(), row[len(left) + 1 :], number, len(left) + 1


def _target(left: str, number: int, hyperparameters: Mapping[str, str]) -> str:
    name = canonical(left)
    plain = "".join(char for char in name if not unicodedata.combining(char))
    if not re.fullmatch(r"[^\W\d_]\w*", plain):
        template = QT_TRANSLATE_NOOP("engine", "“{name}” is not a name that can be assigned")
        raise FormulaError(Message(template, {"name": left}), 1, max(1, len(left)), line=number)
    if name in hyperparameters or not (name == POSITION or is_free(name)):
        template = QT_TRANSLATE_NOOP("engine", "“{name}” is given and cannot be assigned; use another name")
        raise FormulaError(Message(template, {"name": left}), 1, len(left), line=number)
    return name


def _value(text: str, number: int, offset: int, known: set[str]) -> Node:
    try:
        return parse(text, known, whole=VECTOR_FUNCTIONS.keys())
    except FormulaError as error:
        raise FormulaError(error.message, error.column + offset, error.length, line=number) from None


def _versioned(name: str, versions: Mapping[str, int]) -> str:
    return f"{name}#{versions[name]}" if name in versions else name


def _vectors(lines: list[Assignment], state: tuple[str, ...], declared: Mapping[str, bool]) -> frozenset[str]:
    """Find the names with P components: start from x and g, and follow the assignments until nothing changes."""
    vectors = {f"{POSITION}#0", GRADIENT, NOISE} | {f"{name}#0" for name in state if declared.get(name)}
    while True:
        before = len(vectors)
        for line in lines:
            if line.target == POSITION or _is_vector(line.value, vectors):
                vectors.add(line.versioned)
                if line.target in state:
                    vectors.add(f"{line.target}#0")
        if len(vectors) == before:
            return frozenset(vectors)


def _is_vector(node: Node, vectors: Set[str]) -> bool:
    if isinstance(node, Name):
        return node.name in vectors
    if isinstance(node, Call) and node.function in ("norm", "dot", "grad"):
        return node.function == "grad"
    return any(_is_vector(child, vectors) for child in children(node))


def _check_shapes(lines: list[Assignment], vectors: frozenset[str], starts: Mapping[str, bool]) -> None:
    shapes = dict(starts)
    for line in lines:
        vector = line.versioned in vectors
        if shapes.setdefault(line.target, vector) != vector:
            template = QT_TRANSLATE_NOOP("engine", "“{name}” is a vector in one line and a number in another")
            raise FormulaError(Message(template, {"name": line.target}), 1, len(line.target), line=line.line)
        _check_vector_functions(line.value, vectors, line.line, line.offset)


def _check_vector_functions(node: Node, vectors: Set[str], line: int, offset: int) -> None:
    for part in walk(node):
        if not isinstance(part, Call) or any(_is_vector(argument, vectors) for argument in part.arguments):
            continue
        if part.function == "grad":
            template = QT_TRANSLATE_NOOP("engine", "grad(…) needs a position, such as grad(x + μ v)")
            raise FormulaError(Message(template), part.column + offset, 4, line=line)
        if part.function in VECTOR_FUNCTIONS:
            template = QT_TRANSLATE_NOOP("engine", "{name}(…) needs a vector, such as {name}(g)")
            message = Message(template, {"name": part.function})
            raise FormulaError(message, part.column + offset, len(part.function), line=line)
