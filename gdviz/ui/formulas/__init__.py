"""Formulas as mathematics: typeset, drawn in a widget, and with numbers in the place of names."""
