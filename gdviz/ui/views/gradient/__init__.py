"""The gradient at the ball: its formulas, its sum, its slices and turning."""
