"""Mirrors gdviz/engine/."""
