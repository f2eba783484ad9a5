"""The panels of the window as docks: shown, hidden, moved, and made when they are first shown."""
