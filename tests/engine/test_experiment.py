"""The description of everything that is computed: changed by making another, written and read back exactly."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from gdviz.engine.errors import InputError
from gdviz.engine.experiment import (
    MOST_STEPS,
    VERSION,
    Experiment,
    LandscapeChoice,
    RunChoice,
    check_complete,
    check_interval,
    from_toml,
    to_toml,
)
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.run import Edit

PATH = Path("saved.toml")
BOWL = LandscapeChoice("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)), "quadratic", ((0.0, 0.0),))
GD = RunChoice("gd", "gd", {"lr": 0.05})
ADAM = RunChoice("adam", "adam", {"lr": 0.5, "beta1": 0.9}, (Edit(3, "lr", 0.1), Edit(7, "beta1", 0.5)))
PLAIN = Experiment(BOWL, (5.0, 5.0), (GD, ADAM))


def test_an_experiment_is_read_back_exactly() -> None:
    numbers = (0.1 + 0.2, 1e-300, 5e-324, 1.7976931348623157e308, -0.0, 1 / 3, 123456789.123456789, 1e22, 2.0**53 + 2)
    for value in numbers:
        experiment = Experiment(
            LandscapeChoice("√x₁ · |x₂| + “” \\ \" ' \n", ((-value - 1, value + 1),) * 2, "中文 ✓", ((value, -value),)),
            (value, -value),
            (RunChoice("é 名 ='[]#", "adam", {"lr": value, "β": -value}, (Edit(10**6, "lr", value),)),),
            123,
            value if value > 0 else 0.0,
            2**62,
        )
        again = from_toml(PATH, to_toml(experiment))
        assert again == experiment
        assert math.copysign(1, again.start[0]) == math.copysign(1, value)


def test_random_experiments_are_read_back_exactly() -> None:
    chance = random.Random(4)

    def number() -> float:
        return chance.choice([1, -1]) * chance.random() * 10.0 ** chance.randint(-300, 300)

    for _ in range(50):
        runs = tuple(
            RunChoice(
                f"run {index}",
                "gd",
                {"lr": number(), "k": number()},
                tuple(Edit(chance.randrange(1000), "lr", number()) for _ in range(chance.randrange(4))),
            )
            for index in range(chance.randrange(4))
        )
        experiment = Experiment(LandscapeChoice("x²", ((-1.0, 1.0),)), (number(),), runs, chance.randrange(1, 10**6))
        assert from_toml(PATH, to_toml(experiment)) == experiment


def test_whole_numbers_in_a_file_are_numbers_too() -> None:
    text = to_toml(PLAIN).replace("5.0,", "5,").replace("lr = 0.05", "lr = 1")
    assert from_toml(PATH, text).start == (5.0, 5.0)


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("steps = 100", "stepz = 100", "stepz", "stepz"),
        ("steps = 100", 'steps = "100"', "steps", "experiment.steps"),
        ("steps = 100", "steps = 1.5", "steps", "experiment.steps"),
        ("steps = 100", "steps = true", "steps", "experiment.steps"),
        ("tolerance = 0.0", "tolerance = []", "tolerance", "experiment.tolerance"),
        ("gdviz = 1", "", None, "gdviz"),
        ("gdviz = 1", 'gdviz = "1"', "gdviz", "gdviz"),
        ("gdviz = 1", f"gdviz = {VERSION + 1}", "gdviz", "newer than this program"),
        ("gdviz = 1", "gdviz = 1\ncolour = 3", "colour", "colour"),
        ("formula = ", "formel = ", "formel", "formel"),
        ("lr = 0.5", 'lr = "a"', "lr = ", "experiment.runs.2.hyperparameters.lr"),
        ('optimizer = "adam"', "optimizer = 3", "optimizer = 3", "experiment.runs.2.optimizer"),
        (
            "[[experiment.runs.edits]]\nstep = 7",
            "[[experiment.runs.edits]]\nstep = false",
            "step = false",
            "runs.2.edits.2.step",
        ),
        ("[experiment]", "[experiment", "[experiment", "not valid TOML"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_key_and_line(old: str, new: str, key: str | None, said: str) -> None:
    text = edited_text(old, new)
    with pytest.raises(FileError) as caught:
        from_toml(PATH, text)
    mistake = caught.value.mistake
    assert mistake.path == PATH
    assert said in str(mistake.message)
    if key is not None:
        assert key in text.split("\n")[mistake.line - 1]


EDITS = """
[[experiment.runs.edits]]
step = 3
name = "lr"
value = 0.1

[[experiment.runs.edits]]
step = 7
name = "beta1"
value = 0.5
"""
WRITTEN = (
    """\
gdviz = 1

[experiment]
start = [5, 5]
steps = 100
tolerance = 0.0

[experiment.landscape]
formula = "3x² + 2xy + 6y²"
domain = [[-6, 6], [-6, 6]]

[[experiment.runs]]
name = "gd"
optimizer = "gd"
hyperparameters = { lr = 0.05 }

[[experiment.runs]]
name = "adam"
optimizer = "adam"

[experiment.runs.hyperparameters]
lr = 0.5
beta1 = 0.9
"""
    + EDITS
)


def edited_text(old: str, new: str) -> str:
    assert WRITTEN.count(old) >= 1
    place = WRITTEN.rindex(old) if old.startswith("lr") else WRITTEN.index(old)
    return WRITTEN[:place] + new + WRITTEN[place + len(old) :]


def test_a_file_written_by_hand_is_read() -> None:
    experiment = from_toml(PATH, WRITTEN)
    assert experiment.runs == PLAIN.runs and experiment.seed == 0 and experiment.landscape.id == ""


def test_an_edit_makes_another_experiment_and_leaves_this_one() -> None:
    assert PLAIN.with_start((1, 2)).start == (1.0, 2.0)
    assert PLAIN.with_steps(7).steps == 7
    assert PLAIN.with_tolerance(1e-3).tolerance == 1e-3
    assert PLAIN.with_domain([(0, 1), (2, 3)]).landscape.domain == ((0.0, 1.0), (2.0, 3.0))
    assert PLAIN.with_domain([(0, 1), (2, 3)]).landscape.minima == BOWL.minima
    assert PLAIN.with_run(GD).runs == (GD, ADAM, GD)
    assert PLAIN.with_run(ADAM, 0).runs == (ADAM, ADAM)
    assert PLAIN.without_run(0).runs == (ADAM,)
    assert PLAIN.without_edits(1).runs[1].edits == ()
    assert Experiment(BOWL, (5.0, 5.0), (GD, ADAM)) == PLAIN


def test_a_hyperparameter_applies_from_a_step_on_and_drops_what_came_later() -> None:
    assert PLAIN.with_hyperparameter(0, "lr", 0.2).runs[0] == RunChoice("gd", "gd", {"lr": 0.2})
    assert PLAIN.with_hyperparameter(0, "lr", 0.2, 9).runs[0].edits == (Edit(9, "lr", 0.2),)
    earlier = PLAIN.with_hyperparameter(1, "lr", 0.2, 2).runs[1]
    assert earlier.edits == (Edit(7, "beta1", 0.5), Edit(2, "lr", 0.2))
    later = PLAIN.with_hyperparameter(1, "lr", 0.2, 5).runs[1]
    assert [later.value_at("lr", step) for step in (0, 2, 3, 4, 5, 99)] == [0.5, 0.5, 0.1, 0.1, 0.2, 0.2]
    assert PLAIN.with_hyperparameter(1, "lr", 0.2).runs[1].edits == (Edit(7, "beta1", 0.5),)


def test_edits_of_a_file_in_any_order_mean_the_same() -> None:
    run = RunChoice("a", "gd", {"lr": 1.0}, (Edit(9, "lr", 3.0), Edit(4, "lr", 2.0)))
    assert [run.value_at("lr", step) for step in (3, 4, 8, 9)] == [1.0, 2.0, 2.0, 3.0]


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert PLAIN.free_name("sgd") == "sgd"
    assert PLAIN.free_name("gd") == "gd 2"
    assert PLAIN.with_run(RunChoice("gd 2", "gd", {})).free_name("gd") == "gd 3"


@pytest.mark.parametrize(
    "change",
    [
        lambda: PLAIN.with_start((1.0,)),
        lambda: PLAIN.with_start((1.0, 2.0, 3.0)),
        lambda: PLAIN.with_start((math.nan, 1.0)),
        lambda: PLAIN.with_start((math.inf, 1.0)),
        lambda: PLAIN.with_steps(0),
        lambda: PLAIN.with_steps(-3),
        lambda: PLAIN.with_steps(MOST_STEPS + 1),
        lambda: PLAIN.with_tolerance(-1e-9),
        lambda: PLAIN.with_tolerance(math.nan),
        lambda: PLAIN.with_tolerance(math.inf),
        lambda: PLAIN.with_domain([(1.0, 0.0), (0.0, 1.0)]),
        lambda: PLAIN.with_domain([(0.0, 0.0), (0.0, 1.0)]),
        lambda: PLAIN.with_domain([(0.0, math.nan), (0.0, 1.0)]),
        lambda: PLAIN.with_domain([(-math.inf, 0.0), (0.0, 1.0)]),
        lambda: PLAIN.with_domain([(0.0, 1e13), (0.0, 1.0)]),
        lambda: check_interval(1.0, 1.0 + 1e-12),
    ],
)
def test_what_cannot_be_computed_is_refused(change: Callable[[], object]) -> None:
    with pytest.raises(InputError) as caught:
        change()
    assert str(caught.value)


@pytest.mark.parametrize(
    ("experiment", "dimension"),
    [
        (PLAIN, 1),
        (PLAIN, 3),
        (Experiment(BOWL, (5.0,)), 2),
        (Experiment(LandscapeChoice("x", ((-1.0, 1.0),)), (5.0, 5.0)), 2),
        (Experiment(LandscapeChoice("x", ((-1.0, 1.0),), "", ((0.0, 0.0),)), (5.0,)), 1),
        (Experiment(BOWL, (5.0, math.nan)), 2),
        (Experiment(BOWL, (5.0, 5.0), (GD, GD)), 2),
        (Experiment(BOWL, (5.0, 5.0), steps=0), 2),
        (Experiment(BOWL, (5.0, 5.0), tolerance=-1.0), 2),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(experiment: Experiment, dimension: int) -> None:
    with pytest.raises(InputError):
        check_complete(experiment, dimension)
