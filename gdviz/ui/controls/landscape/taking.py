"""A problem of which one part is another: data, model or scaling. Three forms take one the same way."""

from __future__ import annotations

from typing import Any

import msgspec

from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.session import Session
from gdviz.ui.controls.fields.naming import reason_of


def taken(session: Session, **parts: Any) -> str:
    """Take the problem in force with other `parts` of its choice; return why that cannot be, "" where it was taken."""
    problem = session.experiment.landscape.problem
    assert problem is not None

    def take() -> str:
        change_problem(session, msgspec.structs.replace(problem, **parts))
        return ""

    return reason_of(take)
