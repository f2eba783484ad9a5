"""Tree → source of our own making: NumPy for arrays, `math` for one point.

A writer computes a subtree that occurs twice only once, keeps what does not change out of the loop, and keeps
the author's order of operations, so that both sources give the same numbers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from typing import Literal

from gdviz.engine.language.functions import CONSTANTS
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number, children

Dialect = Literal["scalar", "array"]
LARGEST_PRODUCT = 8  # whole powers up to here are products: quicker, and the same digits on floats and on arrays
Key = tuple[int, int | None]  # the number of a subtree, and which component of it (None: no vector in it)


class Writer:
    """Writes expressions and the temporaries they need.

    `name_of(name, component)` gives the source of a name; `is_vector(node)` tells whether a subtree has
    components (only the scalar dialect splits vectors); `is_fixed(node)` whether it never changes in the loop;
    `is_timed(node)` whether a power depends on nothing but the step and hyperparameters: Python computes those.
    """

    def __init__(
        self,
        dialect: Dialect,
        name_of: Callable[[str, int | None], str],
        *,
        dimension: int = 1,
        is_vector: Callable[[Node], bool] = lambda _: False,
        is_fixed: Callable[[Node], bool] = lambda _: False,
        is_timed: Callable[[Node], bool] = lambda _: False,
        prefix: str = "_",
    ) -> None:
        self.statements: list[str] = []  # in the loop, in order
        self.fixed: list[str] = []  # before the loop
        self._dialect = dialect
        self._name_of = name_of
        self._dimension = dimension
        self._is_vector = is_vector
        self._is_fixed = is_fixed
        self._is_timed = is_timed
        self._prefix = prefix
        self._uses: Counter[Key] = Counter()
        self._known: dict[Key, str] = {}
        self._numbers: dict[tuple[object, ...], int] = {}  # what a subtree is → its number
        self._seen: dict[int, tuple[int, bool, bool, Node]] = {}  # id → number, vector, fixed; keeps the node alive

    def expect(self, node: Node, component: int | None = None) -> None:
        """Count the uses of every subtree of a target that will be written later."""
        key = self._key(node, component)
        self._uses[key] += 1
        if self._uses[key] == 1:
            for part, index in self._parts(node, component):
                self.expect(part, index)

    def write(self, node: Node, component: int | None = None) -> str:
        """Return source for the value of `node`, appending the temporaries that it needs."""
        if isinstance(node, Number):
            return literal(node.value)
        if isinstance(node, Name):
            constant = CONSTANTS.get(node.name)
            return self._name_of(node.name, component) if constant is None else repr(constant)
        key = self._key(node, component)
        if key in self._known:
            return self._known[key]
        source = self._compound(node, component)
        if self._about(node)[2] or self._uses[key] > 1:
            source = self._kept(node, key, source)
        return source

    def _kept(self, node: Node, key: Key, source: str) -> str:
        name = f"{self._prefix}{len(self._known)}"
        (self.fixed if self._about(node)[2] else self.statements).append(f"{name} = {source}")
        self._known[key] = name
        return name

    def knows(self, node: Node) -> bool:
        """Tell whether the value of `node` (its first component) is held already."""
        return self._key(node, 0) in self._known

    def remember(self, node: Node, component: int | None, source: str) -> None:
        """Tell that the value of `node` is already held by `source`."""
        self._known[self._key(node, component)] = source

    def _key(self, node: Node, component: int | None) -> Key:
        number, vector, _, _ = self._about(node)
        return (number, component if vector else None)

    def _about(self, node: Node) -> tuple[int, bool, bool, Node]:
        """Number a subtree by its meaning: equal subtrees get the same number, each node is looked at once."""
        found = self._seen.get(id(node))
        if found is None:
            parts = tuple(self._about(child)[0] for child in children(node))
            meaning = (type(node), *_own(node), *parts)
            number = self._numbers.setdefault(meaning, len(self._numbers))
            found = self._seen[id(node)] = (number, self._is_vector(node), self._is_fixed(node), node)
        return found

    def _parts(self, node: Node, component: int | None) -> list[tuple[Node, int | None]]:
        if self._dialect == "scalar" and isinstance(node, Call) and node.function in ("norm", "dot"):
            times = 2 if node.function == "norm" else 1
            return [(part, index) for part in node.arguments for index in range(self._dimension) for _ in range(times)]
        return [(part, component) for part in children(node)]

    def _compound(self, node: Node, component: int | None) -> str:
        match node:
            case Negate(operand=operand):
                return f"(-{self.write(operand, component)})"
            case Binary(operator="^", left=base, right=exponent):
                return self._power(base, exponent, component)
            case Binary(operator=op, left=left, right=right) | Compare(operator=op, left=left, right=right):
                return f"({self.write(left, component)} {op} {self.write(right, component)})"
            case Call(function="norm" | "dot" as function, arguments=arguments):
                return self._inner_product(arguments[0], arguments[-1], root=function == "norm")
            case Call(function="where", arguments=(condition, first, second)) if self._dialect == "scalar":
                test = self.write(condition, component)
                return f"({self.write(first, component)} if {test} else {self.write(second, component)})"
            case Call(function=function, arguments=arguments):
                return f"{function}({', '.join(self.write(argument, component) for argument in arguments)})"
        raise TypeError(node)

    def _power(self, base: Node, exponent: Node, component: int | None) -> str:
        if not isinstance(exponent, Number):
            function = "python_power" if self._is_timed(Binary("^", base, exponent)) else "power"
            return f"{function}({self.write(base, component)}, {self.write(exponent, component)})"
        whole = int(exponent.value) if exponent.value == int(exponent.value) else 0
        if exponent.value == 0.5:
            return f"sqrt({self.write(base, component)})"
        if not 0 < abs(whole) <= LARGEST_PRODUCT:
            return f"power({self.write(base, component)}, {literal(exponent.value)})"
        product = self._product(base, abs(whole), component)
        return product if whole > 0 else f"(1.0 / {product})"

    def _product(self, base: Node, times: int, component: int | None) -> str:
        """Return base^times (from 1) as products: even powers as squares, odd ones as a square times base."""
        source = self.write(base, component)
        if times == 1:
            return source
        if not source.isidentifier():
            source = self._kept(base, self._key(base, component), source)
        if times <= 3:
            return f"({' * '.join([source] * times)})"
        half = Binary("^", base, Number(float(times // 2)))
        held = self.write(base if times // 2 == 1 else half, component)
        if not held.isidentifier():
            held = self._kept(half, self._key(half, component), held)
        return f"({held} * {held})" if times % 2 == 0 else f"({held} * {held} * {source})"

    def _inner_product(self, first: Node, second: Node, *, root: bool) -> str:
        if self._dialect == "array":
            product = f"np.sum({self.write(first)} * {self.write(second)}, axis=-1, keepdims=True)"
        else:
            terms = [f"{self.write(first, i)} * {self.write(second, i)}" for i in range(self._dimension)]
            product = f"({' + '.join(terms)})"
        return f"sqrt({product})" if root else product


def _own(node: Node) -> tuple[object, ...]:
    match node:
        case Number(value=value):
            return (repr(value),)
        case Name(name=name):
            return (name,)
        case Binary(operator=sign) | Compare(operator=sign):
            return (sign,)
        case Call(function=function):
            return (function,)
        case _:
            return ()


def literal(value: float) -> str:
    if math.isinf(value) or math.isnan(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "(-inf)")
    source = repr(float(value))
    return f"({source})" if value < 0 else source


def compiled(source: str, name: str, namespace: dict[str, object]) -> Callable[..., object]:
    """Compile source of our own making and return the function called `name` in it."""
    space = dict(namespace)
    exec(compile(source, f"<gdviz {name}>", "exec"), space)
    function = space[name]
    assert callable(function)
    return function
