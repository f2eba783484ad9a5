"""How runs are shown, and which of it stays when the runs of an experiment become others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How a run is shown: the number of its style (colour, dash, marker), and whether it is shown."""

    slot: int
    visible: bool = True


def looks_of(
    names: Sequence[str], present: Mapping[str, Look], former: Mapping[str, str], back: Mapping[str, Look]
) -> dict[str, Look]:
    """Return the looks of the runs `names`: of those that stay, also under a new name, of those that come back.

    `former` has the present names of runs that were given new ones; all others get the first style that is free.
    """
    looks: dict[str, Look] = {}
    for name in names:
        known = present.get(former.get(name, name)) or back.get(name)
        if known is not None:
            looks[name] = known
    for name in names:
        if name not in looks:
            taken = {look.slot for look in looks.values()}
            looks[name] = Look(next(slot for slot in range(len(taken) + 1) if slot not in taken))
    return {name: looks[name] for name in names}
