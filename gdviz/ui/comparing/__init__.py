"""The runs side by side, as a table that is worked with."""
