"""The tests mirror gdviz/; `python -m tests` sets up what they need and runs them all."""
