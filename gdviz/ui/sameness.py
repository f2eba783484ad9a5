"""Whether what a view shows is what it drew last: by identity, as objects that hold arrays do not compare."""

from __future__ import annotations

_PLAIN = (int, float, str, tuple, list)


def same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Return whether both hold the same objects in the same places, or equal numbers, texts and lists of such.

    Keep `other` and not ids of its objects: an id is given again once its object is gone.
    """
    return len(one) == len(other) and all(
        a is b or (isinstance(a, _PLAIN) and type(a) is type(b) and a == b) for a, b in zip(one, other, strict=True)
    )
