"""The commands that only change what the session plays and shows of it: each is a call of the session."""

from __future__ import annotations

from collections.abc import Callable

from gdviz.session.session import Session

FASTER = 10 ** (1 / 6)


def session_acts(session: Session, is_on: Callable[[str], bool]) -> dict[str, Callable[[], object]]:
    """Return what the commands do, by name; `is_on` tells whether one that is a switch is on."""
    playback = session.playback
    return {
        "play": playback.toggle,
        "step_forward": playback.step_forward,
        "step_back": playback.step_back,
        "restart": playback.restart,
        "run_to_end": playback.run_to_end,
        "faster": lambda: playback.set_speed(playback.speed * FASTER),
        "slower": lambda: playback.set_speed(playback.speed / FASTER),
        "glide": lambda: playback.set_glides(is_on("glide")),
        "rate_strips": lambda: session.strips.show(is_on("rate_strips")),
        "fan": lambda: session.batches.set(fan=is_on("fan")),
        "epoch_step": lambda: session.batches.set(epoch=is_on("epoch_step")),
        "arrows": lambda: session.microscope.set_always(is_on("arrows")),
    }
