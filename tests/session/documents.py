"""Documents for tests: random ones, made as a person could make them, from the catalog."""

from __future__ import annotations

import random

import msgspec

from gdviz.engine.chosen_landscape import problem_place
from gdviz.engine.chosen_run import optimizer_of
from gdviz.engine.errors import InputError
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.run import Edit
from gdviz.session.files.document import Document, RunLook
from gdviz.session.files.view_choice import Arrangement, CameraChoice, DockPlace, LossRange, PointingChoice, ViewChoice
from gdviz.session.looking.batch_looking import BatchLook


def random_document(catalog: Catalog, seed: int) -> Document:
    """Return a document that differs in everything with the seed."""
    chance = random.Random(seed)
    landscape, start = _landscape(catalog, chance)
    runs = tuple(_run(catalog, chance, f"run {number}「{seed}」 = \"'") for number in range(chance.randrange(5)))
    experiment = Experiment(
        landscape, start, runs, chance.randint(1, 500), chance.choice([0.0, 1e-9]), chance.getrandbits(62)
    )
    looks = tuple(RunLook(chance.randrange(9), chance.random() < 0.7, chance.randrange(40)) for _ in runs)
    cursor = chance.randrange(40)
    selected = chance.randrange(len(runs)) if runs else -1
    return Document(experiment, cursor, selected, chance.uniform(1.0, 1000.0), looks, _view(chance), {})


def _landscape(catalog: Catalog, chance: random.Random) -> tuple[LandscapeChoice, tuple[float, ...]]:
    if chance.random() < 0.2:
        return problem_place(catalog, chance.choice(sorted(catalog.problems)))
    entry = catalog.landscapes[chance.choice(sorted(catalog.landscapes))]
    return entry.choice(), tuple(chance.uniform(low, high) for low, high in entry.domain)


def _run(catalog: Catalog, chance: random.Random, name: str) -> RunChoice:
    while True:
        choice = RunChoice(
            name,
            chance.choice(sorted(catalog.optimizers)),
            {},
            schedule=chance.choice(["", *sorted(catalog.schedules)]),
            options=tuple(chance.sample(sorted(catalog.options), chance.randrange(2))),
        )
        try:
            declared = optimizer_of(catalog, choice).hyperparameters
        except InputError:  # parts that do not go together
            continue
        values = {key: one.default for key, one in declared.items()}
        steps = sorted(chance.sample(range(1, 40), chance.randrange(3))) if declared else []
        edits = []
        for step in steps:
            key = chance.choice(sorted(declared))
            edits.append(Edit(step, key, declared[key].default))
        return msgspec.structs.replace(choice, hyperparameters=values, edits=tuple(edits))


def _view(chance: random.Random) -> ViewChoice:
    def flag() -> bool:
        return chance.random() < 0.5

    camera = CameraChoice(chance.uniform(-180, 180), chance.uniform(4, 89), chance.uniform(0.4, 6), (0.1, -0.2, 1 / 3))
    pointing = PointingChoice(chance.uniform(0, 6), chance.uniform(1e-3, 0.5), flag(), flag(), flag())
    docks = Arrangement(
        (chance.randint(400, 3000), 800),
        {"rows": (500, 170), "views": ()},
        (DockPlace("microscope", (400, 300), tab=0, is_front=flag()),),
    )
    flags = [field.name for field in msgspec.structs.fields(ViewChoice) if field.type is bool]
    return ViewChoice(
        chance.choice(["both", "contour", "surface"]), **{name: flag() for name in flags},
        quantity=chance.choice(["loss", "gradient", "distance", "term v", "term v 2"]),
        smoothing=chance.choice([0.0, 0.5, 0.99]),
        batches=BatchLook(fan=chance.random() < 0.5, count=chance.randint(2, 99), size=chance.randint(0, 9)),
        line=chance.choice([None, 0, 3]), camera=chance.choice([None, camera]),
        map_range=chance.choice([None, ((-1.5, 1e-9), (0.1, 0.3))]),
        loss_range=chance.choice([None, LossRange((-0.1, 33.3), (-7.0, 2.0))]),
        pointing=chance.choice([None, pointing]), arrangement=chance.choice([Arrangement(), docks]),
    )  # fmt: skip
