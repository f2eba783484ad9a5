"""What a person does to an experiment: each is one change of it, and one step of undo."""
