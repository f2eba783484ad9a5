"""The map of the landscape, or its curve: ground, paths, arrows, and what is pointed at on it."""
