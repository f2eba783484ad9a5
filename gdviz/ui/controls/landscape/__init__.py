"""What is minimised: a formula, or a problem with its data and model; and the part of it that is seen."""
