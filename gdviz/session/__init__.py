"""What the window looks at: experiment, runs, cursor, selection. psygnal, no Qt."""
