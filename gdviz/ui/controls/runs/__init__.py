"""The runs: their cards, and what each has of its own: hyperparameters, schedule, options, batches."""
