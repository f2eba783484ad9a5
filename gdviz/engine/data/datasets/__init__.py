"""Samples drawn at random, by kind; the files of the catalog say which kind and with what numbers."""
