"""The data beside what a model makes of them."""
