"""What occurs more than once in some trees gets a name, so that a person reads it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from gdviz.engine.language.tree import Compare, Name, Node, Number, children, mapped, renamed, walk

LEAST = 6  # nodes of a part that is worth a name
_LETTERS = "abcdhkmnqrsuvw"


def shared(trees: Sequence[Node], taken: Set[str]) -> tuple[list[tuple[str, Node]], list[Node]]:
    """Return (name, part) for what occurs again, each after the ones that it reads, and the trees that read them."""
    letters = [letter for letter in _LETTERS if letter not in taken]
    found: list[tuple[str, Node]] = []
    rest = list(trees)
    for letter in letters:
        part = _largest([*rest, *(node for _, node in found)])
        if part is None:
            break
        found = [(name, _named(node, part, letter)) for name, node in found]
        rest = [_named(node, part, letter) for node in rest]
        found.insert(0, (letter, part))
    ordered = dict(zip((name for name, _ in found), letters, strict=False))  # a, b, c … from above

    def in_order(node: Node) -> Node:
        return renamed(node, lambda name: ordered.get(name, name))

    return [(ordered[name], in_order(node)) for name, node in found], [in_order(node) for node in rest]


def _largest(trees: Sequence[Node]) -> Node | None:
    counts = Counter(part for tree in trees for part in walk(tree) if not isinstance(part, Name | Number | Compare))
    repeated = [(_size(part), part) for part, count in counts.items() if count > 1]
    size, part = max(repeated, key=lambda pair: pair[0], default=(0, None))
    return part if size >= LEAST else None


def _size(node: Node) -> int:
    return 1 + sum(map(_size, children(node)))


def _named(node: Node, part: Node, name: str) -> Node:
    return mapped(node, lambda one: Name(name) if one == part else one)
