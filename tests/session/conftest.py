"""What the session's tests share: a session with two runs on a bowl, and a list of what it tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gdviz import assets
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog, load_catalog
from gdviz.session.session import Session

NewSession = Callable[..., Session]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog([assets.resources()])


@pytest.fixture
def new_session(catalog: Catalog) -> NewSession:
    """Return a maker of prepared sessions: gd and adam on a bowl from (5, 5), 100 steps."""

    def make(**changes: object) -> Session:
        landscape = LandscapeChoice("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)), "quadratic", ((0.0, 0.0),))
        runs = tuple(
            RunChoice(name, name, catalog.optimizers[name].defaults() | {"lr": rate})
            for name, rate in (("gd", 0.05), ("adam", 0.5))
        )
        given: dict[str, object] = {"landscape": landscape, "start": (5.0, 5.0), "runs": runs} | changes
        session = Session(catalog, Experiment(**given))  # type: ignore[arg-type]
        session.prepare()
        return session

    return make


@pytest.fixture
def session(new_session: NewSession) -> Session:
    return new_session()


def told_by(session: Session) -> list[str]:
    """Return a list that grows by the name of every signal that `session` sends."""
    told: list[str] = []
    for name, signal in (
        ("experiment_changed", session.experiment_changed),
        ("landscape_changed", session.landscape_changed),
        ("advanced", session.advanced),
        ("cursor_moved", session.cursor_moved),
        ("selection_changed", session.selection_changed),
        ("looks_changed", session.looks_changed),
        ("playback_changed", session.playback_changed),
    ):
        signal.connect(lambda *_, name=name: told.append(name))
    return told
