"""Random search: a random point of the domain at every step, and the lowest of them."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.engine.algorithms.method import Method, Move, Place, Profile, begin_plainly
from gdviz.engine.algorithms.probe import Probe
from gdviz.engine.algorithms.trial_terms import ACCEPTED, SAMPLE
from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text


def _step(probe: Probe, place: Place, values: Mapping[str, float]) -> Move:
    low, high = probe.domain
    share = probe.random.random(len(low))
    sample = low * (1.0 - share) + high * share
    loss = probe.loss(sample)
    is_better = loss < place.loss
    terms: dict[str, Array | float] = {SAMPLE.name: sample, ACCEPTED.name: float(is_better), _SAMPLE_LOSS.name: loss}
    return Move(sample, terms, loss) if is_better else Move(place.position, terms, place.loss)


_SAMPLE_LOSS = Term("sample_loss", False, Text("the loss at the point tried", "试探点的损失"))
METHODS = (
    Method(
        Profile(
            "random_search",
            Text("Random search", "随机搜索"),
            1958,
            "Brooks 1958; Bergstra & Bengio 2012",
            Text(
                "Tries a random point of the domain at every step and keeps the lowest. With many variables of "
                "which few matter it beats a grid.",
                "每步在区域内随机试一个点，保留最低的。变量很多而只有少数起作用时，胜过网格。",
            ),
            (),
            (SAMPLE, ACCEPTED, _SAMPLE_LOSS),
            ("loss",),
            searches_domain=True,
            is_random=True,
        ),
        begin_plainly,
        _step,
    ),
)
