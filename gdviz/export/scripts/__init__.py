"""The parts of a script: formulas, landscapes, runs and pictures as Python that a person reads."""
