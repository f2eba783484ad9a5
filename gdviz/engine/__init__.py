"""What one descent computes: formulas, landscapes, optimizers, runs. NumPy and SymPy; no Qt, no clock, no colours."""
