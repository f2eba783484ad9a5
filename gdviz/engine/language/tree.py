"""The tree of a formula: what the parser makes and every writer reads.

Nodes are frozen and compare by meaning: where they stood in the text (`column`, from 1) does not count,
so that equal subtrees can be computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Number:
    """A literal; `text` as the author wrote it."""

    value: float
    text: str = field(default="", compare=False)
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, hyperparameter, term or constant, in canonical spelling (x₁, x_1 and x1 are "x1")."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    operand: Node
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """left operator right, with operator one of + - * / ^ ; `implicit` when a product was written without a sign."""

    operator: str
    left: Node
    right: Node
    implicit: bool = field(default=False, compare=False)
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """left operator right, with operator one of < <= > >= ; only inside where(…)."""

    operator: str
    left: Node
    right: Node
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple[Node, ...]
    column: int = field(default=0, compare=False)


Node = Number | Name | Negate | Binary | Compare | Call


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct subtrees of `node`, in the author's order."""
    match node:
        case Negate(operand=operand):
            return (operand,)
        case Binary(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and every subtree, parents first."""
    ahead = [node]
    while ahead:
        part = ahead.pop()
        yield part
        ahead.extend(reversed(children(part)))


def names_in(node: Node) -> set[str]:
    """Return the names that occur in `node`."""
    return {part.name for part in walk(node) if isinstance(part, Name)}


def depth(node: Node) -> int:
    """Return the length of the longest way down, 1 for a leaf; a row of sums or of products counts as one level."""
    parts, rank = [node], _RANKS.get(node.operator) if isinstance(node, Binary) else None
    operands: list[Node] = []
    while parts:
        part = parts.pop()
        if rank is not None and isinstance(part, Binary) and _RANKS.get(part.operator) == rank:
            parts += [part.left, part.right]
        elif part is node:
            operands += children(part)
        else:
            operands.append(part)
    return 1 + max((depth(operand) for operand in operands), default=0)


_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}


def renamed(node: Node, new_name: Callable[[str], str]) -> Node:
    """Return `node` with every name replaced by `new_name(name)`."""
    return mapped(node, lambda part: Name(new_name(part.name), part.column) if isinstance(part, Name) else part)


def substituted(node: Node, values: Mapping[str, Node]) -> Node:
    """Return `node` with the names in `values` replaced by the nodes there."""
    if not values:
        return node
    return mapped(node, lambda part: values.get(part.name, part) if isinstance(part, Name) else part)


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return `node` with every subtree replaced by `change(subtree)`, the innermost first."""
    match node:
        case Negate(operand=operand, column=column):
            node = Negate(mapped(operand, change), column)
        case Binary(operator=op, left=left, right=right, implicit=implicit, column=column):
            node = Binary(op, mapped(left, change), mapped(right, change), implicit, column)
        case Compare(operator=op, left=left, right=right, column=column):
            node = Compare(op, mapped(left, change), mapped(right, change), column)
        case Call(function=function, arguments=arguments, column=column):
            node = Call(function, tuple(mapped(argument, change) for argument in arguments), column)
    return change(node)
