"""The loss plot: the curves of the runs, what they are counted over, and how they are looked at."""
