"""The fair race in the window: its panel, its card, its chart."""
