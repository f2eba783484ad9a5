"""What an experiment holds of a problem: the model with its settings, and the data. Round-trips through TOML."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from gdviz.engine.data.problems.activations import ActivationName
from gdviz.engine.data.problems.initialisation import InitialisationName
from gdviz.engine.data.sample_loss import LossName
from gdviz.engine.files.csv_table import Header


class LinearChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="linear"):
    """ŷ = w·x, and + b with a bias."""

    bias: bool = True


class PolynomialChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="polynomial"):
    """ŷ = w0 + w1 x + … of one feature."""

    degree: int = 3


class LogisticChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="logistic"):
    """The probability of the second of two classes."""


class SoftmaxChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="softmax"):
    """The probability of each class."""


class NetworkChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="network"):
    """Fully connected layers: the widths of the hidden ones, and how their weights are drawn from `seed`."""

    hidden: tuple[int, ...] = (8,)
    activation: ActivationName = "tanh"
    loss: LossName = "mse"
    initialisation: InitialisationName = "xavier"
    seed: int = 0


class DatasetChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dataset"):
    """A dataset of the catalog; a parameter that is missing has its default."""

    id: str
    parameters: dict[str, float] = {}
    seed: int = 0


class CsvChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="csv"):
    """A CSV file; by default the last column is the target and all others are features."""

    path: str
    features: tuple[str, ...] = ()
    target: str = ""
    header: Header = "auto"


class PointsChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="points"):
    """Samples that are written out: `inputs` has a row for each, `targets` a number, or the place of its class."""

    features: tuple[str, ...]
    target: str
    inputs: tuple[tuple[float, ...], ...]
    targets: tuple[float, ...]
    classes: tuple[str, ...] = ()


ModelChoice: TypeAlias = LinearChoice | PolynomialChoice | LogisticChoice | SoftmaxChoice | NetworkChoice
DataChoice: TypeAlias = DatasetChoice | CsvChoice | PointsChoice


class ProblemChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model, its data, and whether the model sees standardised features; `id` is the catalog's, "" for one's own."""

    model: ModelChoice
    data: DataChoice
    standardise: bool = False
    id: str = ""
