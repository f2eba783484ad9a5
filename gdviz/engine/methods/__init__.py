"""Optimizers that need an algorithm, one file each. A file lists what it offers as METHODS; nothing else names it."""

from __future__ import annotations

import importlib
import pkgutil

from gdviz.engine.algorithms.method import Method


def all_methods() -> dict[str, Method]:
    """Return every method of every file in this folder, by id, in the order of their ids."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    methods = (method for module in modules for method in module.METHODS)
    return {method.id: method for method in sorted(methods, key=lambda method: method.id)}
