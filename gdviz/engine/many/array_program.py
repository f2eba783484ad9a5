"""A straight run of array operations, written as NumPy that makes no array: every result goes into a buffer.

Values are numbered by what they are, so that equal subtrees are computed once. A buffer is given to another value as
soon as nothing reads it any more. Vectors are stacked, (P, n) with one contiguous row per component, so that one call
serves all components; what only has one number per point is a row (n,); what is the same for all points is a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from gdviz.engine.language.functions import DERIVED, FUNCTIONS
from gdviz.engine.language.writing import literal
from gdviz.engine.many.buffers import Kind, Operation, Value, Writing, Written

COMPARISONS = ("less", "less_equal", "greater", "greater_equal")


class Program:
    """Collects operations; `written` gives their source. `dimension` is P."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
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
        is_mask = function in COMPARISONS
        template = f"{{out}} = np.{function}({slots})" if is_mask else f"np.{function}({slots}, out={{out}})"
        if function == "powers":
            template = f"np.copyto({{out}}, powers({slots}))"
        result = self._operation((function, *operands), template, operands, is_mask=is_mask)
        if function == "multiply":
            self._products[result] = operands
        return result

    def negated(self, operand: int) -> int:
        """Return -operand; the sign of a product goes into its first number, which costs nothing."""
        value = self._values[operand]
        if operand in self._literals:
            return self.literal(-self._literals[operand])
        if value.kind == "number":
            return self.number(f"(-{value.source})")
        maker = self._products.get(operand)
        if maker is not None and (place := self._leading_number(operand)) is not None:
            result = self.apply(
                "multiply", *(self.negated(part) if place == index else part for index, part in enumerate(maker))
            )
        else:
            result = self.apply("negative", operand)
        self._opposite[result] = operand
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

    def choice(self, condition: int, first: int, second: int) -> int:
        """Return where(condition, first, second)."""
        key = ("where", condition, first, second)
        if self.kind(condition) == "number":
            template = "np.copyto({out}, {1} if {0} else {2})"
        else:
            template = "np.copyto({out}, {2}); np.copyto({out}, {1}, where={0})"
        return self._operation(key, template, (condition, first, second), shares=False)

    def called(self, function: str, operands: tuple[int, ...]) -> int:
        """Return the value of a function of the formula language."""
        array = {**FUNCTIONS, **DERIVED}[function].array
        if isinstance(array, np.ufunc):
            return self.apply(array.__name__, *operands)
        slots = ", ".join(f"{{{index}}}" for index in range(len(operands)))
        return self._operation((function, *operands), f"np.copyto({{out}}, {function}({slots}))", operands)

    def written(self, wanted: Iterable[int], names: Mapping[Kind, str]) -> Written:
        """Return the source; the `wanted` values are there at the end. `names` begin the names of new buffers."""
        wanted = set(wanted)
        return Writing(self._values, self._needed(wanted), wanted, names).result

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

    def _leading_number(self, product: int) -> int | None:
        """Return which factor of a product is a number, or a product that holds one."""
        for index, factor in enumerate(self._products.get(product, ())):
            if self.kind(factor) == "number" or self._leading_number(factor) is not None:
                return index
        return None

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
