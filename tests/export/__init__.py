"""Mirrors gdviz/export/."""
