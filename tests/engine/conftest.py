"""What the engine's tests share: the catalog of the product."""

from __future__ import annotations

import pytest

from gdviz import assets
from gdviz.engine.files.catalog import Catalog, load_catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog([assets.resources()])
