"""What many runs at once need to know of one run of the session: all but where and with which values they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.engine.chosen_run import optimizer_of, setting_of
from gdviz.engine.experiment import RunChoice
from gdviz.engine.optimizer import Optimizer

if TYPE_CHECKING:
    from gdviz.engine.many.blocks import Job
    from gdviz.session.session import Session


def job_of(session: Session, choice: RunChoice, steps: int, optimizer: Optimizer | None = None) -> Job:
    """Return what `choice` does for so many steps; what was changed in its course is left out.

    `optimizer` is the one of the catalog unless it is at hand.
    """
    from gdviz.engine.many.blocks import Job  # not needed at the start

    experiment = session.experiment
    optimizer = optimizer or optimizer_of(session.catalog, choice)
    setting = setting_of(experiment, choice, optimizer)
    return Job(
        session.landscape, optimizer, choice.hyperparameters, steps, experiment.tolerance, setting=setting
    )  # fmt: skip
