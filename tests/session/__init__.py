"""Mirrors gdviz/session/."""
