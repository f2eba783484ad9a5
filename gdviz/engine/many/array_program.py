"""A straight run of array operations, written as NumPy that makes no array: every result goes into a buffer.

Values are numbered by what they are, so that equal subtrees are computed once. A buffer is given to another value as
soon as nothing reads it any more. Vectors are stacked, (P, n) with one contiguous row per component, so that one call
serves all components; what only has one number per point is a row (n,); what is the same for all points is a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from gdviz.engine.language.functions import CONSTANTS, DERIVED, FUNCTIONS
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number
from gdviz.engine.language.writing import LARGEST_PRODUCT, literal
from gdviz.engine.many.buffers import Kind, Operation, Value, Writing, Written

Call1 = Callable[[Node], int]

_SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_TESTS = {"<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}


class Program:
    """Collects operations; `written` gives their source. `dimension` is P."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._values: list[Value] = []
        self._operations: list[Operation] = []
        self._known: dict[tuple[object, ...], int] = {}
        self._products: dict[int, tuple[int, ...]] = {}  # product → its factors
        self._literals: dict[int, float] = {}
        self._opposite: dict[int, int] = {}  # a value with a sign before it → the value

    def number(self, source: str) -> int:
        """Return the value of a number that `source` gives."""
        return self._new(("number", source), Value("number", source))

    def literal(self, number: float) -> int:
        """Return the value of a constant."""
        value = self.number(literal(number))
        self._literals[value] = number
        return value

    def given(self, name: str, kind: Kind, pinned: bool = False) -> int:
        """Return the value of an array that is handed in as `name`; a pinned one is only read."""
        return self._new(("given", name), Value(kind, name, pinned=pinned))

    def part(self, vector: int, index: int) -> int:
        """Return component `index` of a vector."""
        if self.kind(vector) != "vector":
            return vector
        return self._new(("part", vector, index), Value("row", whole=vector, part=index))

    def kind(self, value: int) -> Kind:
        return self._values[value].kind

    def owns_buffer(self, value: int) -> bool:
        """Tell whether a value lies in a buffer of its own, which may be written."""
        about = self._values[value]
        return about.kind != "number" and about.whole < 0 and not about.pinned and not about.is_mask

    def apply(self, function: str, *operands: int) -> int:
        """Return function(operands…): a ufunc of NumPy, or "powers" of Python."""
        function, operands = self._without_signs(function, *operands)
        if function in ("add", "multiply"):
            operands = tuple(sorted(operands))  # a + b and b + a are the same to the last bit
        slots = ", ".join(f"{{{index}}}" for index in range(len(operands)))
        is_mask = function in _TESTS.values()
        template = f"{{out}} = np.{function}({slots})" if is_mask else f"np.{function}({slots}, out={{out}})"
        if function == "powers":
            template = f"np.copyto({{out}}, powers({slots}))"
        result = self._operation((function, *operands), template, operands, is_mask=is_mask)
        if function == "multiply":
            self._products[result] = operands
        return result

    def stacked(self, rows: Iterable[int]) -> int:
        """Return the vector of these components, each a row or a number."""
        rows = list(rows)
        key = ("stacked", *rows)
        if key in self._known:
            return self._known[key]
        vector = self._new(key, Value("vector"))
        makers = {operation.result for operation in self._operations}
        for index, row in enumerate(rows):
            made = self._values[row]
            if row in makers and made.kind == "row" and made.whole < 0 and not made.is_mask:
                made.whole, made.part = vector, index  # written where the vector lies, instead of copied there
            else:
                part = self.part(vector, index)
                self._operations.append(Operation("np.copyto({out}, {0})", (row,), part, shares=False))
        return vector

    def copied(self, value: int, kind: Kind) -> int:
        """Return a new value, equal to `value`, in a buffer of its own."""
        self._values.append(Value(kind))
        self._operations.append(Operation("np.copyto({out}, {0})", (value,), len(self._values) - 1, shares=False))
        return len(self._values) - 1

    def tree(self, node: Node, names: Mapping[str, int], special: Callable[[Node, Call1], int | None]) -> int:
        """Return the value of a tree; `special` may take a subtree over."""

        def value(part: Node) -> int:
            taken = special(part, value)
            return self._value(part, names, value) if taken is None else taken

        return value(node)

    def _value(self, node: Node, names: Mapping[str, int], value: Call1) -> int:
        match node:
            case Number(value=number):
                return self.literal(number)
            case Name(name=name):
                return names[name] if name in names else self.literal(CONSTANTS[name])
            case Negate(operand=operand):
                return self._negated(value(operand))
            case Binary(operator="^", left=base, right=exponent):
                return self._power(value(base), exponent, value)
            case Binary(operator=sign, left=left, right=right):
                return self.apply(_SIGNS[sign], value(left), value(right))
            case Compare(operator=sign, left=left, right=right):
                return self.apply(_TESTS[sign], value(left), value(right))
            case Call(function="where", arguments=(condition, first, second)):
                return self._choice(value(condition), value(first), value(second))
            case Call(function="norm" | "dot" as function, arguments=arguments):
                product = self._inner_product(value(arguments[0]), value(arguments[-1]))
                return self.apply("sqrt", product) if function == "norm" else product
            case Call(function=function, arguments=arguments):
                return self._called(function, tuple(value(argument) for argument in arguments))
        raise TypeError(node)

    def _without_signs(self, function: str, *operands: int) -> tuple[str, tuple[int, ...]]:
        """Let a sum take the sign of its operand: b + (-a) and b - a are the same to the last bit."""
        if function == "add":
            for first, second in (operands, operands[::-1]):
                if (plain := self._opposite.get(second)) is not None:
                    return "subtract", (first, plain)
        if function == "subtract" and (plain := self._opposite.get(operands[1])) is not None:
            return "add", (operands[0], plain)
        if function == "subtract" and operands[1] in self._literals:
            return "add", (operands[0], self.literal(-self._literals[operands[1]]))
        return function, operands

    def _negated(self, operand: int) -> int:
        """Return -operand; the sign of a product goes into its first number, which costs nothing."""
        value = self._values[operand]
        if operand in self._literals:
            return self.literal(-self._literals[operand])
        if value.kind == "number":
            return self.number(f"(-{value.source})")
        maker = self._products.get(operand)
        if maker is not None and (place := self._leading_number(operand)) is not None:
            result = self.apply(
                "multiply", *(self._negated(part) if place == index else part for index, part in enumerate(maker))
            )
        else:
            result = self.apply("negative", operand)
        self._opposite[result] = operand
        return result

    def _leading_number(self, product: int) -> int | None:
        """Return which factor of a product is a number, or a product that holds one."""
        for index, factor in enumerate(self._products.get(product, ())):
            if self.kind(factor) == "number" or self._leading_number(factor) is not None:
                return index
        return None

    def _power(self, base: int, exponent: Node, value: Call1) -> int:
        """Whole powers as in gdviz.engine.language.writing: the same products, so that the same numbers come out."""
        if not isinstance(exponent, Number):
            return self.apply("power", base, value(exponent))
        whole = int(exponent.value) if exponent.value == int(exponent.value) else 0
        if exponent.value == 0.5:
            return self.apply("sqrt", base)
        if not 0 < abs(whole) <= LARGEST_PRODUCT:
            return self.apply("power", base, self.literal(exponent.value))
        product = self._product(base, abs(whole))
        return product if whole > 0 else self.apply("divide", self.literal(1.0), product)

    def _product(self, base: int, times: int) -> int:
        if times == 1:
            return base
        if times == 3:
            return self.apply("multiply", self._product(base, 2), base)
        half = self._product(base, times // 2)
        square = self.apply("multiply", half, half)
        return square if times % 2 == 0 else self.apply("multiply", square, base)

    def _inner_product(self, first: int, second: int) -> int:
        total = self.apply("multiply", self.part(first, 0), self.part(second, 0))
        for index in range(1, self._dimension):
            product = self.apply("multiply", self.part(first, index), self.part(second, index))
            total = self.apply("add", total, product)
        return total

    def _choice(self, condition: int, first: int, second: int) -> int:
        key = ("where", condition, first, second)
        if self.kind(condition) == "number":
            template = "np.copyto({out}, {1} if {0} else {2})"
        else:
            template = "np.copyto({out}, {2}); np.copyto({out}, {1}, where={0})"
        return self._operation(key, template, (condition, first, second), shares=False)

    def _called(self, function: str, operands: tuple[int, ...]) -> int:
        array = {**FUNCTIONS, **DERIVED}[function].array
        if isinstance(array, np.ufunc):
            return self.apply(array.__name__, *operands)
        slots = ", ".join(f"{{{index}}}" for index in range(len(operands)))
        return self._operation((function, *operands), f"np.copyto({{out}}, {function}({slots}))", operands)

    def _operation(
        self,
        key: tuple[object, ...],
        template: str,
        operands: tuple[int, ...],
        shares: bool = True,
        is_mask: bool = False,
    ) -> int:
        if key in self._known:
            return self._known[key]
        kinds = {self.kind(operand) for operand in operands}
        kind: Kind = "vector" if "vector" in kinds else "row"
        assert kinds != {"number"}, template
        result = self._new(key, Value(kind, is_mask=is_mask))
        self._operations.append(Operation(template, operands, result, shares))
        return result

    def _new(self, key: tuple[object, ...], value: Value) -> int:
        if key not in self._known:
            self._values.append(value)
            self._known[key] = len(self._values) - 1
        return self._known[key]

    def written(self, wanted: Iterable[int], names: Mapping[Kind, str]) -> Written:
        """Return the source; the `wanted` values are there at the end. `names` begin the names of new buffers."""
        wanted = set(wanted)
        return Writing(self._values, self._needed(wanted), wanted, names).result

    def _needed(self, wanted: set[int]) -> list[Operation]:
        """Return the operations that the wanted values rest on."""
        read = {self._owner(value) for value in wanted}
        needed: list[Operation] = []
        for operation in reversed(self._operations):
            if self._owner(operation.result) in read:
                read |= {self._owner(value) for value in operation.operands}
                needed.append(operation)
        return needed[::-1]

    def _owner(self, value: int) -> int:
        whole = self._values[value].whole
        return value if whole < 0 else whole
