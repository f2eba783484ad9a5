"""The panel of maps of many runs."""
