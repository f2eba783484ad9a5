"""What a person does to the model and the data of a problem: each is one change of the experiment."""

from __future__ import annotations

import msgspec

from gdviz.engine.data.chosen_problem import domain_around, problem_of
from gdviz.engine.data.problem_choice import ProblemChoice
from gdviz.engine.experiment import LandscapeChoice
from gdviz.session.session import Session


def change_problem(session: Session, choice: ProblemChoice, *, anew: bool = False) -> None:
    """Take another model or other data; start, domain and what is shown stay while the weights are the same.

    Weights with other names begin at the start of their model, at step 0, and so do all of them `anew`.
    Raises InputError or FileError, and then changes nothing.
    """
    problem = problem_of(session.catalog, choice)
    current = session.experiment.landscape
    if not anew and current.problem is not None and problem.variables == session.landscape.variables:
        landscape = msgspec.structs.replace(
            current, formula=problem.formula, id=choice.id, minima=problem.minima, problem=choice
        )
        session.change(session.experiment.with_landscape(landscape, session.experiment.start))
        return
    start = problem.model.start.tolist()
    landscape = LandscapeChoice(
        problem.formula, domain_around(problem, start), choice.id, problem.minima, problem=choice
    )
    session.playback.pause()
    session.change(session.experiment.with_landscape(landscape, start), cursor=0)
