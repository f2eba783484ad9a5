"""What became of a run, and why: curvature, stability, verdicts, and remedies that have been tried."""
