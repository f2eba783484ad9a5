"""Landscapes made of data: datasets, models, their losses, and the batches that a step sees."""
