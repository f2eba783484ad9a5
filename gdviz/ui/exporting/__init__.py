"""What a person takes along from a window: pictures, trajectories, the table of the runs."""
