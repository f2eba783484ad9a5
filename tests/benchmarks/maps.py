"""How soon something is seen of a map of many runs in the real window."""

from __future__ import annotations

from time import perf_counter

import msgspec


def map_figures() -> dict[str, float]:
    """Seconds from the wish for a map to its first cells on the screen: the slowest of its kinds."""
    from tests.benchmarks.frames import opened_window, put_away, settle

    app, session, window = opened_window("himmelblau", ["adam"])
    window.command("maps").trigger()
    settle(app)
    times = []
    for kind in ("basins", "steps", "rates"):
        session.maps.choose(msgspec.structs.replace(session.maps.choice, kind="none"))
        session.maps.forget()
        settle(app)
        before = perf_counter()
        session.maps.choose(msgspec.structs.replace(session.maps.choice, kind=kind))
        while session.maps.known is None:
            app.processEvents()
        settle(app)
        times.append(perf_counter() - before)
    session.maps.choose(msgspec.structs.replace(session.maps.choice, kind="none"))
    window.command("maps").trigger()
    put_away(app, window)
    return {"map_first_s": max(times)}
