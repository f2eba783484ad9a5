"""The files of a window: what is open, the ways in and out, and how a window looks as a file keeps it."""
