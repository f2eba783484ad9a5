"""What a person does to a network: each is one change of the experiment, through `change_problem`."""

from __future__ import annotations

import msgspec

from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import NetworkChoice, ProblemChoice
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session

_DRAWN = ("hidden", "initialisation", "seed")  # what decides which weights a network starts with


def network_choice(session: Session) -> NetworkChoice | None:
    """Return the network of the experiment; None where another model, or no model, is looked at."""
    problem = session.experiment.landscape.problem
    return problem.model if problem is not None and isinstance(problem.model, NetworkChoice) else None


def change_network(session: Session, network: NetworkChoice) -> None:
    """Take another network on the same data.

    Where its weights are drawn otherwise they begin anew, at step 0; another activation or loss keeps the start.
    Raises InputError for what does not fit, FileError for data that cannot be read, and then changes nothing.
    """
    problem, old = session.experiment.landscape.problem, network_choice(session)
    if problem is None or old == network:
        return
    session.history.seal()  # each change is one to be undone
    anew = old is None or any(getattr(old, name) != getattr(network, name) for name in _DRAWN)
    change_problem(session, ProblemChoice(network, problem.data, problem.standardise), anew=anew)


def with_layer(network: NetworkChoice) -> NetworkChoice:
    """Return the network with one more hidden layer at its end, as wide as the one before."""
    return msgspec.structs.replace(network, hidden=(*network.hidden, network.hidden[-1] if network.hidden else 4))


def without_layer(network: NetworkChoice, index: int) -> NetworkChoice:
    """Return the network without the hidden layer `index`."""
    return msgspec.structs.replace(network, hidden=network.hidden[:index] + network.hidden[index + 1 :])


def with_width(network: NetworkChoice, index: int, width: int) -> NetworkChoice:
    """Return the network with another number of units in the hidden layer `index`."""
    return msgspec.structs.replace(network, hidden=(*network.hidden[:index], width, *network.hidden[index + 1 :]))


def sizes_of(problem: Problem) -> tuple[int, ...]:
    """Return how many inputs, units of each hidden layer and outputs a network has."""
    layers = problem.model.layers
    return (layers[0].inputs, *(layer.units for layer in layers))
