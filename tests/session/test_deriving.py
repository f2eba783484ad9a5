"""A landscape whose derivatives take long is taken once they are there; the window goes on with the other one."""

from __future__ import annotations

import dataclasses

import pytest

from gdviz.session.changes import editing
from gdviz.session.session import Session
from tests.session.conftest import NewSession

HEAVY = "exp(-sqrt(x^2 + y^2 + 0.1)) sqrt(1 + sqrt(1 + (y - x^2)^2)) / (1 + exp(sin(x) cos(y)))"
NEVER = "x^(y - y + 60)"  # what SymPy alone finds to be too large


@pytest.fixture
def windowed(new_session: NewSession) -> Session:
    """A session as a window has it."""
    session = new_session()
    session.prepare()
    session.making.patience = 0.012
    return session


def test_a_landscape_comes_with_its_derivatives_and_what_was_there_goes_on(windowed: Session) -> None:
    told: list[bool] = []
    windowed.deriving.changed.connect(lambda: told.append(windowed.deriving.busy))
    before = windowed.experiment.landscape
    assert editing.choose_formula(windowed, HEAVY) is None
    assert windowed.deriving.busy and windowed.experiment.landscape == before
    windowed.playback.step_forward()
    assert windowed.cursor == 1 and windowed.landscape.formula == before.formula
    windowed.backgrounds.finish()
    assert windowed.landscape.formula == HEAVY and told == [True, False]
    assert windowed.landscape.derived == 1  # the second ones are made when they are asked for, aside as well
    assert not windowed.deriving.has_second()
    windowed.backgrounds.finish()
    assert windowed.deriving.has_second() and windowed.landscape.derived == 2


def test_the_last_wish_counts_and_a_late_refusal_is_told(windowed: Session) -> None:
    before = windowed.experiment.landscape
    editing.choose_formula(windowed, HEAVY + " + x")
    assert editing.choose_formula(windowed, NEVER) is None
    windowed.backgrounds.finish()
    assert windowed.experiment.landscape == before
    assert windowed.deriving.refusal is not None and "exponent" in str(windowed.deriving.refusal)
    windowed.playback.play()
    editing.choose_landscape(windowed, "shubert")
    assert windowed.deriving.refusal is None and not windowed.playback.playing
    assert editing.choose_formula(windowed, before.formula) is None  # typed back: nothing is waited for
    windowed.backgrounds.finish()
    assert windowed.experiment.landscape == before
    editing.choose_landscape(windowed, "eggholder")
    windowed.playback.play()  # what was chosen, not what is still there
    windowed.backgrounds.finish()
    assert windowed.experiment.landscape.id == "eggholder" and windowed.playback.playing


def test_a_landscape_that_leaves_the_catalog_while_it_is_waited_for_is_taken_as_it_was(windowed: Session) -> None:
    catalog = windowed.catalog
    own = dataclasses.replace(catalog.landscapes["shubert"], id="own", formula=HEAVY + " + 3y")  # derived nowhere yet
    windowed.use_catalog(dataclasses.replace(catalog, landscapes={**catalog.landscapes, "own": own}))
    editing.choose_landscape(windowed, "own")
    assert windowed.deriving.busy
    windowed.use_catalog(catalog)
    windowed.backgrounds.finish()
    assert windowed.landscape.formula == own.formula


def test_undo_takes_back_the_landscape_that_is_still_waited_for_and_nothing_else(windowed: Session) -> None:
    editing.set_hyperparameter(windowed, 0, "lr", 0.01)
    before = windowed.experiment
    editing.choose_formula(windowed, HEAVY + " + y")
    said = windowed.history.undoable
    assert said is not None and said.template == "choose the landscape"
    windowed.history.undo()
    windowed.backgrounds.finish()
    assert windowed.experiment == before and not windowed.deriving.waits


def test_a_file_is_read_aside_and_gives_way_to_what_is_chosen_meanwhile(windowed: Session) -> None:
    taken: list[str] = []
    windowed.deriving.opened(iter([(1.0, "a file")]), taken.append)
    assert windowed.deriving.waits and not taken
    windowed.deriving.finish()
    assert taken == ["a file"]
    windowed.deriving.opened(iter([(1.0, "another")]), taken.append)
    editing.choose_landscape(windowed, "himmelblau")
    windowed.backgrounds.finish()
    assert taken == ["a file"] and windowed.experiment.landscape.id == "himmelblau"
