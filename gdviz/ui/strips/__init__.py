"""Strips over the views: what became of a run, what could not be done, what can be recovered."""
