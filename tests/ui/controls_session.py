"""A session for the tests of controls, and finding a control by the name that a screen reader says."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment, LandscapeChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.changes.editing import add_run
from gdviz.session.session import Session

Control = TypeVar("Control", bound=QWidget)


def ready_session(*optimizers: str, landscape: str = "quadratic") -> Session:
    """A session on a landscape of the catalog with a run of each optimizer, the first one selected."""
    catalog = load_catalog([resources()])
    file = catalog.landscapes[landscape]
    choice = LandscapeChoice(file.formula, file.domain, file.id, file.minima)
    session = Session(catalog, Experiment(choice, file.start))
    session.prepare()
    for optimizer in optimizers:
        add_run(session, optimizer)
    session.select(0)
    return session


def named(root: QWidget, kind: type[Control], name: str) -> Control:
    """The only control of this kind and accessible name inside of `root`."""
    found = [control for control in root.findChildren(kind) if control.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} controls are called {name!r}"
    return found[0]


def texts_seen(root: QWidget) -> str:
    """Everything that labels inside of `root` say at the moment."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))
