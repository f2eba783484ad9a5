"""The tree of a formula → values of a program of array operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gdviz.engine.language.functions import CONSTANTS
from gdviz.engine.language.tree import Binary, Call, Compare, Name, Negate, Node, Number
from gdviz.engine.language.writing import LARGEST_PRODUCT
from gdviz.engine.many.array_program import COMPARISONS, Program

Valued = Callable[[Node], int]

_SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_COMPARISONS = dict(zip(("<", "<=", ">", ">="), COMPARISONS, strict=True))


def tree_value(
    program: Program, node: Node, names: Mapping[str, int], special: Callable[[Node, Valued], int | None]
) -> int:
    """Return the value of a tree; `special` may take a subtree over."""

    def value(part: Node) -> int:
        taken = special(part, value)
        return _value(program, part, names, value) if taken is None else taken

    return value(node)


def _value(program: Program, node: Node, names: Mapping[str, int], value: Valued) -> int:
    match node:
        case Number(value=number):
            return program.literal(number)
        case Name(name=name):
            return names[name] if name in names else program.literal(CONSTANTS[name])
        case Negate(operand=operand):
            return program.negated(value(operand))
        case Binary(operator="^", left=base, right=exponent):
            return _power(program, value(base), exponent, value)
        case Binary(operator=sign, left=left, right=right):
            return program.apply(_SIGNS[sign], value(left), value(right))
        case Compare(operator=sign, left=left, right=right):
            return program.apply(_COMPARISONS[sign], value(left), value(right))
        case Call(function="where", arguments=(condition, first, second)):
            return program.choice(value(condition), value(first), value(second))
        case Call(function="norm" | "dot" as function, arguments=arguments):
            product = _inner_product(program, value(arguments[0]), value(arguments[-1]))
            return program.apply("sqrt", product) if function == "norm" else product
        case Call(function=function, arguments=arguments):
            return program.called(function, tuple(value(argument) for argument in arguments))
    raise TypeError(node)


def _power(program: Program, base: int, exponent: Node, value: Valued) -> int:
    """Whole powers as in gdviz.engine.language.writing: the same products, so that the same numbers come out."""
    if not isinstance(exponent, Number):
        return program.apply("power", base, value(exponent))
    whole = int(exponent.value) if exponent.value == int(exponent.value) else 0
    if exponent.value == 0.5:
        return program.apply("sqrt", base)
    if not 0 < abs(whole) <= LARGEST_PRODUCT:
        return program.apply("power", base, program.literal(exponent.value))
    product = _product(program, base, abs(whole))
    return product if whole > 0 else program.apply("divide", program.literal(1.0), product)


def _product(program: Program, base: int, times: int) -> int:
    if times == 1:
        return base
    if times == 3:
        return program.apply("multiply", _product(program, base, 2), base)
    half = _product(program, base, times // 2)
    square = program.apply("multiply", half, half)
    return square if times % 2 == 0 else program.apply("multiply", square, base)


def _inner_product(program: Program, first: int, second: int) -> int:
    total = program.apply("multiply", program.part(first, 0), program.part(second, 0))
    for index in range(1, program.dimension):
        product = program.apply("multiply", program.part(first, index), program.part(second, index))
        total = program.apply("add", total, product)
    return total
